import RaftExploration
import RaftSimulation
import Testing

@Suite("Exploring every schedule on the real core")
struct ExploreTests {
  private let small = ExplorationBounds(userIndexMax: 2, indexMax: 4, termMax: 3, crashesMax: 0, compactionsMax: 0)

  private func explore(_ bounds: ExplorationBounds, _ names: [String] = [], statesMax: Int = 100_000) -> ExplorationReport {
    var explorer = Explorer(bounds: bounds, mutants: names.compactMap(Mutant.named))
    explorer.explore(states: statesMax)
    return explorer.report
  }

  @Test("Three nodes, two terms, a crash and a compaction: exhausted and safe, and not by doing nothing")
  func smallBoundsAreSafe() {
    let report = explore(ExplorationBounds(userIndexMax: 2, indexMax: 3, termMax: 2, valuesPerIndex: 1))
    #expect(report.isExhausted)
    #expect(report.counterexample == nil)
    #expect(report.statesFastAhead > 0)
    for kind in StepKind.allCases where ![.proposeAndCrash, .join, .deliver].contains(kind) {
      #expect(report.stepsByKind[kind.rawValue] > 0, "\(kind)")
    }
  }

  @Test("The same search meets the same states")
  func isDeterministic() {
    let bounds = ExplorationBounds(userIndexMax: 2, indexMax: 3, termMax: 2, crashesMax: 0, compactionsMax: 0)
    #expect(explore(bounds) == explore(bounds))
  }

  @Test(
    "A rule that is switched off is found missing, by a schedule that is harmless with the rule",
    arguments: [("M2", 8), ("M6", 7), ("M9", 9)])
  func mutantIsFound(name: String, stepsMax: Int) throws {
    let found = try #require(explore(small, [name]).counterexample)
    #expect(found.schedule.count <= stepsMax)
    let replayed = Explorer(bounds: small, mutants: [try #require(Mutant.named(name))], prefix: found.schedule)
    #expect(replayed.report.counterexample == found)
    let harmless = Explorer(bounds: small, prefix: found.schedule)
    #expect(harmless.report.counterexample == nil)
  }

  @Test("A node joins: what a barrier is for is found missing (M18), by a schedule that is harmless with it")
  func joining() throws {
    let bounds = ExplorationBounds(
      nodeCount: 4, userIndexMax: 3, indexMax: 4, termMax: 2, valuesPerIndex: 2, crashesMax: 0, compactionsMax: 0, lastJoins: true)
    let mutant = try #require(Mutant.named("M18"))
    // From the start it takes hundreds of thousands of states: see the table of what was searched.
    let prefix = [MacroStep.join(leader: 1), .propose(2, index: 3, value: 0), .replicate(term: 1, behind: 1, through: 2, to: 2)].map {
      ScheduleStep($0)
    }
    var explorer = Explorer(bounds: bounds, mutants: [mutant], prefix: prefix)
    explorer.explore(states: 100_000)
    let found = try #require(explorer.report.counterexample)
    #expect(found.violation.property == .leaderCompleteness)
    #expect(found.schedule.contains { if case .join = $0.step { true } else { false } })
    #expect(found.schedule.count <= 14)
    #expect(Explorer(bounds: bounds, prefix: found.schedule).report.counterexample == nil)
    let scenario = try #require(found.scenario(bounds: bounds, mutants: [mutant], title: "M18", searchingStates: 100_000, behind: prefix))
    #expect(scenario.text.contains("\nadd 4\n"))
  }

  @Test("A vote of an older term counts (M7): found six steps before its end, with four nodes")
  func oldVote() throws {
    let bounds = ExplorationBounds(nodeCount: 4, userIndexMax: 3, indexMax: 4, termMax: 4, crashesMax: 0, compactionsMax: 0)
    let mutant = try #require(Mutant.named("M7"))
    // S2 and S3 have voted for y at 3 when S1 led. S2 led then, and took x; S1 leads again, and the votes arrive.
    let prefix = [
      MacroStep.propose(2, index: 2, value: 0), .propose(2, index: 3, value: 1), .propose(3, index: 3, value: 1),
      .propose(4, index: 3, value: 0), .campaign(2), .answer(1, candidate: 2), .answer(4, candidate: 2), .win(2, grants: [1, 4]),
      .campaign(1), .answer(3, candidate: 1), .answer(4, candidate: 1), .win(1, grants: [3, 4]),
    ].map { ScheduleStep($0) }
    var explorer = Explorer(bounds: bounds, mutants: [mutant], prefix: prefix)
    explorer.explore(states: 100_000)
    let found = try #require(explorer.report.counterexample)
    #expect(found.schedule.count == 18)
    #expect(found.violation.property == .leaderCompleteness)
    #expect(Explorer(bounds: bounds, prefix: found.schedule).report.counterexample == nil)
  }

  @Test("A search that is cut short says so")
  func cutShort() {
    let report = explore(small, statesMax: 100)
    #expect(!report.isExhausted)
    #expect(report.frontier > 0)
  }
}
