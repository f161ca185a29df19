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
    for kind in StepKind.allCases where ![.proposeAndCrash, .deliver].contains(kind) {
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

  @Test("A search that is cut short says so")
  func cutShort() {
    let report = explore(small, statesMax: 100)
    #expect(!report.isExhausted)
    #expect(report.frontier > 0)
  }
}
