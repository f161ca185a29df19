import Raft
import RaftSimulation

/// Carries out a schedule of single messages in the simulation, so that it can be written as a scenario file: each step is one event there,
/// or a leader's ticks.
///
/// Competing values come from learners, as they do for schedules of macro steps (``ScenarioWriter``), and entries travel one at a time.
struct MessageScenarioWriter {
  private(set) var run: Run

  private let nodeCount: Int
  private let schedule: [ScheduleStep]

  init(schedule: [ScheduleStep], bounds: ExplorationBounds, mutants: [Mutant]) {
    self.schedule = schedule
    nodeCount = bounds.nodeCount
    run = Run(settings: ClusterSettings(schedule: schedule, bounds: bounds, mutants: mutants))
  }

  /// Carries out the schedule.
  ///
  /// - Returns: false when a step could not be brought about by the messages of the simulation.
  mutating func write() -> Bool {
    guard perform(.campaign(.id(1))), perform(.settle) else { return false }
    for value in 0..<ClusterSettings.valueCount(of: schedule) { propose(value) }
    for (position, step) in schedule.enumerated() {
      if !carryOut(step.step, isNeededAgain: schedule[(position + 1)...].contains { Self.needs($0.step, same: step.step) }) { return false }
      if !run.cluster.violations.isEmpty { return true }
    }
    return false
  }

  private mutating func perform(_ command: Command) -> Bool { (try? run.perform(command)) != nil }

  /// A learner proposes its values for all indexes in order, since it aims behind what it has proposed before.
  private mutating func propose(_ value: Int) {
    let last = schedule.compactMap { $0.step.value == value ? $0.step.index : nil }.max() ?? 1
    for index in 2...max(2, last) {
      run.act(.propose(node: NodeID(nodeCount + 1 + value), value: "\(index)\(MacroStep.name(ofValue: value))"))
    }
  }

  /// Whether two steps take the same message.
  private static func needs(_ later: MacroStep, same step: MacroStep) -> Bool {
    if case .deliver = step { return later == step }
    return later.node != nil && later.node == step.node && later.index == step.index && later.value == step.value
  }

  private mutating func carryOut(_ step: MacroStep, isNeededAgain: Bool) -> Bool {
    switch step {
    case .propose(let id, let index, let value): return deliver(proposal(to: id, index, value), isNeededAgain)
    case .proposeAndCrash(let id, let index, let value):
      run.act(.crash(id, .beforeWrite))
      guard deliver(proposal(to: id, index, value), isNeededAgain) else { return false }
      if run.cluster.node(id)?.isAlive == true { run.act(.crash(id, .now)) }
      run.act(.restart(id))
      return true
    case .deliver(let delivery): return deliver(delivery.message.flatMap(counterpart), isNeededAgain)
    case .decide(let id): return tick(id)
    case .campaign(let id): return perform(.campaign(.id(id)))
    case .restart(let id):
      run.act(.crash(id, .now))
      run.act(.restart(id))
      return true
    case .compact(let id): return perform(.compact(.id(id), nil))
    default: return false
    }
  }

  private mutating func deliver(_ message: InFlightMessage?, _ isNeededAgain: Bool) -> Bool {
    guard let message else { return false }
    if isNeededAgain { run.act(.duplicate(message.number)) }
    run.act(.deliver(message.number))
    return true
  }

  private func proposal(to id: NodeID, _ index: Int, _ value: Int) -> InFlightMessage? {
    run.cluster.network.messages.first {
      $0.message.kind == .fastProposal && $0.message.to == id && $0.message.from == NodeID(nodeCount + 1 + value)
        && $0.message.entries.first?.index == LogIndex(index)
    }
  }

  /// The message of the simulation that stands for one of the search: all but the names of values and members is the same.
  private func counterpart(_ message: Message) -> InFlightMessage? {
    run.cluster.network.messages.first {
      let other = $0.message
      return other.kind == message.kind && other.from == message.from && other.to == message.to && other.term == message.term
        && other.index == message.index && other.logTerm == message.logTerm && other.reject == message.reject
        && other.commit == message.commit && other.fastCommit == message.fastCommit
        && other.entries.map(\.index) == message.entries.map(\.index) && other.snapshot?.index == message.snapshot?.index
    }
  }

  /// The leader ticks until it decides, as many times as the search lets it.
  private mutating func tick(_ id: NodeID) -> Bool {
    guard let leader = run.cluster.node(id)?.raft?.replica else { return false }
    let last = leader.log.lastIndex
    for _ in 0...leader.config.fastDecisionTicks where run.cluster.node(id)?.raft?.replica.log.lastIndex == last { run.act(.tick(id)) }
    return true
  }
}

extension ExplorationReport.Counterexample {
  /// A counterexample of a search by single messages as a scenario that breaks a safety property of the simulation, shortened; nil when the
  /// simulation's messages cannot bring the schedule about. Where ties would have to end in ways in which the core does not end them,
  /// another counterexample is searched for, in up to so many states.
  public func messageScenario(bounds: ExplorationBounds, mutants: [Mutant], title: String, searchingStates statesMax: Int) -> Scenario? {
    if schedule.allSatisfy(\.ties.isEmpty) { return written(bounds, mutants, title) }
    var explorer = Explorer(bounds: bounds, mutants: mutants, triesBothTies: false, grain: .singleMessages)
    explorer.explore(states: .max, statesMax: statesMax)
    return explorer.report.counterexample?.written(bounds, mutants, title)
  }

  private func written(_ bounds: ExplorationBounds, _ mutants: [Mutant], _ title: String) -> Scenario? {
    var writer = MessageScenarioWriter(schedule: schedule, bounds: bounds, mutants: mutants)
    guard writer.write(), let violation = writer.run.cluster.violations.first else { return nil }
    guard let whole = try? Scenario.parse(writer.run.journalText(title: title), file: "schedule") else { return nil }
    return ScenarioShrinker(scenario: whole, checker: violation.checker).shrunk()
  }
}
