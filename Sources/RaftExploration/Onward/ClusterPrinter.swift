import Raft
import RaftSimulation

/// Tells the states of a cluster apart by everything that can influence what an ``OnwardSearch`` does next.
///
/// Left out are the numbers and times of messages, since a search lets any of them arrive next; the clocks of followers, which stand still;
/// and how values came to be committed, once it is known which are.
enum ClusterPrinter {
  /// The whole cluster, from what its nodes print.
  static func print(_ cluster: Cluster, nodes: [Fingerprint], spent: OnwardSpent) -> Fingerprint {
    var print = Fingerprint(11)
    print.combine(spent.packed)
    for node in nodes { print.combine(node) }
    print.combine(messages(of: cluster))
    for index in stride(from: cluster.commits.lastIndex, to: 0, by: -1) {
      guard let record = cluster.commits[index] else { break }
      combine(record.entry, into: &print)
    }
    for election in cluster.elections.elections {
      guard case .won = election.outcome else { continue }
      print.combine(election.term << 8 | election.candidate)
    }
    return print
  }

  /// The messages on their way, in whatever order.
  private static func messages(of cluster: Cluster) -> Fingerprint {
    var sum = Fingerprint(12)
    for item in cluster.network.messages {
      var print = Fingerprint(item.isHeld ? 13 : 14)
      combine(item.message, into: &print)
      sum.add(print)
    }
    return sum
  }

  /// One machine.
  static func print(_ node: SimulatedNode) -> Fingerprint {
    var print = Fingerprint(15)
    print.combine(node.isAlive ? 1 : 0)
    print.combine(node.application.appliedIndex)
    print.combine(node.application.history)
    combine(node.confState, into: &print)
    for read in node.reads { print.combine(UInt64(read.number) << 32 | (read.index ?? 0)) }
    for write in node.waitingWrites { combine(write, into: &print) }
    print.combine(node.isApplicationHeld ? 1 : 0)
    for applying in node.waitingApplies { combine(applying, into: &print) }
    combine(node.disk, into: &print)
    if let raft = node.raft { combine(raft.replica, into: &print) }
    return print
  }

  static func combine(_ disk: MemoryStorage, into print: inout Fingerprint) {
    combine(disk.hardState, into: &print)
    print.combine(disk.snapshot().index)
    print.combine(disk.snapshot().term)
    for entry in disk.slots { combine(entry, into: &print) }
    print.combine(.max)
    guard disk.lastIndex() >= disk.firstIndex() else { return }
    let entries = (try? disk.entries(from: disk.firstIndex(), to: disk.lastIndex() + 1, sizeInBytesMax: .max)) ?? []
    for entry in entries { combine(entry, into: &print) }
    print.combine(.max)
  }

  static func combine(_ state: HardState, into print: inout Fingerprint) {
    print.combine(state.term)
    print.combine(state.vote)
    print.combine(state.commit)
    print.combine(state.incarnation)
  }

  static func combine(_ state: ConfState, into print: inout Fingerprint) {
    for ids in [state.voters, state.votersOutgoing, state.learners, state.learnersNext] {
      for id in ids { print.combine(id) }
      print.combine(.max)
    }
    print.combine(state.autoLeave ? 1 : 0)
  }

  static func combine(_ content: ContentID, into print: inout Fingerprint) {
    print.combine(content.node << 32 | content.incarnation)
    print.combine(content.sequence)
  }

  static func combine(_ entry: Entry, into print: inout Fingerprint) {
    print.combine(entry.term << 32 | entry.index)
    print.combine(UInt64(entry.kind.rawValue) << 8 | UInt64(entry.insertedBy.rawValue))
    combine(entry.content, into: &print)
    combine(bytes: entry.data, into: &print)
  }

  static func combine(bytes: [UInt8], into print: inout Fingerprint) {
    var digest = Digest()
    digest.combine(bytes: bytes)
    print.combine(digest.value)
  }

  static func combine(_ message: Message, into print: inout Fingerprint) {
    print.combine(UInt64(message.kind.rawValue) << 2 | (message.reject ? 2 : 0) | (message.fastPath ? 1 : 0))
    print.combine(message.from << 32 | message.to)
    print.combine(message.term << 32 | message.logTerm)
    print.combine(message.index)
    print.combine(message.commit << 32 | message.fastCommit)
    print.combine(message.rejectHint)
    print.combine(message.vote)
    print.combine(message.incarnation)
    print.combine(UInt64(message.hintPart) << 32 | UInt64(message.hintPartCount))
    combine(bytes: message.context, into: &print)
    for entry in message.entries { combine(entry, into: &print) }
    for write in message.slotWrites {
      switch write {
      case .insert(let entry): combine(entry, into: &print)
      case .remove(let index): print.combine(~index)
      }
    }
    for response in message.responses { combine(response, into: &print) }
    guard let snapshot = message.snapshot else { return }
    print.combine(snapshot.term << 32 | snapshot.index)
    combine(snapshot.confState, into: &print)
  }
}
