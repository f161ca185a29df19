import RaftExploration
import RaftSimulation
import Testing

@Suite("Exploring by single messages")
struct SingleMessageTests {
  private func explore(
    _ bounds: ExplorationBounds, _ mutants: [Mutant] = [], order: Explorer.Order = .breadthFirst, coreCount: Int = 1,
    statesMax: Int = 20_000
  ) -> ExplorationReport {
    var explorer = Explorer(bounds: bounds, order: order, mutants: mutants, grain: .singleMessages, coreCount: coreCount)
    explorer.explore(states: .max, statesMax: statesMax)
    return explorer.report
  }

  @Test("Two nodes, two terms, a value, every order of messages: exhausted and safe, on any number of cores, in any order")
  func twoNodesAreSafe() {
    let bounds = ExplorationBounds(
      nodeCount: 2, userIndexMax: 2, indexMax: 3, termMax: 2, valuesPerIndex: 1, crashesMax: 0, compactionsMax: 0)
    let report = explore(bounds)
    #expect(report.isExhausted && report.counterexample == nil)
    #expect(report.statesFastAhead > 0)
    for kind in [StepKind.propose, .decide, .campaign, .deliver] { #expect(report.stepsByKind[kind.rawValue] > 0, "\(kind)") }
    #expect(explore(bounds, coreCount: 3) == report)
    let newestFirst = explore(bounds, order: .depthFirst)
    #expect(newestFirst.isExhausted && newestFirst.states == report.states && newestFirst.transitions == report.transitions)
  }

  @Test("A crash and a compaction at any place: no violation in the first states")
  func faults() {
    let bounds = ExplorationBounds(userIndexMax: 2, indexMax: 3, termMax: 2)
    let report = explore(bounds, coreCount: 2, statesMax: 3_000)
    #expect(!report.isExhausted && report.counterexample == nil && report.frontier > 0)
    for kind in [StepKind.restart, .compact] { #expect(report.stepsByKind[kind.rawValue] > 0, "\(kind)") }
  }

  @Test(
    "A rule that is switched off is found missing; the schedule is written as a scenario that breaks the same, and is harmless with the rule",
    arguments: [("M12", 3, 2), ("M2", 3, 2), ("M1", 4, 1)])
  func mutantIsFound(name: String, nodeCount: Int, values: Int) throws {
    let mutant = try #require(Mutant.named(name))
    let bounds = ExplorationBounds(
      nodeCount: nodeCount, userIndexMax: 2, indexMax: 4, termMax: 2, valuesPerIndex: values, crashesMax: 0, compactionsMax: 0)
    let found = try #require(explore(bounds, [mutant]).counterexample)
    #expect(found.schedule.contains { if case .deliver = $0.step { true } else { false } })
    #expect(Explorer(bounds: bounds, mutants: [mutant], grain: .singleMessages, prefix: found.schedule).report.counterexample == found)
    #expect(Explorer(bounds: bounds, grain: .singleMessages, prefix: found.schedule).report.counterexample == nil)
    let scenario = try #require(found.messageScenario(bounds: bounds, mutants: [mutant], title: name, searchingStates: 20_000))
    let reread = try Scenario.parse(scenario.text, file: name)
    var runner = ScenarioRunner(scenario: reread, file: name)
    guard case .passed = runner.runToEnd() else {
      Issue.record("\(runner.output.joined(separator: "\n"))")
      return
    }
    #expect(!runner.run.cluster.violations.isEmpty)
    var settings = reread.settings
    settings.mutants = []
    var kept = Run(settings: settings)
    for step in reread.steps { _ = try? kept.perform(step.command) }
    #expect(kept.cluster.violations.isEmpty)
  }

  @Test("Two nodes campaign in one term, which macro steps leave out: with M1 both win")
  func twoLeaders() throws {
    let mutant = try #require(Mutant.named("M1"))
    let bounds = ExplorationBounds(
      nodeCount: 4, userIndexMax: 1, indexMax: 3, termMax: 2, valuesPerIndex: 1, crashesMax: 0, compactionsMax: 0)
    let found = try #require(explore(bounds, [mutant]).counterexample)
    #expect(found.violation.property == .oneLeader)
    #expect(
      found.schedule.map(\.description) == [
        "S2 campaigns", "S2→S1 MsgVote of term 2", "S1→S2 MsgVoteResp of term 2", "S3 campaigns", "S3→S4 MsgVote of term 2",
        "S4→S3 MsgVoteResp of term 2",
      ])
    var macroSteps = Explorer(bounds: bounds, mutants: [mutant])
    macroSteps.explore(states: .max, statesMax: 20_000)
    #expect(macroSteps.report.isExhausted && macroSteps.report.counterexample == nil)
  }
}
