import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// Draws what lies on top.
  mutating func drawOverlay() {
    // A click beside what lies on top closes it.
    if application.overlay != nil { hits.append(Hit(rect: buffer.bounds, target: .key(.escape))) }
    switch application.overlay {
    case .none: break
    case .prompt(let prompt): drawCompletions(prompt)
    case .help(let line): drawText("Help", helpLines, from: line, width: 76)
    case .legend(let line): drawText("Legend", legendLines, from: line, width: 76)
    case .inspector(let line): drawText("Inspector", inspectorLines(width: 66), from: line, width: 70)
    case .why(let whys, let selected): drawWhy(whys, selected)
    case .whyNot(let subjects, let selected): drawWhyNot(subjects, selected)
    case .recovery(let election, let line):
      let width = min(92, buffer.size.width)
      drawText(
        "Recovery \(glyphs.middleDot) election \(election + 1) of \(max(application.run.recoveries.count, election + 1))",
        recoveryLines(width: width - 4, election: election), from: line, width: width,
        note: "h l elections, j k scroll, 1-9 a node's answer, Enter its end, Esc closes")
    case .explore(let line): drawExplore(from: line)
    case .text(let title, let text, let line):
      let width = min(80, buffer.size.width)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { part in
        part.isEmpty ? [StyledText()] : glyphs.show(StyledText(String(part))).wrapped(toColumns: max(width - 4, 1))
      }
      drawText(title, lines, from: line, width: width)
    case .links(let matrix): drawLinks(matrix)
    case .themes(let cursor): drawChoice("Theme", application.themeNames.map { StyledText($0) }, cursor, "Enter takes it, Esc closes")
    case .gallery(let cursor): drawGallery(cursor)
    case .branches(let cursor): drawChoice("Branches", branchLines, cursor, "Enter goes there, = compares, Esc closes")
    case .comparison(let comparison, let line): drawComparison(comparison, from: line)
    case .leaving(let departure): drawLeaving(departure)
    case .members(let cursor): drawChoice("Members", memberChoices, cursor, "Enter does it, Esc closes")
    }
  }

  /// A box in the middle, cleared, with a frame; the room inside.
  mutating func box(_ title: String, note: String, width: Int, height: Int) -> Rect {
    let size = Size(width: min(width, buffer.size.width), height: min(height, buffer.size.height))
    let rect = buffer.bounds.centered(size)
    buffer.fill(rect)
    hits.append(Hit(rect: rect, target: .nothing))
    if note.columns + 6 <= rect.width {
      hits += KeyHits.hits(in: note, at: Point(x: rect.maxX - 3 - note.columns, y: rect.maxY - 1))
    }
    return Panel(StyledText(title, .title, .bold), note: StyledText(note, .dim), isFocused: true).draw(
      in: rect, glyphs: glyphs, on: &buffer)
  }

  /// A text in a box, from a line on; arrows at the right tell that there is more.
  /// - Parameter targets: What a click on a line means, where it means something.
  mutating func drawText(
    _ title: String, _ lines: [StyledText], from first: Int, width: Int, note: String = "j k scroll, Esc closes",
    targets: [Hit.Target?] = []
  ) {
    let height = min(lines.count + 2, buffer.size.height - 2)
    let room = box(title, note: note, width: width, height: height)
    let start = min(first, max(lines.count - room.height, 0))
    firstLineMax = max(lines.count - room.height, 0)
    for (row, line) in lines.dropFirst(start).prefix(room.height).enumerated() {
      write(line, row: row, in: room)
      if targets.indices.contains(start + row), let target = targets[start + row] { hits.append(Hit(rect: room.row(row), target: target)) }
    }
    let edge = Rect(x: room.maxX + 1, y: room.y, width: 1, height: room.height)
    if start > 0 { write(StyledText(glyphs.arrowUp, .borderFocused, .bold), row: 0, in: edge) }
    if start + room.height < lines.count {
      write(StyledText(glyphs.arrowDown, .borderFocused, .bold), row: room.height - 1, in: edge)
    }
  }

  private mutating func drawLeaving(_ departure: Departure) {
    let count = application.unsavedCount
    let lines = [
      StyledText("\(count) thing\(count == 1 ? "" : "s") that you did \(count == 1 ? "is" : "are") not saved.", .text), StyledText(),
      StyledText("Saved as a scenario, it can be opened, run and shared again.", .explanation),
    ]
    let goes = departure == .quit ? "q quits" : "Enter opens it"
    drawText("Leave?", lines, from: 0, width: 66, note: "\(goes), s saves first, Esc stays")
  }

  private mutating func drawChoice(_ title: String, _ lines: [StyledText], _ cursor: ListCursor, _ note: String) {
    let width = max(lines.map(\.columns).max() ?? 0, title.columns + note.columns + 4) + 4
    let room = box(title, note: note, width: width, height: lines.count + 2)
    for (line, row) in ScrollingList(lines, cursor: cursor).draw(in: room, glyphs: glyphs, on: &buffer).enumerated() {
      hits.append(Hit(rect: room.row(line), target: .choice(row)))
    }
  }

  private var helpLines: [StyledText] {
    var lines = [
      StyledText(
        "Each row is a node's log. A follower's proposal goes straight to all nodes, which keep it self-approved (round brackets) and vote to "
          + "the leader; the leader decides, and what it appends is leader-approved (square brackets).", .explanation), StyledText(),
    ].flatMap { $0.isEmpty ? [$0] : $0.wrapped(toColumns: 72) }
    for group in KeyBinding.Group.allCases {
      let bindings = application.keyMap.bindings(in: application.focus).filter { $0.group == group }
      if bindings.isEmpty { continue }
      lines.append(StyledText(group.rawValue, .heading, .bold))
      for binding in bindings {
        let keys = glyphs.show(binding.keyText).padded(toColumns: 12)
        let wrapped = glyphs.show(StyledText(binding.help)).wrapped(toColumns: 58)
        for (position, part) in wrapped.enumerated() {
          lines.append(StyledText(position == 0 ? "  \(keys)" : "  \("".padded(toColumns: 12))", .text, .bold) + part)
        }
      }
      lines.append(StyledText())
    }
    return lines + Legend.groups.prefix(1).flatMap { self.lines(of: $0) }
  }

  private var memberChoices: [StyledText] {
    application.memberCommands.map { StyledText($0.line.padded(toColumns: memberColumns), .text, .bold) + StyledText("  " + $0.help, .dim) }
  }

  private var memberColumns: Int { application.memberCommands.map(\.line.columns).max() ?? 0 }

  private mutating func drawCompletions(_ prompt: Prompt) {
    guard case .command = prompt.kind else { return }
    let completions = application.completions(of: prompt.editor.textBeforeCursor).prefix(8)
    guard !completions.isEmpty else { return }
    let height = min(completions.count, max(layout.notice.y - 2, 0))
    let rect = Rect(x: 0, y: layout.notice.y - height - 1, width: min(buffer.size.width, 90), height: height + 1)
    buffer.fill(rect)
    for (row, completion) in completions.prefix(height).enumerated() {
      let text =
        StyledText(" " + completion.text.padded(toColumns: 28), row == 0 ? .match : .suggestion) + StyledText(" " + completion.help, .dim)
      write(text, row: row, in: rect)
      hits.append(Hit(rect: rect.row(row), target: .completion(row)))
    }
    write(StyledText(" Tab completes", .dim), row: height, in: rect)
    hits += KeyHits.hits(in: "Tab completes", at: Point(x: rect.x + 1, y: rect.y + height))
  }

  private mutating func drawLinks(_ matrix: LinkMatrix) {
    let ids = view.rows.map(\.id)
    let room = box("Links", note: "from row to column", width: max(ids.count * 5 + 12, 64), height: ids.count + 7)
    for (column, id) in ids.enumerated() { write(StyledText(nodeName(id), .heading, .bold), row: 0, column: 6 + column * 5, in: room) }
    for (row, from) in ids.enumerated() {
      write(StyledText(nodeName(from), .heading, .bold), row: row + 1, column: 1, in: room)
      for (column, to) in ids.enumerated() {
        let isCut = view.links.isCut(from: from, to: to)
        let text =
          from == to ? StyledText(glyphs.middleDot, .dim) : isCut ? StyledText("-/-", .linkCut, .bold) : linkText(from, to)
        write(text, row: row + 1, column: 6 + column * 5, in: room)
        if from != to {
          hits.append(Hit(rect: room.row(row + 1).columns(5 + column * 5, count: 5), target: .link(row: row, column: column)))
        }
        if row == matrix.row && column == matrix.column { buffer.select(room.row(row + 1).columns(5 + column * 5, count: 4)) }
      }
    }
    let hints = [
      "Enter cut or mend   Space one way only", "i isolate the row's node   C heal all   Esc close",
      "e deliver   d drop   s hold   S release   the messages there",
    ]
    for (row, hint) in hints.enumerated() {
      write(StyledText(hint, .dim), row: ids.count + 2 + row, in: room)
      hits += KeyHits.hits(in: hint, at: Point(x: room.x, y: room.y + ids.count + 2 + row))
    }
  }

  /// `→`, and how many messages are on their way there.
  private func linkText(_ from: NodeID, _ to: NodeID) -> StyledText {
    let count = view.flow.count { $0.from == from && $0.to == to }
    return StyledText(" \(glyphs.arrowRight)", .text) + StyledText(count == 0 ? "" : "\(count)", .message)
  }
}
