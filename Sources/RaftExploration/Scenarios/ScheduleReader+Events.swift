import Raft
import RaftSimulation

extension ScheduleReader {
  /// Takes the macro steps that an event stands for.
  mutating func read(_ input: Input, before: Cluster, after: Cluster) throws(ScheduleReadingError) {
    switch input {
    case .deliver(let number):
      if let item = before.network.message(number) { try readDelivery(item.message, before, after) }
    case .propose(let id, _), .put(let id, _, _): try readSlots(id, before, after)
    case .restart(let id): if id <= NodeID(bounds.nodeCount) { try take(.restart(id)) }
    case .crash(_, .now): break
    case .crash: throw failure("the search has no crash at a write; expected a crash between two events")
    case .compact(let id, _): if id <= NodeID(bounds.nodeCount) { try take(.compact(id)) }
    case .drop, .duplicate, .hold, .release, .reorder, .delay, .cut, .mend, .heal, .tick, .campaign, .read: break
    default:
      throw failure("a search has no such step; expected proposals, elections, deliveries, ticks, faults of links, crashes and compactions")
    }
    try readElections(before, after)
    try readDecisions(before, after)
  }

  private mutating func readDelivery(_ message: Message, _ before: Cluster, _ after: Cluster) throws(ScheduleReadingError) {
    // Learners hold and propose, but never count.
    let voters = 1...NodeID(bounds.nodeCount)
    guard voters.contains(message.to), after.node(message.to)?.isAlive == true else { return }
    if message.kind == .fastProposal {
      for entry in message.entries { try take(.propose(message.to, index: Int(entry.index), value: try value(of: entry))) }
      return
    }
    guard voters.contains(message.from) else { return }
    switch message.kind {
    case .vote: if isCandidate(message.from, of: message.term) { try take(.answer(message.to, candidate: message.from)) }
    case .voteResponse: try readGrant(message, before, after)
    case .append: try replicate(message, behind: message.index, through: message.entries.last?.index ?? message.index)
    case .heartbeat: try replicate(message, behind: message.commit, through: message.commit)
    case .snapshot: try take(.snapshot(from: message.from, to: message.to))
    default: break
    }
  }

  private func isCandidate(_ id: NodeID, of term: Term) -> Bool {
    let machine = stepper.machine(world, Int(id) - 1)
    return machine.role == .candidate && machine.term == Int(term)
  }

  private mutating func readGrant(_ message: Message, _ before: Cluster, _ after: Cluster) throws(ScheduleReadingError) {
    guard !message.reject, before.node(message.to)?.raft?.replica.term == message.term else { return }
    var granters = grants[message.to] ?? []
    if !granters.contains(message.from) { granters.append(message.from) }
    grants[message.to] = granters
    let wins = role(message.to, before) == .candidate && role(message.to, after) == .leader
    if wins && isCandidate(message.to, of: message.term) { try take(.win(message.to, grants: granters)) }
  }

  private mutating func replicate(_ message: Message, behind: LogIndex, through: LogIndex) throws(ScheduleReadingError) {
    let term = Int(message.term)
    guard term <= Int(world.termLast), world.logs[term] > 0 else { return }
    let log = stepper.table.log(world.logs[term] - 1)
    guard Int(behind) >= log.first - 1, Int(through) <= log.last, behind <= through else { return }
    try take(.replicate(term: term, behind: Int(behind), through: Int(through), to: message.to))
  }

  private func value(of entry: Entry) throws(ScheduleReadingError) -> Int {
    guard let value = names.value(of: entry) else {
      throw failure("a value is proposed again, for index \(entry.index); expected each value at one index, as in searches")
    }
    guard value < 3 else { throw failure("a fourth value for index \(entry.index); expected at most three") }
    return value
  }

  private func role(_ id: NodeID, _ cluster: Cluster) -> Role? { cluster.node(id)?.raft?.replica.role }

  /// What a voter proposes is in its own slot first.
  private mutating func readSlots(_ id: NodeID, _ before: Cluster, _ after: Cluster) throws(ScheduleReadingError) {
    guard id <= NodeID(bounds.nodeCount), let now = after.node(id)?.raft?.replica, let then = before.node(id)?.raft?.replica else { return }
    for entry in now.slots.entries where !then.slots.entries.contains(where: { $0.index == entry.index && $0.content == entry.content }) {
      try take(.propose(id, index: Int(entry.index), value: try value(of: entry)))
    }
  }

  /// Whoever has become a candidate. Term 1 is that of the leader that searches start with.
  private mutating func readElections(_ before: Cluster, _ after: Cluster) throws(ScheduleReadingError) {
    for id in 1...NodeID(bounds.nodeCount) {
      guard let now = after.node(id)?.raft?.replica, let then = before.node(id)?.raft?.replica else { continue }
      guard now.term > then.term, now.role != .follower else { continue }
      grants[id] = []
      if now.term == 1 {
        if id != 1 { throw failure("\(nodeName(id)) campaigns in term 1; expected S1, who leads it where searches start") }
        continue
      }
      let next = Term(world.termLast) + 1
      if now.term != next {
        throw failure("\(nodeName(id)) campaigns in term \(now.term); expected term \(next), the next that nobody has campaigned in")
      }
      try take(.campaign(id))
    }
  }

  /// What a leader has appended, where the schedule has not had it do so yet.
  private mutating func readDecisions(_ before: Cluster, _ after: Cluster) throws(ScheduleReadingError) {
    for id in 1...NodeID(bounds.nodeCount) {
      guard let now = after.node(id)?.raft?.replica, let then = before.node(id)?.raft?.replica else { continue }
      guard now.role == .leader, then.role == .leader, now.term == then.term, now.log.lastIndex > then.log.lastIndex else { continue }
      for index in (then.log.lastIndex + 1)...now.log.lastIndex {
        guard let entry = now.log.entry(at: index), !ContentNames.isNoop(entry) else { continue }
        try decide(id, entry)
      }
    }
  }

  private mutating func decide(_ id: NodeID, _ entry: Entry) throws(ScheduleReadingError) {
    let machine = stepper.machine(world, Int(id) - 1)
    guard machine.role == .leader, machine.lastIndex < Int(entry.index) else { return }
    if machine.slotBits >> UInt32(entry.index) & 1 == 1 { return try take(.decide(id)) }
    try take(.append(id, index: Int(entry.index), value: try value(of: entry)))
  }
}
