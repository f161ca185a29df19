import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// Takes a click, a drag or a turn of the wheel, by what the last frame drew there.
  mutating func handle(_ event: MouseEvent) {
    switch event.action {
    case .wheelDown: turnWheel(.down, at: event.position)
    case .wheelUp: turnWheel(.up, at: event.position)
    case .press(.left): press(at: event.position)
    case .drag: drag(to: event.position)
    case .release: dragged = nil
    default: break
    }
  }

  /// What was drawn last lies on top.
  private func target(at position: Point) -> Hit? { hits.last { $0.rect.contains(position) } }

  /// The wheel scrolls what lies on top, or the pane under the pointer.
  private mutating func turnWheel(_ key: KeyEvent, at position: Point) {
    guard overlay == nil && raceScreen == nil else {
      if !isTyping { handle(key) }
      return
    }
    let pane = hits.last { hit in
      if case .pane = hit.target { hit.rect.contains(position) } else { false }
    }
    if case .pane(let pane)? = pane?.target { moveFocus(to: pane) }
    if focus == .lesson { handle(key) } else { move(key == .down ? .rowDown : .rowUp, by: 1) }
  }

  private mutating func press(at position: Point) {
    guard let hit = target(at: position) else { return }
    switch hit.target {
    case .node(let node): select(node)
    case .cell(let node, let index):
      select(node)
      notice = Notice(text: cellText(node, index), kind: .information)
    case .flowRow(let row): selectMessage(row)
    case .event(let number): travel(to: number)
    case .timeline:
      dragged = hit
      drag(to: position)
    case .branch(let branch):
      run.checkout(branch)
      settleCursors()
    case .pane(let pane): focus = pane
    case .action(let action): perform(action)
    case .key(let key): handle(key)
    case .choice(let row): choose(row)
    case .link(let row, let column):
      overlay = .links(LinkMatrix(row: row, column: column))
      handle(.character(" "))
    case .completion(let number): complete(number)
    case .nothing: break
    }
  }

  private mutating func select(_ node: NodeID) {
    if raceScreen != nil {
      raceScreen?.selectedNode = node
      return
    }
    selectedNode = node
    focus = .matrix
  }

  /// The first click on a message selects it, one on the selected message delivers it.
  private mutating func selectMessage(_ row: Int) {
    let rows = Self.flowRows(run.view(indexes: 1...1))
    guard rows.indices.contains(row) else { return }
    if focus == .flow && flowCursor.selected == row {
      perform(.deliver)
      return
    }
    focus = .flow
    flowCursor.selected = row
    selectedMessage = Self.number(of: rows[row])
    settleCursors()
  }

  /// Follows the pointer along the timeline, wherever it is beside it.
  private mutating func drag(to position: Point) {
    guard let dragged, case .timeline(let events) = dragged.target, !events.isEmpty else { return }
    travel(to: events[min(max(position.x - dragged.rect.x, 0), events.count - 1)])
  }

  private mutating func travel(to event: Int) {
    if event != run.cursor { pauseAutoplay(for: .start) }
    play.isPlaying = false
    run.seek(to: event)
    eventsBack = 0
    settleCursors()
  }

  /// The first click on a row of a list selects it, one on the selected row takes it.
  private mutating func choose(_ row: Int) {
    switch overlay {
    case .themes(let cursor) where cursor.selected != row:
      overlay = .themes(ListCursor(selected: row))
      effects.append(.theme(themeNames[row]))
    case .gallery(let cursor) where cursor.selected != row: overlay = .gallery(ListCursor(selected: row))
    case .branches(let cursor) where cursor.selected != row: overlay = .branches(ListCursor(selected: row))
    case .members(let cursor) where cursor.selected != row: overlay = .members(ListCursor(selected: row))
    case .themes, .gallery, .branches, .members: handle(.enter)
    case .why(let whys, _): overlay = .why(whys, selected: min(row, whys.count - 1))
    case .whyNot(let subjects, _): overlay = .whyNot(subjects, selected: min(row, subjects.count - 1))
    default: break
    }
  }

  private mutating func complete(_ number: Int) {
    guard case .prompt(var prompt) = overlay else { return }
    let completions = completions(of: prompt.editor.textBeforeCursor)
    guard completions.indices.contains(number) else { return }
    prompt.editor.replace(with: completions[number].text)
    overlay = .prompt(prompt)
  }

  /// What a node holds at an index, in words.
  private func cellText(_ node: NodeID, _ index: LogIndex) -> String {
    guard case .entry(let entry)? = run.view(indexes: index...index).rows.first(where: { $0.id == node })?.cells.first else {
      return "\(nodeName(node)) holds nothing at \(index)"
    }
    let approval = entry.approval == .selfApproved ? "self-approved" : "leader-approved"
    var text = "\(nodeName(node)) holds \(entry.tag) at \(index), \(approval), term \(entry.term)"
    if entry.isCommitted, let track = entry.track { text += ", committed \(track == .fast ? "fast" : "classic") first" }
    if entry.differsFromLeader { text += "; the leader holds something else" }
    return text
  }
}
