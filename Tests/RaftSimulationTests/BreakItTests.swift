import RaftSimulation
import Testing

@Suite("Scenarios that break a rule") struct BreakItTests {
  private static let names = BuiltInScenario.all.filter { $0.group == .breakIt }.map(\.name)

  @Test("With its rule switched off, what the scenario says goes wrong", arguments: names)
  func breaks(name: String) throws {
    let scenario = try #require(BuiltInScenario.named(name)).scenario()
    #expect(scenario.settings.mutants.map { "break-\($0.name.lowercased())" } == [name])
    guard case .expect = try #require(scenario.steps.last).command else {
      Issue.record("the last line claims nothing")
      return
    }
    var runner = ScenarioRunner(scenario: scenario, file: name)
    guard case .passed = runner.runToEnd() else {
      Issue.record("\(runner.output.suffix(5).joined(separator: "\n"))\n\(String(describing: runner.outcome))")
      return
    }
  }

  @Test("With all rules the same schedule is harmless", arguments: names)
  func isHarmless(name: String) throws {
    let scenario = try #require(BuiltInScenario.named(name)).scenario()
    var settings = scenario.settings
    settings.mutants = []
    var run = Run(settings: settings)
    // What mutants do differently may make lines impossible; those are passed over.
    for step in scenario.steps.dropLast() { _ = try? run.perform(step.command) }
    #expect(run.eventCount > 3)
    #expect(run.cluster.violations.isEmpty)
    let claim = try #require(scenario.steps.last).command
    #expect(throws: CommandFailure.self) { try run.perform(claim) }
    _ = try? run.perform(line: "settle")
    #expect(run.cluster.violations.isEmpty)
  }
}
