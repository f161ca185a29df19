import RaftSimulation
import TerminalUI

extension Frame {
  /// The branches as a tree, with where each left its parent.
  var branchLines: [StyledText] {
    application.branchTree.rows.map { row in
      let isCurrent = row.branch.id == application.run.branch
      let origin = row.branch.parent == nil ? "from the start" : "from event \(row.branch.forkEvent)"
      return StyledText(isCurrent ? "\(glyphs.pointer) " : "  ", .borderFocused, .bold)
        + StyledText(stem(row.follows), .dim) + StyledText(row.branch.name, .branch, isCurrent ? .bold : [])
        + StyledText("   \(origin) to \(row.branch.eventCount)", .dim)
    }
  }

  private func stem(_ follows: [Bool]) -> String {
    guard let own = follows.last else { return "" }
    let above = follows.dropLast().map { $0 ? "\(glyphs.branchThrough) " : "  " }.joined()
    return above + (own ? glyphs.branchTee : glyphs.branch) + glyphs.timelineLine + " "
  }

  /// Two states beside each other: where they stand, where their branches part, and all that differs, the first named in full.
  mutating func drawComparison(_ comparison: StateComparison, from line: Int) {
    let width = min(110, buffer.size.width)
    var lines = [
      StyledText(comparison.one.text, .heading, .bold) + StyledText("  against  ", .dim)
        + StyledText(comparison.other.text, .heading, .bold)
    ]
    if let parting = comparison.parting {
      lines += [StyledText(), StyledText(parting.text(comparison), .text)]
      if let first = parting.differences.first { lines.append(StyledText("  there first: ", .dim) + StyledText(first.text, .conflict)) }
    }
    lines.append(StyledText())
    if comparison.differences.isEmpty { lines.append(StyledText("the same in every respect", .success)) }
    if let first = comparison.differences.first {
      lines.append(StyledText("first difference  ", .dim) + StyledText(first.text, .conflict, .bold))
      lines += comparison.differences.dropFirst().map { StyledText("  \($0.text)", .text) }
    }
    let wrapped = lines.flatMap { $0.isEmpty ? [$0] : glyphs.show($0).wrapped(toColumns: width - 4, hangingIndent: 6) }
    let goes = comparison.parting == nil ? "Enter goes to the first" : "Enter goes to where they part"
    drawText("Compare", wrapped, from: line, width: width, note: "j k scroll, \(goes), Esc closes")
  }
}
