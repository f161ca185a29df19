import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// The messages in flight, a queue that can be pointed at.
  mutating func drawFlow() {
    let rows = Application.flowRows(view)
    let heartbeats = view.flow.count { $0.isHeartbeat }
    var title = "In flight \(glyphs.middleDot) \(view.flow.count - heartbeats)"
    if heartbeats > 0 { title += " (\(heartbeats) heartbeat\(heartbeats == 1 ? "" : "s") folded)" }
    let room = panel(.flow, StyledText(title, .title, .bold), in: layout.flow)
    let hasHints = room.height >= 6 && !rows.isEmpty
    let listRoom = hasHints ? room.rows(0, count: room.height - 1) : room
    if rows.isEmpty {
      drawNextSteps(in: listRoom)
    } else {
      drawFlowRows(rows, in: listRoom)
    }
    if hasHints { drawFlowHints(in: room.row(room.height - 1)) }
  }

  /// What a person may do while nothing is on its way.
  private mutating func drawNextSteps(in room: Rect) {
    write(
      StyledText("nothing is in flight; \(application.keyName(of: .tick)) lets all nodes tick", .dim), row: 0, in: room)
    let steps = application.nextSteps(view)
    let first = room.height > steps.count + 1 ? 2 : 1
    for (row, step) in steps.enumerated() {
      guard first + row < room.height else { break }
      let area = room.row(first + row)
      let key = StyledText(application.keyName(of: step.action).padded(toColumns: 3), .text, .bold)
      write(key + StyledText(step.text, .explanation), row: 0, in: area)
      hits.append(Hit(rect: area, target: .action(step.action)))
    }
  }

  private mutating func drawFlowRows(_ rows: [Application.FlowRow], in room: Rect) {
    let cursor = application.flowCursor
    let window = cursor.window(count: rows.count, height: room.height)
    for (line, position) in window.enumerated() {
      let area = room.row(line)
      write(text(of: rows[position], width: room.width), row: line, in: room)
      if position == cursor.selected && application.focus == .flow { buffer.select(area) }
      hits.append(Hit(rect: area, target: .flowRow(position)))
    }
  }

  private func text(of row: Application.FlowRow, width: Int) -> StyledText {
    switch row {
    case .heartbeats(let items):
      return StyledText("\("".padded(toColumns: 4))\(items.count) heartbeats and answers   Enter delivers them all", .dim)
    case .message(let item): return text(of: item, width: width)
    }
  }

  private func text(of item: FlowItem, width: Int) -> StyledText {
    let role: TerminalUI.Role =
      switch item.status {
      case .held: .messageHeld
      case .inFlight: .message
      default: .messageLost
      }
    let number = "\(item.number)".padded(toColumns: 4, .right)
    let link = "\(nodeName(item.from)) \(glyphs.arrowRight) \(nodeName(item.to))"
    let kind = "\(item.kind)".padded(toColumns: width < 60 ? 13 : 16)
    let trailing = item.statusText ?? item.delayText
    let head = "\(number)  \(link)  \(kind) "
    let room = width - head.columns - trailing.columns - 2
    var line = StyledText(head, role)
    if room >= 8 {
      line.append(item.text.cut(toColumns: room, ellipsis: glyphs.ellipsis).padded(toColumns: room) + "  ", role)
      line.append(trailing, item.statusText == nil ? .dim : role)
    } else {
      line.append(item.text, role)
    }
    return line
  }

  private mutating func drawFlowHints(in rect: Rect) {
    guard application.focus == .flow else {
      let hint = StyledText("Tab", .text, .bold) + StyledText(" points at one: deliver, drop, duplicate, hold, reorder, delay", .dim)
      write(hint, row: 0, in: rect)
      hits.append(Hit(rect: rect.columns(0, count: hint.columns), target: .pane(.flow)))
      return
    }
    var column = 0
    for (key, label, action) in [
      ("Enter", "deliver", Action.deliver), ("d", "drop", .drop), ("D", "duplicate", .duplicate), ("s", "hold", .hold),
      ("r", "last", .reorder), ("+", "delay", .delay),
    ] {
      let text = StyledText(key, .text, .bold) + StyledText(" \(label)", .dim)
      write(text, row: 0, column: column, in: rect)
      hits.append(Hit(rect: rect.columns(column, count: text.columns), target: .action(action)))
      column += text.columns + 3
    }
  }
}
