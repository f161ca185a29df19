import RaftExploration
import RaftSimulation
import TerminalUI

extension Frame {
  /// How a search from the state under the cursor gets on, and what it found.
  mutating func drawExplore(from line: Int) {
    guard let screen = application.exploreScreen else { return }
    let width = min(92, buffer.size.width)
    var lines = exploreLines(screen).flatMap { line in
      line.isEmpty ? [line] : glyphs.show(line).wrapped(toColumns: width - 4, hangingIndent: 7)
    }
    lines += [StyledText()] + StyledText(Self.exploreRules, .explanation).wrapped(toColumns: width - 4)
    drawText("Explore \(glyphs.middleDot) from event \(screen.event)", lines, from: line, width: width, note: exploreNote(screen))
  }

  private static let exploreRules =
    "Each message may arrive at any time, in any order, or never; nodes campaign, propose, crash and start again. Acknowledgements and votes "
    + "follow at once. Clocks stand still, and what is cut, held or down stays so."

  private func exploreNote(_ screen: ExploreScreen) -> String {
    if screen.isRunning { return "Esc stops" }
    return screen.schedule.isEmpty ? "Esc closes" : "j k scroll, Enter goes there, Esc closes"
  }

  private func exploreLines(_ screen: ExploreScreen) -> [StyledText] {
    let report = screen.search.report
    var lines = [verdict(screen), StyledText()]
    lines += screen.schedule.enumerated().map { number, step in
      StyledText("\(number + 1)".padded(toColumns: 4), .dim) + StyledText(step.command, .text, .bold)
        + StyledText(step.followers, .dim)
    }
    if !screen.schedule.isEmpty { lines.append(StyledText()) }
    lines += [
      StyledText("\(report.states) states   \(report.transitions) steps tried   \(report.depth) deep   \(report.frontier) waiting", .text),
      StyledText("met by ", .dim) + StyledText(report.coverage.isEmpty ? "nothing yet" : report.coverage, .text),
      StyledText("within ", .dim) + StyledText("\(screen.search.bounds), states ≤ \(screen.statesMax)", .text),
    ]
    return lines
  }

  private func verdict(_ screen: ExploreScreen) -> StyledText {
    let report = screen.search.report
    if let found = report.counterexample {
      let steps = found.steps.count == 1 ? "1 step" : "\(found.steps.count) steps"
      return StyledText("broken after \(steps): \(found.violation.checker): \(found.violation.explanation)", .conflict, .bold)
    }
    if screen.isRunning { return StyledText("searching for a schedule that breaks a safety property", .text, .bold) }
    if report.isExhausted { return StyledText("exhausted: no schedule within these bounds breaks a safety property", .success, .bold) }
    return StyledText("not exhausted: nothing is broken in the first \(report.states) states; more with :explore states=N", .text, .bold)
  }
}
