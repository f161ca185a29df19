import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// What happened, in words with the reason, newest last; below it the rule behind the newest.
  mutating func drawEvents() {
    let room = panel(.events, StyledText("Events", .title, .bold), in: layout.events)
    guard room.height > 0 else { return }
    let hasRule = layout.kind != .compact && room.height >= 6
    let citation = hasRule ? citationLines(width: room.width) : []
    let listRoom = room.rows(0, count: room.height - (citation.isEmpty ? 0 : citation.count + 1))
    drawEventLines(in: listRoom)
    for (position, line) in citation.enumerated() { write(line, row: room.height - citation.count + position, in: room) }
  }

  private mutating func drawEventLines(in room: Rect) {
    let last = max(view.event - application.eventsBack, 0)
    let lines = application.run.lines(endingAt: last, countMax: room.height)
    if lines.isEmpty {
      for (row, line) in startLines(width: room.width).enumerated() { write(line, row: row, in: room) }
      return
    }
    // Whole sentences, so that the reason at their end is never cut; the newest stay in sight.
    let parts = lines.flatMap { line in
      glyphs.show(text(of: line)).wrapped(toColumns: max(room.width, 1), hangingIndent: Self.eventIndent).enumerated().map {
        (event: line.event, isFirst: $0.offset == 0, text: $0.element)
      }
    }
    var shown = parts.suffix(room.height)
    // A sentence whose beginning has scrolled away would only puzzle.
    if shown.contains(where: \.isFirst) { shown = shown.drop { !$0.isFirst } }
    let newest = shown.lastIndex { $0.isFirst } ?? shown.startIndex
    for (row, part) in shown.enumerated() {
      write(part.text, row: row, in: room)
      hits.append(Hit(rect: room.row(row), target: .event(part.event)))
      if application.focus == .events && shown.startIndex + row == newest { buffer.select(room.row(row).columns(0, count: 5)) }
    }
  }

  /// What stands where nothing has happened yet: the scenario's own title, whole, and how to go on.
  private func startLines(width: Int) -> [StyledText] {
    let title = application.scenarioTitle.map { glyphs.show(StyledText($0, .text, .bold)).wrapped(toColumns: max(width, 1)) } ?? []
    return title + [StyledText("the start of the run; \(application.keyName(of: .forward)) goes on", .dim)]
  }

  /// The columns of an event's number and node.
  private static let eventIndent = 11

  func text(of line: EventLine) -> StyledText {
    var text = StyledText(line.label.padded(toColumns: 7), .dim)
    text.append((line.node.map(nodeName) ?? "").padded(toColumns: 4), .text, line.part == 0 ? .bold : [])
    text.append(line.text, paint(of: line.kind), line.kind.isCommit ? .bold : [])
    return text
  }

  func paint(of kind: LineKind) -> TerminalUI.Role {
    switch kind {
    case .neutral, .heal: .text
    case .selfApproved: .selfApproved
    case .leaderApproved, .decision: .leaderApproved
    case .fastCommit: .committedFast
    case .classicCommit: .committedClassic
    case .election: .candidate
    case .recovery, .membership: .milestone
    case .refused: .dim
    case .fault: .fault
    case .read: .match
    case .violation: .error
    }
  }

  /// The rule behind the newest event that follows one.
  private func citationLines(width: Int) -> [StyledText] {
    guard let rule = currentRule else { return [] }
    let lines = glyphs.show(StyledText(rule.citation, .explanation)).wrapped(toColumns: width)
    return lines.count <= 2 ? lines : [glyphs.show(StyledText(shortCitation(of: rule), .explanation))]
  }

  /// A rule by its name, and where to read the whole of it.
  private func shortCitation(of rule: Rule) -> String { "\(rule.name), \(rule.title)   \(application.keyName(of: .why)) says more" }

  var currentRule: Rule? {
    let event = max(view.event - application.eventsBack, 0)
    return application.run.lines(of: event).last { $0.rule != nil }?.rule
  }

  /// In the compact layout: the newest event and its rule, whatever pane is shown.
  mutating func drawExplanation() {
    var lines: [StyledText] = []
    let event = application.run.lines(of: view.event)
    if let line = event.last(where: { $0.kind != .neutral }) ?? event.last {
      var text = StyledText("\(line.label) ", .dim)
      if let node = line.node { text.append("\(nodeName(node)) ", .text, .bold) }
      text.append(line.text, paint(of: line.kind), line.kind.isCommit ? .bold : [])
      lines += glyphs.show(text).wrapped(toColumns: layout.explanation.width - 2)
    }
    if event.isEmpty { lines = startLines(width: layout.explanation.width - 2) }
    if lines.count < 2, let rule = currentRule {
      // A sentence that is cut says nothing; its name says where to read on.
      let isWhole = rule.citation.columns <= layout.explanation.width - 2
      lines.append(StyledText(isWhole ? rule.citation : shortCitation(of: rule), .explanation))
    }
    for (row, line) in lines.prefix(2).enumerated() { write(line, row: row, column: 1, in: layout.explanation) }
  }
}

extension LineKind {
  var isCommit: Bool { self == .fastCommit || self == .classicCommit }
}
