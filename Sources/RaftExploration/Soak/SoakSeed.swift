import RaftSimulation

/// One seed of a soak: a random schedule, and what came of it.
public struct SoakSeed: Sendable {
  /// The seed.
  public let seed: UInt64
  /// How many events there were, those that end the faults included.
  public let eventCount: Int
  /// What happened often enough to be worth counting.
  public let coverage: Coverage
  /// What went wrong, if something did.
  public let failure: ScheduleFailure?

  private let schedule: RandomSchedule

  /// The numbers of nodes that seeds take in turn.
  public static let nodeCounts = [3, 4, 5, 7]

  /// Runs the schedule of a seed, on the fast track or without it.
  public init(seed: UInt64, eventCount: Int, nodeCount: Int? = nil, fastPath: Bool = true, mutants: [Mutant] = []) {
    self.seed = seed
    let count = nodeCount ?? Self.nodeCounts[Int(seed % UInt64(Self.nodeCounts.count))]
    var schedule = RandomSchedule(seed: seed, nodeCount: count, fastPath: fastPath, mutants: mutants)
    schedule.run(eventCount: eventCount)
    self.schedule = schedule
    self.eventCount = schedule.inputs.count
    coverage = schedule.coverage
    failure = schedule.failure
  }

  /// The schedule as a scenario file; shrunk, where a safety property was broken. Complexity: shrinking runs it hundreds of times.
  public func scenarioText() -> String {
    let text = schedule.scenarioText(title: "Seed \(seed): \(failure?.description ?? "nothing went wrong")")
    guard case .violation(let violation) = failure, let scenario = try? Scenario.parse(text, file: "seed") else { return text }
    return ScenarioShrinker(scenario: scenario, checker: violation.checker).shrunk().text
  }
}
