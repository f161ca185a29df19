import RaftExploration
import RaftSimulation
import Testing

@Suite("Scenarios that break a rule, read as schedules")
struct ScheduleReaderTests {
  private static let names = BuiltInScenario.all.filter { $0.group == .breakIt }.map(\.name)
  /// No macro steps show what these break: memberships, reads, names, settings; or the simulation, which looks at more properties and at every
  /// message, sees something broken before a search would.
  private static let beyond = [
    "break-m3", "break-m10", "break-m15", "break-m18", "break-m19", "break-m20", "break-m21", "break-m22c", "break-m23", "break-m24",
    "break-m25",
  ]

  @Test("Each is read up to what it breaks, by macro steps or by its line", arguments: names)
  func read(name: String) throws {
    let scenario = try #require(BuiltInScenario.named(name)).scenario()
    let mutants = scenario.settings.mutants
    let bounds = ExplorationBounds(nodeCount: scenario.settings.nodeCount, userIndexMax: 5, indexMax: 7, termMax: 5)
    switch try ScheduleReader.schedule(of: scenario, mutants: mutants, bounds: bounds, file: name) {
    case .steps(let steps):
      #expect(!Self.beyond.contains(name))
      #expect(mutants.allSatisfy { $0.beyondSearch() == nil })
      let report = Explorer(bounds: bounds, mutants: mutants, prefix: steps).report
      #expect(report.counterexample?.schedule == steps)
    case .breaks(let line, let violation):
      #expect(Self.beyond.contains(name))
      // The line is the first at which the scenario breaks the property.
      var run = Run(settings: scenario.settings)
      for step in scenario.steps where step.line < line { try run.perform(step.command) }
      #expect(run.cluster.violations.isEmpty)
      for step in scenario.steps where step.line == line { try run.perform(step.command) }
      #expect(run.cluster.violations.first == violation)
    }
  }

  @Test("What a search cannot show is refused, though the scenario breaks nothing")
  func refused() throws {
    let scenario = try Scenario.parse("# Nothing happens\ncluster nodes=3 break=M23\ncampaign 1\nsettle\n", file: "quiet")
    let refusal = #expect(throws: ScheduleReadingError.self) {
      try ScheduleReader.schedule(of: scenario, mutants: scenario.settings.mutants, bounds: .init(), file: "quiet", settingsLine: 2)
    }
    #expect(
      refusal?.description == "quiet:2: M23 shows itself by reads; expected a rule whose absence a search can show")
  }
}
