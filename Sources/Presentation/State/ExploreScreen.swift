import RaftExploration
import RaftSimulation

/// A search that goes on from the state under the cursor, while a person watches.
struct ExploreScreen: Sendable {
  /// How many steps are tried between two pictures: a few hundredths of a second.
  private static let transitionsPerPicture = 300

  /// The search.
  private(set) var search: OnwardSearch
  /// How many states it may meet.
  let statesMax: Int
  /// The event that it goes on from.
  let event: Int
  /// Whether there is more to do.
  private(set) var isRunning = true
  /// The schedule that was found, in the words of commands.
  private(set) var schedule: [OnwardReport.Counterexample.StepText] = []

  init(from run: Run, _ order: ExploreOrder) {
    search = OnwardSearch(from: run, bounds: order.bounds)
    statesMax = order.statesMax
    event = run.cursor
  }

  /// Goes on for a moment.
  mutating func goOn(in run: Run) {
    guard isRunning else { return }
    isRunning = search.search(transitions: Self.transitionsPerPicture, statesMax: statesMax)
    if let found = search.report.counterexample { schedule = found.stepTexts(behind: run) }
  }
}
