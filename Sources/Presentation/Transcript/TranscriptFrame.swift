import Raft
import RaftInterchange
import TerminalUI

extension TranscriptApplication {
  /// Draws the directive under the cursor, the cluster after it, and both outputs.
  public mutating func frame(size: Size, glyphs: GlyphSet) -> CellBuffer {
    var frame = TranscriptFrame(buffer: CellBuffer(size: size), application: self, glyphs: glyphs)
    frame.draw()
    hits = frame.hits
    return frame.buffer
  }
}

/// One frame of an opened transcript.
struct TranscriptFrame {
  var buffer: CellBuffer
  var hits: [Hit] = []
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
    let top = upper + 2
    for (row, line) in directiveLines.prefix(3).enumerated() { write(line, row: top + row, in: whole) }
    let body = top + min(directiveLines.count, 3)
    let room = whole.rows(body, count: whole.height - body - 2)
    let halves = room.splitColumns([.share(1), .share(1)], gap: 1)
    drawOutput("Expected, from the file", step.directive.expected, against: step.actual, in: halves[0])
    drawOutput("Ours", step.actual, against: step.directive.expected, in: halves[1])
    write(StyledText(" " + application.notice, .explanation), row: whole.height - 2, in: whole)
    drawHints(in: whole.row(whole.height - 1))
    if application.isHelpOpen { drawHelp() }
  }

  private mutating func write(_ text: StyledText, row: Int, column: Int = 0, in rect: Rect) {
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

  /// A row a node: identity, role, term, leader, frontiers, and the end of its log.
  private mutating func drawNodes(_ nodes: [InteractionNode], in rect: Rect) {
    write(StyledText("  node role         t lead commit applied  log", .dim), row: 0, in: rect)
    for (row, node) in nodes.enumerated() { write(text(of: node, width: rect.width), row: row + 1, in: rect) }
  }

  private func text(of node: InteractionNode, width: Int) -> StyledText {
    let status = node.raft.basicStatus
    let isLeader = status.softState.role == .leader
    let role: TerminalUI.Role = isLeader ? .leader : .follower
    var line = StyledText("  \(node.id)".padded(toColumns: 7), role, isLeader ? .bold : [])
    line.append("\(status.softState.role)".replacingPrefix("State").padded(toColumns: 13), role, isLeader ? .bold : [])
    line.append("\(status.hardState.term)".padded(toColumns: 2, .right))
    line.append("\(status.softState.leader)".padded(toColumns: 5, .right))
    line.append("\(status.hardState.commit)".padded(toColumns: 7, .right))
    line.append("\(status.applied)".padded(toColumns: 8, .right) + "  ")
    let log = node.raft.replica.log
    let room = max((width - line.columns) / 6, 0)
    for entry in log.allEntries.suffix(room) {
      let isCommitted = entry.index <= log.frontier
      line.append("[\(entry.term)/\(entry.index)] ", isCommitted ? .committedClassic : .leaderApproved, isCommitted ? .bold : [])
    }
    for slot in node.raft.replica.slots.entries { line.append("(\(slot.term)/\(slot.index)) ", .selfApproved) }
    return line
  }

  private mutating func drawOutput(_ title: String, _ text: String, against other: String, in rect: Rect) {
    let room = Panel(title).draw(in: rect, glyphs: glyphs, on: &buffer)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let others = other.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = min(application.firstLine, max(lines.count - room.height, 0))
    for (row, position) in (first..<min(first + room.height, lines.count)).enumerated() {
      let isSame = position < others.count && others[position] == lines[position]
      write(StyledText(lines[position], isSame ? .text : .conflict, isSame ? [] : .bold), row: row, in: room)
    }
  }

  private mutating func drawHints(in rect: Rect) {
    let hints = [
      KeyHint("l", "next directive"), KeyHint("h", "back"), KeyHint("g G", "start, end"), KeyHint("n N", "differences"),
      KeyHint("j k", "scroll"),
      KeyHint("?", "help"), KeyHint("q", "quit"),
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

extension String {
  fileprivate func replacingPrefix(_ prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}
