import Raft
import RaftInterchange
import TerminalUI

extension TranscriptApplication {
  /// Draws the directive under the cursor, the cluster after it, and both outputs.
  public mutating func frame(size: Size, glyphs: GlyphSet) -> CellBuffer {
    var frame = TranscriptFrame(buffer: CellBuffer(size: size), application: self, glyphs: glyphs)
    frame.draw()
    hits = frame.hits
    firstLine = frame.firstLine
    return frame.buffer
  }
}

/// One frame of an opened transcript.
struct TranscriptFrame {
  var buffer: CellBuffer
  var hits: [Hit] = []
  /// The first line that is shown of the outputs, once they are drawn.
  var firstLine: Int?
  let application: TranscriptApplication
  let glyphs: GlyphSet

  private var step: TranscriptStep? {
    application.steps.indices.contains(application.cursor) ? application.steps[application.cursor] : nil
  }

  mutating func draw() {
    let whole = buffer.bounds
    drawStatus(in: whole.row(0))
    guard let step, whole.height > 8, whole.width > 30 else { return }
    let nodes = step.environment.nodes
    let directiveLines = lines(of: step.directive)
    let upper = min(nodes.count + 1, 10)
    drawNodes(nodes, in: whole.rows(1, count: upper))
    write(waiting(in: step.environment), row: upper + 1, in: whole)
    let top = upper + 2
    for (row, line) in directiveLines.prefix(3).enumerated() { write(line, row: top + row, in: whole) }
    let body = top + min(directiveLines.count, 3)
    let room = whole.rows(body, count: whole.height - body - 2)
    drawOutputs(of: step, in: room)
    write(StyledText(" " + application.notice, .explanation), row: whole.height - 2, in: whole)
    drawHints(in: whole.row(whole.height - 1))
    if application.isHelpOpen { drawHelp() }
  }

  mutating func write(_ text: StyledText, row: Int, column: Int = 0, in rect: Rect) {
    guard row >= 0 && row < rect.height else { return }
    buffer.write(glyphs.show(text), row: row, column: column, in: rect, ellipsis: glyphs.ellipsis)
  }

  private mutating func drawStatus(in rect: Rect) {
    let failed = application.steps.count { !$0.passed }
    let left =
      StyledText(" fastraft", .statusBarStrong, .bold)
      + StyledText("   \(application.name)   directive \(application.cursor + 1)/\(application.steps.count)", .statusBar)
    let right = failed == 0 ? StyledText("all as expected ", .statusBar) : StyledText("\(failed) differ ", .error, .bold)
    Bar(.statusBar, left: glyphs.show(left), right: right).draw(in: rect, glyphs: glyphs, on: &buffer)
  }

  private func lines(of directive: Directive) -> [StyledText] {
    let verdict =
      step?.passed == true
      ? StyledText("  \(glyphs.check) as expected", .success) : StyledText("  \(glyphs.crossMark) differs", .error, .bold)
    var lines = [StyledText(" line \(directive.line)  ", .dim) + StyledText(directive.text, .text, .bold) + verdict]
    lines += directive.input.split(separator: "\n").map { StyledText("          \($0)", .text) }
    return lines
  }

  private mutating func drawHints(in rect: Rect) {
    let hints = [
      KeyHint("l", "next"), KeyHint("h", "back"), KeyHint("g G", "start, end"), KeyHint("n N", "differences"),
      KeyHint("j k", "scroll"), KeyHint("?", "help"), KeyHint("q", "quit"),
    ]
    for (place, hint) in zip(KeyHintBar(hints).draw(in: rect, glyphs: glyphs, on: &buffer), hints) {
      hits += KeyHits.hits(in: "\(hint.key) \(hint.label)", at: place.origin)
    }
  }

  private mutating func drawHelp() {
    let lines = [
      "l → Space Enter   the next directive; 10l ten of them", "h ←   one back", "g G   the first, the last; 12g the twelfth",
      "n N   the next, the previous directive that differs", "j k PgDn PgUp   scroll the outputs", "q Ctrl-c   quit",
    ]
    let rect = buffer.bounds.centered(Size(width: min(64, buffer.size.width), height: min(lines.count + 2, buffer.size.height)))
    buffer.fill(rect)
    let room = Panel("Help", note: "any key closes", isFocused: true).draw(in: rect, glyphs: glyphs, on: &buffer)
    for (row, line) in lines.enumerated() { write(StyledText(line), row: row, in: room) }
  }
}
