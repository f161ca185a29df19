import RaftExploration
import RaftSimulation
import Testing

@Suite("Exploring on several cores")
struct SeveralCoresTests {
  private func explore(
    _ bounds: ExplorationBounds, _ names: [String], coreCount: Int, statesMax: Int? = nil, slice: Int = .max
  ) -> ExplorationReport {
    var explorer = Explorer(bounds: bounds, mutants: names.compactMap(Mutant.named), coreCount: coreCount)
    while explorer.explore(states: slice, statesMax: statesMax) { if let statesMax, explorer.report.states >= statesMax { break } }
    return explorer.report
  }

  @Test(
    "one, two or three cores meet the same states and find the same counterexample",
    arguments: [[], ["M9"], ["M22b-stored"], ["M7"]])
  func sameReport(mutants: [String]) {
    let bounds = ExplorationBounds(
      userIndexMax: 2, indexMax: 3, termMax: mutants.isEmpty ? 2 : 3, crashesMax: mutants.isEmpty ? 0 : 1, compactionsMax: 0)
    let alone = explore(bounds, mutants, coreCount: 1, statesMax: 2_000)
    #expect(alone.states > 400)
    for coreCount in [2, 3] { #expect(explore(bounds, mutants, coreCount: coreCount, statesMax: 2_000) == alone, "\(coreCount)") }
    #expect(explore(bounds, mutants, coreCount: 2, statesMax: 2_000, slice: 100) == alone)
  }

  @Test("a bound on the steps is kept on every number of cores, and such a search says what it did not look into")
  func stepBound() {
    var bounds = ExplorationBounds(userIndexMax: 2, indexMax: 4, termMax: 3, crashesMax: 0, compactionsMax: 0)
    bounds.stepsMax = 5
    let alone = explore(bounds, [], coreCount: 1)
    #expect(alone.isExhausted && alone.depth == 5 && alone.statesCut > 0)
    #expect(explore(bounds, [], coreCount: 3) == alone)
    // A newest-first search may have reached a state by more steps than it takes, and not look behind it.
    var newestFirst = Explorer(bounds: bounds, order: .depthFirst, coreCount: 3)
    newestFirst.explore(states: .max)
    #expect(!newestFirst.report.isExhausted && newestFirst.report.depth == 5 && newestFirst.report.counterexample == nil)
  }

  @Test("Newest first meets the same states as nearest first, and gets far before it has met many")
  func newestFirst() {
    let bounds = ExplorationBounds(userIndexMax: 2, indexMax: 3, termMax: 2, crashesMax: 0, compactionsMax: 0)
    let nearest = explore(bounds, [], coreCount: 1)
    var explorer = Explorer(bounds: bounds, order: .depthFirst)
    explorer.explore(states: 50)
    #expect(explorer.report.depth > explore(bounds, [], coreCount: 1, statesMax: explorer.report.states).depth)
    explorer.explore(states: .max)
    #expect(explorer.report.isExhausted && explorer.report.counterexample == nil)
    // Whichever way a state is reached first, the same can follow: what the fingerprint leaves out has no effect.
    #expect(explorer.report.states == nearest.states && explorer.report.transitions == nearest.transitions)
  }
}
