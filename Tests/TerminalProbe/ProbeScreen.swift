import TerminalUI

/// A screen with something of every look on it, and the keys that were pressed.
struct ProbeScreen {
  var theme: String
  var events: [String] = []
  var cursor = ListCursor(selected: 1)
  var showsCursor = false

  func draw(glyphs: GlyphSet, on buffer: inout CellBuffer) {
    let parts = buffer.bounds.splitRows([.exactly(1), .exactly(7), .atLeast(4), .atLeast(3), .exactly(1)])
    Bar(
      .statusBar, left: StyledText("terminal-probe", .statusBarStrong) + "  \(buffer.size.width)×\(buffer.size.height)",
      right: StyledText("warning", .warning) + " \(theme)"
    ).draw(in: parts[0], glyphs: glyphs, on: &buffer)
    drawEntries(in: parts[1], glyphs: glyphs, on: &buffer)
    drawMessages(in: parts[2], glyphs: glyphs, on: &buffer)
    drawEvents(in: parts[3], glyphs: glyphs, on: &buffer)
    let hints = ["q": "quit", "C": "crash", "A": "abort", "E": "exit", "O": "overflow", "w": "stderr", "t": "theme", "m": "mouse"]
    KeyHintBar(hints.sorted { $0.key < $1.key }.map { KeyHint($0.key, $0.value) }).draw(in: parts[4], glyphs: glyphs, on: &buffer)
    if showsCursor { buffer.cursor = Point(x: 3, y: 3) }
  }

  private func drawEntries(in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) {
    buffer.write("node  role       t  vote   1     2     3     4", .heading, row: 1, column: 1, in: rect)
    var line = StyledText("S1  L leader    2  S1    ", .leader)
    line +=
      StyledText("[a1]= [b2]! ", .committedFast, .bold) + StyledText("[d2]  ", .leaderApproved)
      + StyledText("(e2)", .selfApproved, .underline)
    buffer.write(line, row: 2, column: 1, in: rect, ellipsis: glyphs.ellipsis)
    line =
      StyledText("S3  F follower  2  S1    ") + StyledText("[a1]= ", .committedClassic, .bold) + StyledText("[b2]  [d2]  ", .leaderApproved)
    line += StyledText("(f2)~", .conflict)
    buffer.write(line, row: 3, column: 1, in: rect, ellipsis: glyphs.ellipsis)
    line = StyledText("S4  X crashed   2  S1    [a1]= ..    ..    ..", .crashed)
    buffer.write(line, row: 4, column: 1, in: rect, ellipsis: glyphs.ellipsis)
    buffer.write(glyphs.show("界 wide, e\u{301} marked, quorum ⌈3·5/4⌉ = 4"), .explanation, row: 6, column: 1, in: rect)
  }

  private func drawMessages(in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) {
    let halves = rect.splitColumns([.share(2), .share(3)], gap: 1)
    let tally = Panel("Votes · index 7").draw(in: halves[0], glyphs: glyphs, on: &buffer)
    buffer.write(StyledText("e ", .title) + Gauge(filled: 2, pending: 1, total: 5).text(glyphs: glyphs) + " 2/5", row: 0, in: tally)
    buffer.write(StyledText("fast ") + StyledText("2 short", .shortfall) + " classic " + StyledText("reached", .reached), row: 1, in: tally)
    buffer.write(StyledText("success ", .success) + StyledText("warning ", .warning) + StyledText("error", .error), row: 2, in: tally)
    let flight = Panel("In flight", note: "2/3", isFocused: true).draw(in: halves[1], glyphs: glyphs, on: &buffer)
    let rows = [
      StyledText("14  S5 → S1  MsgFastVote  7 holds e"), StyledText("15  S3 → S1  MsgFastVote  7 holds f"),
      StyledText("13  S2 → S4  MsgFastProp  lost", .messageLost),
    ]
    ScrollingList(rows, cursor: cursor).draw(in: flight, glyphs: glyphs, on: &buffer)
  }

  private func drawEvents(in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) {
    let room = Panel("Keys").draw(in: rect, glyphs: glyphs, on: &buffer)
    for (row, event) in events.suffix(room.height).enumerated() {
      buffer.write(glyphs.show(event), row: row, in: room, ellipsis: glyphs.ellipsis)
    }
  }
}
