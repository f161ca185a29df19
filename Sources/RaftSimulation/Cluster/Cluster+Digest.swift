import Raft

extension Cluster {
  /// A fingerprint of everything that can influence what happens next, the same on every machine.
  public var digest: UInt64 {
    var digest = Digest()
    digest.combine(time)
    digest.combine(fastProposalsOn ? 1 : 0)
    for node in nodes { Self.combine(node, into: &digest) }
    for item in network.messages { Self.combine(item, into: &digest) }
    for link in network.cutLinks {
      digest.combine(link.from)
      digest.combine(link.to)
    }
    return digest.value
  }

  private static func combine(_ node: SimulatedNode, into digest: inout Digest) {
    digest.combine(node.id)
    digest.combine(node.isAlive ? 1 : 0)
    digest.combine(UInt64(node.startCount))
    digest.combine(node.application.appliedIndex)
    digest.combine(node.application.history)
    combine(node.disk, into: &digest)
    for write in node.waitingWrites {
      digest.combine(write.index)
      if let state = write.hardState { combine(state, into: &digest) }
      for entry in write.entries { combine(entry, into: &digest) }
    }
    if node.isApplicationHeld {
      digest.combine(UInt64(node.waitingApplies.count) + 1)
      for applying in node.waitingApplies { for entry in applying.entries { combine(entry, into: &digest) } }
    }
    guard let raft = node.raft else { return }
    combine(raft.basicStatus.hardState, into: &digest)
    digest.combine(raft.basicStatus.softState.leader)
    digest.combine(UInt64(raft.basicStatus.softState.role.rawValue))
    digest.combine(raft.replica.log.fast)
    digest.combine(UInt64(raft.replica.electionElapsed))
    digest.combine(UInt64(raft.replica.randomizedElectionTimeout))
  }

  private static func combine(_ disk: MemoryStorage, into digest: inout Digest) {
    combine(disk.hardState, into: &digest)
    digest.combine(disk.snapshot().index)
    digest.combine(disk.firstIndex())
    let entries = (try? disk.entries(from: disk.firstIndex(), to: disk.lastIndex() + 1, sizeInBytesMax: .max)) ?? []
    for entry in entries { combine(entry, into: &digest) }
    for entry in disk.slots { combine(entry, into: &digest) }
  }

  private static func combine(_ state: HardState, into digest: inout Digest) {
    digest.combine(state.term)
    digest.combine(state.vote)
    digest.combine(state.commit)
    digest.combine(state.incarnation)
  }

  private static func combine(_ entry: Entry, into digest: inout Digest) {
    digest.combine(entry.index)
    digest.combine(entry.term)
    digest.combine(UInt64(entry.insertedBy.rawValue))
    digest.combine(entry.content.node)
    digest.combine(entry.content.incarnation)
    digest.combine(entry.content.sequence)
    digest.combine(bytes: entry.data)
  }

  private static func combine(_ item: InFlightMessage, into digest: inout Digest) {
    let message = item.message
    digest.combine(UInt64(item.number))
    digest.combine(item.dueAt)
    digest.combine(item.isHeld ? 1 : 0)
    digest.combine(UInt64(message.kind.rawValue))
    for number in [message.from, message.to, message.term, message.logTerm, message.index, message.commit, message.fastCommit] {
      digest.combine(number)
    }
    digest.combine(message.reject ? 1 : 0)
    for entry in message.entries { combine(entry, into: &digest) }
  }
}
