import Raft
import RaftSimulation

extension ExplorationReport.Counterexample {
  /// The counterexample as a scenario; where ties would have to end in ways in which the core does not end them, another counterexample, for
  /// which up to so many states are searched.
  ///
  /// - Parameter prefix: the steps that the search began behind; the scenario begins with them.
  public func scenario(
    bounds: ExplorationBounds, mutants: [Mutant], title: String, searchingStates statesMax: Int, behind prefix: [ScheduleStep] = []
  ) -> Scenario? {
    if let own = scenario(bounds: bounds, mutants: mutants, title: title) { return own }
    var explorer = Explorer(bounds: bounds, mutants: mutants, triesBothTies: false, prefix: prefix)
    explorer.explore(states: statesMax)
    return explorer.report.counterexample?.scenario(bounds: bounds, mutants: mutants, title: title)
  }

  /// The counterexample as a scenario that breaks a safety property of the simulation, as short as shrinking makes it; nil when the
  /// messages of the simulation cannot bring the schedule about.
  public func scenario(bounds: ExplorationBounds, mutants: [Mutant], title: String) -> Scenario? {
    for relabelled in relabelledSchedules(bounds) {
      guard Self.violates(relabelled, bounds, mutants) else { continue }
      var writer = ScenarioWriter(schedule: relabelled, bounds: bounds, mutants: mutants)
      guard writer.write(), let violation = writer.run.cluster.violations.first else { continue }
      let opening = ScenarioWriter.opening
      let text = writer.run.journalText(title: title, opening: opening, eventCount: writer.openingEventCount)
      guard let whole = try? Scenario.parse(text, file: "schedule") else { continue }
      return ScenarioShrinker(scenario: whole, checker: violation.checker, keeping: opening.count).shrunk()
    }
    return nil
  }

  /// In a scenario the lowest identifier wins every tie, so values change their names until the schedule works that way.
  private func relabelledSchedules(_ bounds: ExplorationBounds) -> [[ScheduleStep]] {
    let indexes = Set(schedule.compactMap(\.step.index)).sorted()
    return (0..<(1 << indexes.count)).map { bits in
      let swapped = Set(indexes.indices.filter { bits >> $0 & 1 == 1 }.map { indexes[$0] })
      return schedule.map { ScheduleStep($0.step.swappingValues(at: swapped)) }
    }
  }

  private static func violates(_ schedule: [ScheduleStep], _ bounds: ExplorationBounds, _ mutants: [Mutant]) -> Bool {
    Explorer(bounds: bounds, mutants: mutants, prefix: schedule).report.counterexample != nil
  }
}

extension MacroStep {
  /// The step with the first two values changing places at these indexes.
  func swappingValues(at indexes: Set<Int>) -> MacroStep {
    guard let index, let value, value < 2, indexes.contains(index) else { return self }
    switch self {
    case .propose(let node, let index, let value): return .propose(node, index: index, value: 1 - value)
    case .proposeAndCrash(let node, let index, let value): return .proposeAndCrash(node, index: index, value: 1 - value)
    case .append(let node, let index, let value): return .append(node, index: index, value: 1 - value)
    default: return self
    }
  }
}
