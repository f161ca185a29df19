import RaftSimulation
import Testing

@Suite("Scenarios that break a rule") struct BreakItTests {
  private static let names = BuiltInScenario.all.filter { $0.group == .breakIt }.map(\.name)

  @Test("Each unsafe mutant has one")
  func completeness() {
    let unsafe = Mutant.all.filter { $0.verdict == .unsafe }.map { "break-\($0.name.lowercased())" }
    #expect(Self.names.sorted() == unsafe.sorted())
  }

  @Test("With its rule switched off, what the scenario says goes wrong", arguments: names)
  func breaks(name: String) throws {
    let scenario = try #require(BuiltInScenario.named(name)).scenario()
    #expect(scenario.settings.mutants.map { "break-\($0.name.lowercased())" } == [name])
    guard case .expect(.violation) = try #require(scenario.steps.last).command else {
      Issue.record("the last line claims no violation")
      return
    }
    var runner = ScenarioRunner(scenario: scenario, file: name)
    guard case .passed = runner.runToEnd() else {
      Issue.record("\(runner.output.suffix(5).joined(separator: "\n"))\n\(String(describing: runner.outcome))")
      return
    }
  }

  @Test("With all rules the same schedule is harmless, and the cluster goes on", arguments: names)
  func isHarmless(name: String) throws {
    let scenario = try #require(BuiltInScenario.named(name)).scenario()
    var settings = scenario.settings
    settings.mutants = []
    var run = Run(settings: settings)
    // What mutants do differently makes lines impossible, such as a message of a leader that is none with the rule; those are passed over.
    let orders = scenario.steps.filter { if case .expect = $0.command { false } else { true } }
    let impossible = orders.filter { (try? run.perform($0.command)) == nil }
    #expect(impossible.count * 3 <= orders.count, "\(impossible.map(\.text))")
    #expect(run.cluster.violations.isEmpty)
    let committed = run.cluster.commits.records.map { ($0.index, $0.tag) }
    let claim = try #require(scenario.steps.last).command
    #expect(throws: CommandFailure.self) { try run.perform(claim) }
    try goOn(&run)
    for (index, tag) in committed { try expectEverywhere("\(index) \"\(tag)\"", run) }
    #expect(run.cluster.violations.isEmpty)
  }

  /// Everything runs again, and a client gets what it stores.
  private func goOn(_ run: inout Run) throws {
    for line in ["restart all", "heal", "release all", "apply 2 on"] { _ = try? run.perform(line: line) }
    try run.perform(line: "settle")
    let leader = try #require(run.cluster.leader.flatMap(run.cluster.node))
    let client = try #require(leader.confState.voters.first { $0 != leader.id })
    try run.perform(line: "put \(client) end reached")
    try run.perform(line: "settle")
    try expectEverywhere("any end=reached", run)
    try run.perform(line: "read \(client) end")
    try run.perform(line: "settle")
    try run.perform(line: "expect read \(client) end reached")
  }

  /// Every member knows that it is committed.
  private func expectEverywhere(_ claim: String, _ run: Run) throws {
    let leader = try #require(run.cluster.leader.flatMap(run.cluster.node))
    var run = run
    for id in leader.confState.voters + leader.confState.learners { try run.perform(line: "expect committed \(claim) at \(id)") }
  }
}
