import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// The rows of the flow pane: messages one by one, then all heartbeats as one.
  enum FlowRow: Hashable, Sendable {
    case message(FlowItem)
    case heartbeats([FlowItem])
  }

  /// The rows of the flow pane.
  static func flowRows(_ view: ClusterView) -> [FlowRow] {
    let heartbeats = view.flow.filter(\.isHeartbeat)
    var rows = view.flow.filter { !$0.isHeartbeat }.map(FlowRow.message)
    if !heartbeats.isEmpty { rows.append(.heartbeats(heartbeats)) }
    return rows
  }

  private var selectedFlowRow: FlowRow? {
    let rows = Self.flowRows(run.view(indexes: 1...1))
    return rows.indices.contains(flowCursor.selected) ? rows[flowCursor.selected] : nil
  }

  /// Does something to the selected message, or to all folded heartbeats.
  mutating func handleMessage(_ action: Action, repeats: Int) {
    switch selectedFlowRow {
    case .none: problem("nothing is in flight; p proposes, . ticks")
    case .message(let item): handle(action, item, repeats)
    case .heartbeats(let items):
      for item in items { handle(action, item, repeats) }
    }
  }

  /// How much later a message arrives for each time that its key is pressed.
  private static let delayMicroseconds: UInt64 = 10_000

  private mutating func handle(_ action: Action, _ item: FlowItem, _ repeats: Int) {
    switch action {
    case .deliver:
      if item.status == .inFlight || item.status == .held {
        act(.deliver(item.number))
      } else {
        problem("\(item.number) cannot arrive: \(item.statusText ?? "it is lost")")
      }
    case .drop: act(.drop(item.number))
    case .duplicate: act(.duplicate(item.number))
    case .hold: act(item.status == .held ? .release(item.number) : .hold(item.number))
    case .reorder: act(.reorder(item.number, .last))
    case .delay: act(.delay(item.number, microseconds: UInt64(min(repeats, 1000)) * Self.delayMicroseconds))
    default: break
    }
  }

  /// Keeps the cursors within what there is after a change; a selected message stays selected while it is in flight.
  mutating func settleCursors() {
    let messages = run.messagesInFlight
    let numbers = messages.filter { !$0.isHeartbeat }.map(\.number)
    let rowCount = numbers.count + (numbers.count < messages.count ? 1 : 0)
    if let selectedMessage, let position = numbers.firstIndex(of: selectedMessage) {
      flowCursor.selected = position
    } else {
      flowCursor.selected = min(flowCursor.selected, max(rowCount - 1, 0))
      selectedMessage = nil
    }
    let nodes = run.nodeIDs
    if !nodes.contains(selectedNode) { selectedNode = nodes.first ?? 1 }
  }

  static func number(of row: FlowRow) -> MessageNumber? {
    if case .message(let item) = row { return item.number }
    return nil
  }

  /// Moves the cursor of the focused pane, or the focus.
  mutating func move(_ action: Action, by steps: Int) {
    switch action {
    case .nextPane: moveFocus(by: 1)
    case .previousPane: moveFocus(by: -1)
    case .rowDown: moveRow(by: steps)
    case .rowUp: moveRow(by: -steps)
    case .olderIndexes: scrollIndexes(by: -steps)
    case .newerIndexes: scrollIndexes(by: steps)
    default: break
    }
  }

  /// Gives the focus to a pane.
  mutating func moveFocus(to pane: Pane) { focus = pane }

  private mutating func moveFocus(by steps: Int) {
    let position = panes.firstIndex(of: focus) ?? 0
    focus = panes[(position + steps + panes.count) % panes.count]
  }

  private mutating func moveRow(by steps: Int) {
    let view = run.view(indexes: 1...1)
    switch focus {
    case .matrix, .tally, .lesson:
      let ids = view.rows.map(\.id)
      let position = (ids.firstIndex(of: selectedNode) ?? 0) + steps
      if !ids.isEmpty { selectedNode = ids[min(max(position, 0), ids.count - 1)] }
    case .flow:
      let rows = Self.flowRows(view)
      flowCursor.move(by: steps, count: rows.count)
      selectedMessage = rows.indices.contains(flowCursor.selected) ? Self.number(of: rows[flowCursor.selected]) : nil
    case .events: eventsBack = min(max(eventsBack - steps, 0), max(run.cursor - 1, 0))
    }
  }

  private mutating func scrollIndexes(by steps: Int) {
    let last = run.view(indexes: 1...1).indexLast
    let current = Int(indexLast ?? last)
    let target = max(current + steps, 1)
    indexLast = target >= Int(last) ? nil : LogIndex(target)
  }
}
