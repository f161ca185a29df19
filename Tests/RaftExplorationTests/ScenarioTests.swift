import RaftExploration
import RaftSimulation
import Testing

@Suite("Counterexamples as scenarios")
struct ScenarioTests {
  private let bounds = ExplorationBounds(userIndexMax: 2, indexMax: 4, termMax: 3, crashesMax: 0, compactionsMax: 0)

  @Test(
    "A counterexample becomes a scenario that breaks the property with the mutant, and does not without",
    arguments: ["M2", "M6", "M9", "M12"])
  func counterexampleBecomesScenario(name: String) throws {
    let mutant = try #require(Mutant.named(name))
    var explorer = Explorer(bounds: bounds, mutants: [mutant])
    explorer.explore(states: 100_000)
    let found = try #require(explorer.report.counterexample)
    let scenario = try #require(found.scenario(bounds: bounds, mutants: [mutant], title: name, searchingStates: 100_000))
    let reread = try Scenario.parse(scenario.text, file: name)
    #expect(reread.settings.mutants == [mutant])
    var runner = ScenarioRunner(scenario: reread, file: name)
    guard case .passed = runner.runToEnd() else {
      Issue.record("\(runner.output.joined(separator: "\n"))")
      return
    }
    #expect(violations(of: reread, mutants: [mutant]) > 0)
    #expect(violations(of: reread, mutants: []) == 0)
  }

  /// Lines that have become impossible are passed over.
  private func violations(of scenario: Scenario, mutants: [Mutant]) -> Int {
    var settings = scenario.settings
    settings.mutants = mutants
    var run = Run(settings: settings)
    for step in scenario.steps { _ = try? run.perform(step.command) }
    return run.cluster.violations.count
  }
}

@Suite("Soaking")
struct SoakTests {
  @Test("A seed does the same each time, and passes")
  func seedIsDeterministic() {
    let first = SoakSeed(seed: 3, eventCount: 200)
    let second = SoakSeed(seed: 3, eventCount: 200)
    #expect(first.coverage == second.coverage)
    #expect(first.eventCount == second.eventCount)
    #expect(first.failure == nil)
  }

  @Test("A seed that breaks a property is shrunk to a scenario that still breaks it")
  func failureIsShrunk() throws {
    let mutant = try #require(Mutant.named("M9"))
    let failing = try #require(
      (1...200).lazy.map { SoakSeed(seed: $0, eventCount: 300, nodeCount: 4, mutants: [mutant]) }.first {
        if case .violation = $0.failure { true } else { false }
      })
    let scenario = try Scenario.parse(failing.scenarioText(), file: "shrunk")
    #expect(scenario.steps.count < failing.eventCount)
    var runner = ScenarioRunner(scenario: scenario, file: "shrunk")
    guard case .passed = runner.runToEnd() else {
      Issue.record("\(runner.output.suffix(5))")
      return
    }
    #expect(!runner.run.cluster.violations.isEmpty)
  }

  @Test("Shards part the seeds")
  func shardsPartSeeds() throws {
    let shards = try (1...3).map { try #require(SoakShard("\($0)/3")) }
    #expect(shards.map { $0.seedCount(of: 10) } == [4, 3, 3])
    let seeds = shards.flatMap { shard in (0..<shard.seedCount(of: 10)).map { shard.seed(at: $0, first: 5) } }
    #expect(seeds.sorted() == Array(5...14))
    for text in ["", "0/3", "4/3", "1", "1/0", "a/b", "1/2/3"] { #expect(SoakShard(text) == nil) }
  }
}
