import Raft
import RaftSimulation

/// Carries out a schedule of macro steps in the simulation, so that it can be written as a scenario file.
///
/// Competing values come from learners, who hold what they propose and never count: all their proposals are in flight from the start, as
/// the search has it. Entries travel one at a time, so that a node can receive any part of a log.
struct ScenarioWriter {
  /// How it begins: the first node leads.
  static let opening: [Command] = [.campaign(.id(1)), .settle]

  private(set) var run: Run
  /// How many events the opening has.
  private(set) var openingEventCount = 0

  private let nodeCount: Int
  private let schedule: [ScheduleStep]
  private var position = 0
  /// Which nodes led which terms.
  private var leaders: [Term: NodeID] = [1: 1]

  /// How many exchanges between a leader and a follower one macro step may take.
  private static let exchangesMax = 40

  init(schedule: [ScheduleStep], bounds: ExplorationBounds, mutants: [Mutant]) {
    self.schedule = schedule
    nodeCount = bounds.nodeCount
    run = Run(settings: ClusterSettings(schedule: schedule, bounds: bounds, mutants: mutants))
  }

  /// Carries out the schedule.
  ///
  /// - Returns: false when a step could not be brought about by the messages of the simulation.
  mutating func write() -> Bool {
    guard Self.opening.allSatisfy({ perform($0) }) else { return false }
    openingEventCount = run.cursor
    proposeAll()
    for (number, step) in schedule.enumerated() {
      position = number
      if !carryOut(step.step) { return false }
      quiet()
      if !run.cluster.violations.isEmpty { return true }
    }
    return true
  }

  private mutating func perform(_ command: Command) -> Bool { (try? run.perform(command)) != nil }

  private func node(_ id: NodeID) -> RawNode<MemoryStorage>? { run.cluster.node(id)?.raft }

  /// Every learner proposes its values for all indexes in order, since each aims behind what it has proposed before.
  private mutating func proposeAll() {
    for value in 0..<ClusterSettings.valueCount(of: schedule) {
      let last = schedule.compactMap { $0.step.value == value ? $0.step.index : nil }.max() ?? 1
      for index in 2...max(2, last) {
        run.act(.propose(node: NodeID(nodeCount + 1 + value), value: "\(index)\(MacroStep.name(ofValue: value))"))
      }
    }
  }

  private mutating func carryOut(_ step: MacroStep) -> Bool {
    switch step {
    case .propose(let id, let index, let value): return deliverProposal(to: id, index, value)
    case .proposeAndCrash(let id, let index, let value):
      run.act(.crash(id, .beforeWrite))
      guard deliverProposal(to: id, index, value) else { return false }
      if node(id) != nil { run.act(.crash(id, .now)) }
      run.act(.restart(id))
      return true
    case .append(let id, let index, let value): return deliverProposal(to: id, index, value) && decide(id)
    case .decide(let id): return decide(id)
    case .campaign(let id): return campaign(id)
    case .answer(let voter, let candidate): return answer(voter, candidate)
    case .win(let id, let grants): return win(id, grants)
    case .replicate(let term, let behind, let through, let id): return replicate(Term(term), behind: behind, through, id)
    case .snapshot(let from, let id): return snapshot(from, id)
    case .restart(let id):
      run.act(.crash(id, .now))
      run.act(.restart(id))
      return true
    case .compact(let id): return perform(.compact(.id(id), nil))
    case .deliver: return false
    case .join(let leader):
      return run.cluster.leader == leader && perform(.member(MemberChange(kind: .add, node: NodeID(nodeCount))))
    }
  }
}

extension ScenarioWriter {
  private func messages(_ kind: MessageKind, from: NodeID, to: NodeID) -> [InFlightMessage] {
    run.cluster.network.messages.filter { $0.message.kind == kind && $0.message.from == from && $0.message.to == to }
  }

  private mutating func deliverProposal(to id: NodeID, _ index: Int, _ value: Int) -> Bool {
    let from = NodeID(nodeCount + 1 + value)
    let found = messages(.fastProposal, from: from, to: id).first { $0.message.entries.first?.index == LogIndex(index) }
    guard let found else { return false }
    let isNeededAgain = schedule[(position + 1)...].contains { $0.step.node == id && $0.step.index == index && $0.step.value == value }
    if isNeededAgain { run.act(.duplicate(found.number)) }
    run.act(.deliver(found.number))
    quiet()
    return true
  }

  /// The leader's patience ends.
  private mutating func decide(_ id: NodeID) -> Bool {
    guard let before = node(id)?.replica.log.lastIndex else { return false }
    let wasDecided = node(id)?.replica.slots.isEmpty == true
    for _ in 0...4 where node(id)?.replica.log.lastIndex == before && !wasDecided { run.act(.tick(id)) }
    return true
  }

  private mutating func campaign(_ id: NodeID) -> Bool {
    let term = (leaders.keys.max() ?? 1) + 1
    while let own = node(id)?.replica.term, own < term { run.act(.campaign(id)) }
    leaders[term] = id
    return node(id)?.replica.role == .candidate
  }

  private mutating func answer(_ voter: NodeID, _ candidate: NodeID) -> Bool {
    guard let term = node(candidate)?.replica.term else { return false }
    guard let request = messages(.vote, from: candidate, to: voter).last(where: { $0.message.term == term }) else { return false }
    run.act(.deliver(request.number))
    return true
  }

  private mutating func win(_ id: NodeID, _ voters: [NodeID]) -> Bool {
    guard let term = node(id)?.replica.term else { return false }
    for voter in voters {
      for grant in messages(.voteResponse, from: voter, to: id) where grant.message.term == term { run.act(.deliver(grant.number)) }
    }
    return node(id)?.replica.role == .leader || !run.cluster.violations.isEmpty
  }

  private mutating func quiet() { run.deliverOwed(nodeCount: nodeCount) }

  /// Lets a follower receive a term's log up to an index, as far as the leader's messages reach.
  private mutating func replicate(_ term: Term, behind: Int, _ through: Int, _ id: NodeID) -> Bool {
    guard let leader = leaders[term] else { return false }
    for _ in 0..<Self.exchangesMax {
      if !run.cluster.violations.isEmpty { return true }
      let appends = messages(.append, from: leader, to: id).filter {
        $0.message.term == term && Int($0.message.entries.last?.index ?? $0.message.index) <= through
      }
      if let append = appends.first {
        run.act(.deliver(append.number))
        quiet()
        continue
      }
      if holds(term, through, id) {
        if behind == through && position == schedule.count - 1 { _ = answersEarly(term, behind, id) }
        return true
      }
      guard let office = node(leader)?.replica, office.role == .leader, office.term == term else { return false }
      exchangeHeartbeat(leader, id)
    }
    return holds(term, through, id)
  }

  /// What a message without entries does where a shortcut answers before it looks at them, one with entries does as well.
  private mutating func answersEarly(_ term: Term, _ behind: Int, _ id: NodeID) -> Bool {
    guard
      let append = messages(.append, from: leaders[term] ?? 0, to: id).first(where: {
        $0.message.term == term && Int($0.message.index) == behind
      })
    else { return false }
    run.act(.deliver(append.number))
    return !run.cluster.violations.isEmpty
  }

  private func holds(_ term: Term, _ through: Int, _ id: NodeID) -> Bool {
    guard let own = node(id)?.replica, own.term == term, own.leader == leaders[term] else { return false }
    return own.log.lastIndex >= LogIndex(through)
      && messages(.append, from: leaders[term] ?? 0, to: id).allSatisfy { $0.message.term != term || $0.message.index >= through }
  }

  private mutating func exchangeHeartbeat(_ leader: NodeID, _ id: NodeID) {
    run.act(.tick(leader))
    for beat in messages(.heartbeat, from: leader, to: id).suffix(1) { run.act(.deliver(beat.number)) }
    for answer in messages(.heartbeatResponse, from: id, to: leader).suffix(1) { run.act(.deliver(answer.number)) }
    quiet()
  }

  /// Lets nothing arrive that would make a snapshot needless, and all that tells the leader how far behind the node is.
  private mutating func refuseAppends(_ leader: NodeID, _ id: NodeID) {
    for append in messages(.append, from: leader, to: id) {
      let isBeyond = append.message.index > node(id)?.replica.log.lastIndex ?? 0
      run.act(isBeyond ? .deliver(append.number) : .drop(append.number))
    }
    quiet()
  }

  private mutating func snapshot(_ leader: NodeID, _ id: NodeID) -> Bool {
    for _ in 0..<Self.exchangesMax {
      if let message = messages(.snapshot, from: leader, to: id).last {
        run.act(.deliver(message.number))
        return true
      }
      refuseAppends(leader, id)
      exchangeHeartbeat(leader, id)
    }
    return false
  }
}

extension MacroStep {
  /// The index that it proposes for.
  var index: Int? {
    switch self {
    case .propose(_, let index, _), .proposeAndCrash(_, let index, _), .append(_, let index, _): index
    default: nil
    }
  }

  /// The value that it proposes.
  var value: Int? {
    switch self {
    case .propose(_, _, let value), .proposeAndCrash(_, _, let value), .append(_, _, let value): value
    default: nil
    }
  }

  /// The node that it proposes to.
  var node: NodeID? {
    switch self {
    case .propose(let id, _, _), .proposeAndCrash(let id, _, _), .append(let id, _, _): id
    default: nil
    }
  }
}
