import RaftExploration
import RaftSimulation
import Testing

@Suite("States that differ in the names of competing values only are one")
struct ValueExchangeTests {
  private let bounds = ExplorationBounds(userIndexMax: 2, indexMax: 4, termMax: 3, crashesMax: 0, compactionsMax: 0)

  private func explore(
    _ bounds: ExplorationBounds, _ names: [String] = [], tradesValues: Bool = true, prefix: [ScheduleStep] = []
  ) -> ExplorationReport {
    var explorer = Explorer(bounds: bounds, mutants: names.compactMap(Mutant.named), tradesValues: tradesValues, prefix: prefix)
    explorer.explore(states: .max, statesMax: 20_000)
    var report = explorer.report
    // How the nodes are called counts there.
    report.nodeStates = 0
    return report
  }

  @Test("fewer states are left, and they are as safe")
  func safe() {
    let bounds = ExplorationBounds(userIndexMax: 2, indexMax: 3, termMax: 2, crashesMax: 0, compactionsMax: 0)
    let (traded, whole) = (explore(bounds), explore(bounds, tradesValues: false))
    #expect(traded.isExhausted && whole.isExhausted)
    #expect(traded.counterexample == nil && whole.counterexample == nil)
    // No state has more than two names: clients propose for one index.
    #expect(traded.states < whole.states && whole.states <= 2 * traded.states, "\(traded.states) of \(whole.states)")
  }

  @Test(
    "what breaks with them breaks without, in as many steps, and breaks the same",
    arguments: ["M2", "M6", "M9", "M12", "M22c"])
  func sameViolations(name: String) {
    let (traded, whole) = (explore(bounds, [name]), explore(bounds, [name], tradesValues: false))
    #expect(traded.counterexample?.violation.property == whole.counterexample?.violation.property)
    #expect(traded.counterexample?.schedule.count == whole.counterexample?.schedule.count)
    #expect(traded.isExhausted == whole.isExhausted)
    #expect(traded.states <= whole.states)
  }

  @Test("whoever holds x and whoever y: behind both, searches meet the same number of everything")
  func namesDoNotMatter() {
    // Two of four votes decide nothing, so that names have not counted yet.
    let bounds = ExplorationBounds(nodeCount: 4, indexMax: 4, termMax: 2, crashesMax: 0, compactionsMax: 0, stepsMax: 4)
    let holders: [ScheduleStep] = [
      ScheduleStep(.propose(2, index: 2, value: 0)), ScheduleStep(.propose(3, index: 2, value: 1)),
      ScheduleStep(.propose(2, index: 3, value: 0)), ScheduleStep(.propose(3, index: 3, value: 1)),
    ]
    let first = explore(bounds, prefix: holders)
    for indexes in [[2], [3], [2, 3]] {
      let swapped = holders.map { step in
        guard case .propose(let node, let index, let value) = step.step, indexes.contains(index) else { return step }
        return ScheduleStep(.propose(node, index: index, value: 1 - value))
      }
      #expect(explore(bounds, prefix: swapped) == first, "\(indexes)")
    }
  }

  @Test("ties end in every way at each index by itself: S3 takes S2's value at one and its own at the other")
  func tiesByIndex() {
    let bounds = ExplorationBounds(userIndexMax: 3, indexMax: 4, termMax: 2, crashesMax: 0, compactionsMax: 0)
    let prefix = ScheduleStep.schedule("P(S2,2x)\nP(S3,2y)\nP(S2,3x)\nP(S3,3y)\nS3 campaigns\nS2→S3") ?? []
    for ties in ["", " (ties: highest at 2)", " (ties: highest at 3)", " (ties: highest at 2 3)"] {
      let step = ScheduleStep.schedule("win S3{S3 S2}\(ties)") ?? []
      let explorer = Explorer(bounds: bounds, prefix: prefix + step)
      #expect(explorer.startLog(of: 3) == ["N1", ties.contains("2") ? "2y" : "2x", ties.contains("3") ? "3y" : "3x", "N2"], "\(ties)")
    }
  }

  @Test("a search with three values keeps their names apart")
  func threeValues() {
    let bounds = ExplorationBounds(userIndexMax: 2, indexMax: 2, termMax: 1, valuesPerIndex: 3, crashesMax: 0, compactionsMax: 0)
    #expect(explore(bounds).states == explore(bounds, tradesValues: false).states)
  }
}
