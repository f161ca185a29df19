import RaftInterchange
import TerminalUI

extension TranscriptFrame {
  /// A line of both outputs as it is shown.
  private struct Line {
    var expected = StyledText()
    var actual = StyledText()
    var isSame: Bool
  }

  /// Draws both outputs side by side. What is the same stands on the same row; what is too long goes on below.
  mutating func drawOutputs(of step: TranscriptStep, in room: Rect) {
    let halves = room.splitColumns([.share(1), .share(1)], gap: 1)
    // A frame and a column of air on each side.
    let width = min(halves[0].width, halves[1].width) - 4
    let lines = step.rows.flatMap { self.lines(of: $0, width: width) }
    let height = max(room.height - 2, 0)
    let end = max(lines.count - height, 0)
    let first = min(application.firstLine ?? start(of: lines, height: height), end)
    firstLine = first
    let shown = lines[first..<min(first + height, lines.count)]
    let note = lines.count > height ? "\(first + 1) to \(first + shown.count) of \(lines.count)" : ""
    let rooms = [("Expected, from the file", halves[0]), ("Ours", halves[1])].map { title, half in
      Panel(title, note: note).draw(in: half, glyphs: glyphs, on: &buffer)
    }
    for (row, line) in shown.enumerated() {
      write(line.expected, row: row, in: rooms[0])
      write(line.actual, row: row, in: rooms[1])
    }
  }

  /// The start, unless the first difference is out of sight there; then some lines before that.
  private func start(of lines: [Line], height: Int) -> Int {
    guard let difference = lines.firstIndex(where: { !$0.isSame }), difference >= height else { return 0 }
    return difference - height / 3
  }

  private func lines(of row: AlignedRow, width: Int) -> [Line] {
    let expected = wrapped(row.expected, isSame: row.isSame, width: width)
    let actual = wrapped(row.actual, isSame: row.isSame, width: width)
    return (0..<max(expected.count, actual.count)).map { position in
      var line = Line(isSame: row.isSame)
      if position < expected.count { line.expected = expected[position] }
      if position < actual.count { line.actual = actual[position] }
      return line
    }
  }

  private func wrapped(_ text: String?, isSame: Bool, width: Int) -> [StyledText] {
    guard let text else { return [] }
    let indentation = text.prefix { $0 == " " }.count
    let styled = StyledText(text, isSame ? .text : .conflict, isSame ? [] : .bold)
    return styled.wrapped(toColumns: max(width, 8), hangingIndent: indentation + 4)
  }
}
