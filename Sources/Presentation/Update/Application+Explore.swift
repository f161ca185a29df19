import RaftExploration
import RaftSimulation
import TerminalUI

extension Application {
  /// Whether a search is getting on before a person's eyes.
  var isExploring: Bool {
    if case .explore = overlay { return exploreScreen?.isRunning == true }
    return false
  }

  /// Searches on from the state under the cursor.
  mutating func explore(_ words: String) {
    let order: ExploreOrder
    do { order = try ExploreOrder(words: words) } catch {
      problem("explore \(error.text)")
      return
    }
    if let broken = run.cluster.violations.first {
      problem("\(broken.checker) is broken already since event \(broken.event); go back before it (:goto \(max(broken.event - 1, 0)))")
      return
    }
    play.isPlaying = false
    if autoplay.isOn { autoplay.isPaused = true }
    exploreScreen = ExploreScreen(from: run, order)
    overlay = .explore(firstLine: 0)
  }

  /// Lets the search go on.
  mutating func goOnExploring() { exploreScreen?.goOn(in: run) }

  mutating func handleExplore(_ line: Int, _ key: KeyEvent) {
    guard let screen = exploreScreen else { return }
    switch key {
    case .down, .character("j"): overlay = .explore(firstLine: line + 1)
    case .up, .character("k"): overlay = .explore(firstLine: max(line - 1, 0))
    case .enter:
      if let found = screen.search.report.counterexample { follow(found) }
    default:
      guard Self.leaves(key) else { return }
      if screen.isRunning {
        notice = Notice(
          text: "the search was stopped after \(screen.search.report.states) states; nothing was broken in them", kind: .information)
      }
      overlay = nil
      exploreScreen = nil
    }
  }

  /// Takes the schedule that was found, up to the moment of the violation.
  private mutating func follow(_ found: OnwardReport.Counterexample) {
    let leavesFuture = !run.isAtHead
    overlay = nil
    exploreScreen = nil
    for input in found.inputs { run.act(input) }
    unsavedCount += 1
    undone = []
    eventsBack = 0
    settleCursors()
    notice = Notice(
      text: "violated: \(found.violation.checker): \(found.violation.explanation)"
        + (leavesFuture ? "   on a new branch; the old future stays (B)" : ""), kind: .problem)
  }
}
