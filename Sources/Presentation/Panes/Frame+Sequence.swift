import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// The last events as a sequence diagram: nodes from left to right, time downwards.
  mutating func drawSequence(title: String = "Sequence") {
    let room = Panel(title).draw(in: layout.sequence, glyphs: glyphs, on: &buffer)
    guard room.height > 2, room.width > 40 else { return }
    let columns = SequenceColumns(nodes: view.rows.map(\.id), width: room.width)
    for id in columns.nodes {
      let role: TerminalUI.Role = id == view.leader ? .leader : view.links.downNodes.contains(id) ? .crashed : .heading
      write(StyledText(nodeName(id), role, .bold), row: 0, column: columns.column(of: id) - 1, in: room)
    }
    let rows = sequenceRows(countMax: room.height - 1)
    for (line, row) in rows.enumerated() { draw(row, at: line + 1, columns, in: room) }
    for line in rows.count + 1..<max(room.height, rows.count + 1) { drawLifelines(at: line, columns, in: room) }
  }

  private func sequenceRows(countMax: Int) -> [SequenceRow] {
    let first = max(view.event - countMax + 1, 1)
    guard first <= view.event else { return [] }
    return (first...view.event).compactMap { application.run.record(of: $0) }.map(SequenceRow.init)
  }

  private mutating func drawLifelines(at line: Int, _ columns: SequenceColumns, in room: Rect) {
    for id in columns.nodes { write(StyledText("│", .border), row: line, column: columns.column(of: id), in: room) }
  }

  private mutating func draw(_ row: SequenceRow, at line: Int, _ columns: SequenceColumns, in room: Rect) {
    drawLifelines(at: line, columns, in: room)
    hits.append(Hit(rect: room.row(line), target: .event(row.event)))
    let isCurrent = row.event == view.event
    write(StyledText("\(row.event)".padded(toColumns: 5, .right), isCurrent ? .text : .dim, isCurrent ? .bold : []), row: line, in: room)
    switch row.shape {
    case .arrow(let from, let to, let label, let isLost):
      drawArrow(from, to, label, isLost: isLost, marks: row.marks, at: line, columns, in: room)
    case .mark(let node, let text):
      write(StyledText("● \(text)", .milestone), row: line, column: columns.column(of: node), in: room)
    case .note(let text):
      write(StyledText(text, .dim), row: line, column: columns.first + 2, in: room)
    }
  }

  private mutating func drawArrow(
    _ from: NodeID, _ to: NodeID, _ label: String, isLost: Bool, marks: String, at line: Int, _ columns: SequenceColumns, in room: Rect
  ) {
    guard columns.nodes.contains(from), columns.nodes.contains(to), from != to else { return }
    let start = columns.column(of: from)
    let end = columns.column(of: to)
    let left = min(start, end) + 1
    let width = max(start, end) - left
    let role: TerminalUI.Role = isLost ? .messageLost : .message
    let text = Self.fitting(label, columns: max(width - 2, 0))
    let before = (width - text.columns) / 2
    var shaft = StyledText(String(repeating: "─", count: max(before, 0)), .timeline)
    shaft.append(text, role)
    shaft.append(String(repeating: "─", count: max(width - before - text.columns, 0)), .timeline)
    write(shaft, row: line, column: left, in: room)
    let head = isLost ? "x" : end > start ? "→" : "←"
    write(StyledText(head, role, .bold), row: line, column: end > start ? end - 1 : end + 1, in: room)
    // Several marks stand on the side of the lifeline where the arrow is not.
    let column = end > start ? end : end - marks.columns + 1
    if !marks.isEmpty { write(StyledText(marks, .milestone, .bold), row: line, column: column, in: room) }
  }
}

extension Frame {
  /// The label with as much as fits on the arrow: with air around it, without the index, and cut at last.
  fileprivate static func fitting(_ label: String, columns: Int) -> String {
    let kind = label.split(separator: " ").first.map(String.init) ?? label
    let forms = [" \(label) ", label, " \(kind) ", kind]
    return forms.first { $0.columns <= columns } ?? kind.cut(toColumns: columns, ellipsis: "")
  }
}

/// Where the lifelines of a sequence diagram stand.
struct SequenceColumns: Hashable, Sendable {
  var nodes: [NodeID]
  var first: Int
  private var gap: Int

  init(nodes: [NodeID], width: Int) {
    self.nodes = nodes
    first = 9
    gap = max((width - first - 12) / max(nodes.count - 1, 1), 3)
  }

  /// The column of a node's lifeline.
  func column(of node: NodeID) -> Int { first + gap * (nodes.firstIndex(of: node) ?? 0) }
}
