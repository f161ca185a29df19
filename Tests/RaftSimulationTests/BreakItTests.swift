import RaftSimulation
import Testing

@Suite("Scenarios that break a rule") struct BreakItTests {
  private static let names = BuiltInScenario.all.filter { $0.group == .breakIt }.map(\.name)

  @Test("With its rule switched off a safety property is broken, and not before the last event", arguments: names)
  func breaks(name: String) throws {
    let scenario = try #require(BuiltInScenario.named(name)).scenario()
    #expect(scenario.settings.mutants.map { "break-\($0.name.lowercased())" } == [name])
    let run = play(scenario, scenario.settings.mutants)
    #expect(run.cluster.violations.first?.event == run.eventCount)
  }

  @Test("With all rules the same schedule is harmless", arguments: names)
  func isHarmless(name: String) throws {
    let run = play(try #require(BuiltInScenario.named(name)).scenario(), [])
    #expect(run.cluster.violations.isEmpty)
    #expect(run.eventCount > 10)
  }

  /// What mutants do differently may make lines impossible; those are passed over.
  private func play(_ scenario: Scenario, _ mutants: [Mutant]) -> Run {
    var settings = scenario.settings
    settings.mutants = mutants
    var run = Run(settings: settings)
    for step in scenario.steps { _ = try? run.perform(step.command) }
    return run
  }
}
