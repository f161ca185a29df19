import Raft

/// Tells the states of a node apart, by everything that can influence what it does next.
///
/// Left out are flow control and clocks, since a search by macro steps decides itself which messages arrive, and in what order.
struct MachinePrinter {
  let raft: RawNode<MemoryStorage>
  let nodeCount: Int
  let voterCount: Int
  let broken: BrokenRules
  let grain: Grain
  /// Where the competing values trade their names.
  var exchange = ValueExchange.none

  /// Whether the term in which a slot was filled matters: only to mutants, the rules never look at it.
  static func slotTermsMatter(_ broken: BrokenRules) -> Bool { !broken.isDisjoint(with: [.m6, .m12]) }

  private var replica: Replica<MemoryStorage> { raft.replica }

  /// The leader-approved log.
  var logRecord: LogRecord {
    var entries = replica.log.allEntries
    // Who inserted an entry is told apart nowhere but on screens.
    for position in entries.indices { entries[position].insertedBy = .leader }
    let index = replica.log.firstIndex - 1
    return LogRecord(previous: EntryPosition(term: replica.log.termOrZero(at: index), index: index), entries: entries)
  }

  /// The state with all names of nodes in it.
  func exactPrint() -> Fingerprint {
    var print = ownPrint(isElecting: true)
    print.combine(replica.id)
    print.combine(replica.vote)
    print.combine(replica.isGateOpen ? replica.leader : noNode)
    print.combine(replica.proposer.incarnation)
    print.combine(replica.votedForSlotsOf)
    for entry in replica.log.allEntries + replica.slots.entries { print.combine(entry.content.node << 32 | entry.content.incarnation) }
    for column in 0..<nodeCount { print.combine(peerPrint(column, isExact: true)) }
    if grain == .singleMessages { combineMessaging(into: &print) }
    return print
  }

  /// The state whatever the nodes are called. Within a term there is one candidate, so "the leader" and "whom it voted for" are no names.
  ///
  /// - Parameter isElecting: whether the term's candidate may still win. Once it may not, it is like a follower without a leader, and it does
  ///   not matter who else voted.
  func ownPrint(isElecting: Bool) -> Fingerprint {
    var print = Fingerprint(1)
    let log = replica.log
    print.combine(replica.term)
    let isFollower = replica.role == .follower || (replica.role == .candidate && !isElecting)
    print.combine(isFollower ? 0 : UInt64(replica.role.rawValue) + 1)
    print.combine(replica.vote == replica.id ? 1 : replica.vote == noNode || !isElecting ? 0 : 2)
    // Behind a closed gate a node has nothing to tell its leader.
    print.combine(replica.leader == noNode || !replica.isGateOpen ? 0 : 1)
    print.combine(replica.votedForSlotsOf == noNode ? 0 : 1)
    print.combine(log.committed)
    // Nothing asks for the fast frontier where the classic one is as far.
    print.combine(log.frontier)
    print.combine(log.applied)
    print.combine(log.firstIndex)
    print.combine(log.termOrZero(at: log.firstIndex - 1))
    print.combine(log.storage.snapshot().index)
    for entry in log.allEntries { combine(entry, into: &print, term: entry.term) }
    print.combine(.max)
    let termsMatter = Self.slotTermsMatter(broken)
    for entry in replica.slots.entries { combine(entry, into: &print, term: termsMatter ? entry.term : 0) }
    print.combine(.max)
    print.combine(replica.haltReason == nil ? 0 : 1)
    if voterCount < nodeCount {
      // Who joins is no node like the others, and it matters who knows of it.
      print.combine(replica.id > NodeID(voterCount) ? 1 : 0)
      print.combine(UInt64(replica.tracker.config.voters.incoming.voters.count))
    }
    if let leadership = replica.leadership {
      print.combine(leadership.fast.noop > log.committed ? leadership.fast.noop : 0)
      print.combine(leadership.fast.barrier > log.committed ? leadership.fast.barrier : 0)
      print.combine(leadership.pendingConfIndex > log.applied ? 1 : 0)
      for tally in leadership.fast.possibleEntries.tallies { print.combine(tally.index) }
    }
    return print
  }

  private func combine(_ entry: Entry, into print: inout Fingerprint, term: Term) {
    print.combine(term << 48 | entry.index << 40 | UInt64(Content.code(entry.content, nodeCount: nodeCount, exchange: exchange)))
  }

  /// What the node knows of the node in a column, if it leads; the term names the leader.
  func peerPrint(_ column: Int, isExact: Bool) -> Fingerprint {
    guard let leadership = replica.leadership else { return Fingerprint() }
    let peer = NodeID(column + 1)
    var print = Fingerprint(2)
    print.combine(replica.term)
    // What is committed needs no more acknowledgements.
    print.combine(max(replica.tracker.progress[peer]?.match ?? 0, replica.log.committed))
    for tally in leadership.fast.possibleEntries.tallies {
      guard let content = tally.vote(of: peer) else { continue }
      print.combine(tally.index)
      print.combine(UInt64(Content.code(content, nodeCount: nodeCount, exchange: exchange)))
      if isExact { print.combine(content.node << 32 | content.incarnation) }
    }
    return print
  }

  /// The competing values that the node holds, or knows others to hold.
  private var values: ValuesHeld {
    var values = ValuesHeld()
    for entry in replica.log.allEntries + replica.slots.entries { values.note(code: Content.code(entry.content, nodeCount: nodeCount)) }
    for tally in replica.leadership?.fast.possibleEntries.tallies ?? [] {
      for column in 0..<nodeCount {
        if let content = tally.vote(of: NodeID(column + 1)) { values.note(code: Content.code(content, nodeCount: nodeCount)) }
      }
    }
    return values
  }

  /// The state with what a search asks of it.
  func machine(log: LogID) -> Machine {
    let replica = replica
    return Machine(
      log: log, term: Int(replica.term), role: replica.role, vote: replica.vote, isGateOpen: replica.isGateOpen,
      firstIndex: Int(replica.log.firstIndex), lastIndex: Int(replica.log.lastIndex), commit: Int(replica.log.committed),
      fast: Int(replica.log.fast), slotBits: replica.slots.entries.reduce(0) { $0 | 1 << UInt32($1.index) },
      values: values, snapshotIndex: Int(replica.log.storage.snapshot().index), compactionIndexMax: Int(raft.compactionIndexMax),
      isHalted: replica.haltReason != nil,
      voterBits: replica.tracker.config.voters.incoming.voters.ids.reduce(0) { $0 | 1 << UInt32($1) })
  }
}
