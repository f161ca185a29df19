/// Carries a scenario out, line by line, and stops at the first claim that does not hold, the first command that is impossible, and the
/// first broken safety property that the scenario does not announce.
public struct ScenarioRunner: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// The file, as errors name it.
  public let file: String
  /// The run so far.
  public private(set) var run: Run
  /// The event log as plain text: each command behind a `>`, then the events that it made.
  public private(set) var output: [String] = []
  /// How it ended, once it has.
  public private(set) var outcome: ScenarioOutcome?

  private var next = 0
  private var expectationCount = 0

  /// Prepares a scenario.
  public init(scenario: Scenario, file: String) {
    self.scenario = scenario
    self.file = file
    run = Run(settings: scenario.settings)
  }

  /// Goes to the end.
  @discardableResult
  public mutating func runToEnd() -> ScenarioOutcome {
    while true {
      if let outcome = advance() { return outcome }
    }
  }

  /// Carries out one line; nil while more are left.
  public mutating func advance() -> ScenarioOutcome? {
    if let outcome { return outcome }
    guard next < scenario.steps.count else {
      outcome = .passed(eventCount: run.cursor, expectationCount: expectationCount)
      return outcome
    }
    let step = scenario.steps[next]
    next += 1
    output.append("> \(step.text)")
    let before = run.cursor
    let failure = perform(step)
    write(from: before + 1)
    if let failure { return fail(step, failure) }
    let announced = scenario.expectedViolations
    if let violation = run.cluster.violations.first(where: { !announced.contains($0.checker) }) {
      return fail(step, "safety property broken in event \(violation.event): \(violation)")
    }
    return nil
  }

  private mutating func perform(_ step: Scenario.Step) -> String? {
    do throws(CommandFailure) {
      let result = try run.perform(step.command)
      if case .expect = step.command { expectationCount += 1 }
      if let note = result.note, result.eventCount == 0 { output.append("  \(note)") }
      return nil
    } catch {
      return error.message
    }
  }

  private mutating func write(from first: Int) {
    guard first <= run.cursor else { return }
    for event in first...run.cursor { output.append(contentsOf: run.lines(of: event).map { "  " + $0.plainText }) }
  }

  private mutating func fail(_ step: Scenario.Step, _ message: String) -> ScenarioOutcome {
    let failed = ScenarioOutcome.failed(ScenarioFailure(file: file, line: step.line, message: message, event: run.cursor))
    outcome = failed
    return failed
  }
}
