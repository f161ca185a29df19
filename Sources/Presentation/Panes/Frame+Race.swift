import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// Draws race mode: a lane for each track, and under them who is ahead, proposal by proposal.
  func raceFrame(_ screen: RaceScreen, size: Size, glyphs: GlyphSet) -> RaceFrame {
    var frame = RaceFrame(buffer: CellBuffer(size: size), screen: screen, glyphs: glyphs, isPlaying: play.isPlaying, speed: play.text)
    frame.draw()
    return frame
  }
}

/// One frame of race mode.
struct RaceFrame {
  var buffer: CellBuffer
  var hits: [Hit] = []
  let screen: RaceScreen
  let glyphs: GlyphSet
  let isPlaying: Bool
  let speed: String

  mutating func draw() {
    let whole = buffer.bounds
    drawStatus(in: whole.row(0))
    guard whole.width >= 40, whole.height >= 12 else { return }
    let nodeCount = screen.race.fast.settings.nodeCount
    let laneHeight = min(nodeCount + 3, max((whole.height - 8) / 2, 4))
    // Beside each other where there is room, or where there is no height to have them above each other.
    let isWide = whole.width >= 150 || whole.height < 30
    let lanes = whole.rows(1, count: isWide ? nodeCount + 3 : 2 * laneHeight)
    let halves =
      isWide ? lanes.splitColumns([.share(1), .share(1)], gap: 1) : lanes.splitRows([.exactly(laneHeight), .exactly(laneHeight)])
    drawLane("Fast track", screen.race.fast, in: halves[0])
    drawLane("Classic Raft", screen.race.classic, in: halves[1])
    let below = whole.rows(lanes.maxY, count: max(whole.height - lanes.maxY - 2, 0))
    // Where there is room, both runs as sequence diagrams beside each other, under their lanes.
    let sequenceRows = isWide && below.height >= 28 ? below.height / 2 : 0
    drawTable(in: below.rows(0, count: below.height - sequenceRows))
    if sequenceRows > 0 {
      let places = below.rows(below.height - sequenceRows, count: sequenceRows).splitColumns([.share(1), .share(1)], gap: 1)
      drawSequence(screen.race.fast, "Sequence on the fast track", in: places[0])
      drawSequence(screen.race.classic, "Sequence in classic Raft", in: places[1])
    }
    write(StyledText(" " + screen.notice, .prompt), row: whole.height - 2, in: whole)
    drawHints(in: whole.row(whole.height - 1))
  }

  private mutating func write(_ text: StyledText, row: Int, column: Int = 0, in rect: Rect) {
    guard row >= 0 && row < rect.height else { return }
    buffer.write(glyphs.show(text), row: row, column: column, in: rect, ellipsis: glyphs.ellipsis)
  }

  /// Whether lines that fit elsewhere have to be broken.
  private var isNarrow: Bool { buffer.size.width < 118 }

  private mutating func drawStatus(in rect: Rect) {
    var left = StyledText(" fastraft", .statusBarStrong, .bold)
    left.append("   race" + (hasStandingInStatus ? "   \(screen.race.standing.text)" : ""), .statusBar)
    let right = StyledText(stateText, .statusBar)
    Bar(.statusBar, left: glyphs.show(left), right: right).draw(in: rect, glyphs: glyphs, on: &buffer)
  }

  /// The last events of a lane, drawn as those of a run with a screen of its own.
  private mutating func drawSequence(_ run: Run, _ title: String, in rect: Rect) {
    var layout = ScreenLayout(size: buffer.size, nodeCount: run.nodeIDs.count)
    layout.sequence = rect
    var frame = Frame(
      buffer: buffer, application: Application(run: run), view: run.view(indexes: 1...1), glyphs: glyphs, layout: layout)
    frame.drawSequence(title: title)
    buffer = frame.buffer
  }

  private var stateText: String {
    "\(screen.lossPermille == 0 ? "" : "loss \(screen.lossPermille / 10) %   ")\(isPlaying ? "playing \(speed)" : "manual")   \(screen.race.time / 1000) ms "
  }

  /// Whether the status line has room for who is ahead; above the table otherwise.
  private var hasStandingInStatus: Bool { screen.race.standing.text.columns + stateText.columns + 25 <= buffer.size.width }

  private mutating func drawLane(_ title: String, _ run: Run, in rect: Rect) {
    let last = max(run.view(indexes: 1...1).indexLast, 1)
    let isTight = rect.width < 60
    let inner = max(rect.width - (isTight ? 17 : 24), 6)
    let count = LogIndex(max(inner / 6, 1))
    let first = last >= count ? last - count + 1 : 1
    let view = run.view(indexes: first...max(first, last))
    let leader = view.leader.map { "leader \(nodeName($0))" } ?? "no leader"
    let room = Panel(title, note: "term \(view.term), \(leader)").draw(in: rect, glyphs: glyphs, on: &buffer)
    let columns = MatrixColumns(view)
    var header = StyledText("".padded(toColumns: isTight ? 12 : 18), .dim)
    for index in view.indexes.map(Array.init) ?? [] {
      header.append("\(index)".padded(toColumns: columns.cellWidth - 1, .center) + " ", .dim)
    }
    write(header, row: 0, in: room)
    for (line, row) in view.rows.enumerated() {
      write(text(of: row, columns, view, isTight: isTight), row: line + 1, in: room)
      hits.append(Hit(rect: room.row(line + 1), target: .node(row.id)))
    }
  }

  private func text(of row: NodeRow, _ columns: MatrixColumns, _ view: ClusterView, isTight: Bool) -> StyledText {
    let cells = MatrixText(columns: columns)
    let isLeader = row.id == view.leader
    var text = StyledText(row.id == screen.selectedNode ? glyphs.pointer : " ", .borderFocused, .bold)
    text.append(nodeName(row.id).padded(toColumns: 3), isLeader ? .leader : .follower, isLeader ? .bold : [])
    text.append(" \(row.isAlive ? isLeader ? "L" : "F" : "X")\(isTight ? "" : "  ")", row.isAlive ? .text : .crashed)
    let commit = row.fast > row.commit ? "\(row.commit)+\(row.fast - row.commit)" : "\(row.commit)"
    text.append(commit.padded(toColumns: isTight ? 5 : 6, .right) + (isTight ? " " : "    "), .text)
    for cell in row.cells { text += cells.text(of: cell, isDown: !row.isAlive).padded(toColumns: columns.cellWidth) }
    return text
  }

  private mutating func drawTable(in rect: Rect) {
    guard rect.height > 2 else { return }
    let room = Panel("Proposals", note: "message delays to the leader's commit, and until everybody knows").draw(
      in: rect, glyphs: glyphs, on: &buffer)
    let rows = screen.race.rows
    let heading =
      hasStandingInStatus || room.height <= 4
      ? [] : glyphs.show(StyledText(screen.race.standing.text, .title, .bold)).wrapped(toColumns: room.width)
    for (position, line) in heading.enumerated() { write(line, row: position, in: room) }
    let list = room.rows(heading.count, count: max(room.height - heading.count, 0))
    if rows.isEmpty { write(StyledText("nothing has been proposed yet; p proposes in both lanes", .dim), row: 0, in: list) }
    var lines: [StyledText] = []
    for row in rows.suffix(max(list.height, 1)) { lines += self.lines(of: row) }
    for (position, line) in lines.suffix(list.height).enumerated() { write(line, row: position, in: list) }
  }

  private func lines(of row: RaceRow) -> [StyledText] {
    var line = StyledText(row.tag.cut(toColumns: 8, ellipsis: glyphs.ellipsis).padded(toColumns: 9), .text, .bold)
    let ahead = row.delaysAhead ?? 0
    let lead = ahead == 0 ? "" : ahead > 0 ? "fast by \(ahead)" : "classic by \(-ahead)"
    // The air behind it has no look of its own: without colours a look may be a line under it.
    line.append(lead, .match, .bold)
    line.append(String(repeating: " ", count: max(13 - lead.columns, 1)))
    line.append("fast ", .dim)
    let fast = text(of: row.fast)
    line.append(isNarrow ? fast : fast.padded(toColumns: 40), row.fast.isCommitted ? .committedFast : .text)
    var classic = StyledText("classic ", .dim)
    classic.append(text(of: row.classic), row.classic.isCommitted ? .committedClassic : .text)
    let margin = String(repeating: " ", count: isNarrow ? 9 : 22)
    let reasons = row.fast.fallBacks.flatMap { fallBack in
      glyphs.show(StyledText(margin + "fell back: \(fallBack.text)", .warning))
        .wrapped(toColumns: max(buffer.size.width - 4, 1), hangingIndent: margin.count + 2)
    }
    if !isNarrow { return [line + classic] + reasons }
    return [line, StyledText(margin.padded(toColumns: 22)) + classic] + reasons
  }

  /// `2! in 2 delays, 3 everywhere, 24 ms`
  private func text(of result: RaceResult) -> String {
    guard let index = result.index else { return "not committed yet" }
    var parts = ["\(index)\(result.track == .fast ? "!" : "=")"]
    if let delays = result.delaysToCommit { parts[0] += " in \(delays) delay\(delays == 1 ? "" : "s")" }
    if let delays = result.delaysEverywhere { parts.append("\(delays) everywhere") }
    if let time = result.microseconds { parts.append("\(time / 1000) ms") }
    return parts.joined(separator: ", ")
  }

  private mutating func drawHints(in rect: Rect) {
    // The way back stays in sight, whatever else has room.
    let hints = [
      KeyHint("q", "back"), KeyHint("l", "step"), KeyHint("Space", "play"), KeyHint("L", "settle"), KeyHint("p", "propose"),
      KeyHint("P", "contend"), KeyHint("d", "loss"), KeyHint("K", "kill leader"), KeyHint("x", "crash"), KeyHint("X", "restart"),
      KeyHint("t", "elect"),
      KeyHint("j k", "node"),
    ]
    for (place, hint) in zip(KeyHintBar(hints).draw(in: rect, glyphs: glyphs, on: &buffer), hints) {
      hits += KeyHits.hits(in: "\(hint.key) \(hint.label)", at: place.origin)
    }
  }
}
