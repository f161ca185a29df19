import TerminalUI

extension Application {
  /// Takes a click or a turn of the wheel, by what the last frame drew there.
  mutating func handle(_ event: MouseEvent) {
    switch event.action {
    case .wheelDown: move(.rowDown, by: 1)
    case .wheelUp: move(.rowUp, by: 1)
    case .press(.left), .drag: click(event)
    default: break
    }
  }

  private mutating func click(_ event: MouseEvent) {
    // What was drawn last lies on top.
    guard let hit = hits.last(where: { $0.rect.contains(event.position) }) else { return }
    if overlay != nil {
      if case .press = event.action { overlay = nil }
      return
    }
    switch hit.target {
    case .node(let node):
      selectedNode = node
      focus = .matrix
    case .message(let number):
      focus = .flow
      selectedMessage = number
      settleCursors()
    case .event(let number): run.seek(to: number)
    case .pane(let pane): focus = pane
    case .action(let action): if case .press = event.action { perform(action) }
    }
  }
}
