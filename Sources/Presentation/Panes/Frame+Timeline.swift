import RaftSimulation
import TerminalUI

extension Frame {
  /// The run as a line with its milestones and the cursor; below it the other branches.
  mutating func drawTimeline() {
    let rect = layout.timeline
    guard rect.height > 0, rect.width > 30 else { return }
    let name = view.branchName.cut(toColumns: 12, ellipsis: glyphs.ellipsis)
    write(StyledText(" \(name)", .branch, .bold), row: 0, in: rect)
    let end = " \(view.eventCount) "
    let line = rect.row(0).columns(name.columns + 3, count: rect.width - name.columns - 3 - end.columns)
    drawLine(in: line)
    write(StyledText(end, .dim), row: 0, column: rect.width - end.columns, in: rect)
    drawBranches(in: rect.rows(1))
  }

  private mutating func drawLine(in line: Rect) {
    guard line.width > 4 else { return }
    write(StyledText(glyphs.timelineStart, .timeline), row: 0, in: line)
    let track = line.columns(1, count: line.width - 2)
    write(StyledText(String(repeating: glyphs.timelineLine, count: track.width), .timeline), row: 0, in: track)
    write(StyledText(glyphs.timelineEnd, .timeline), row: 0, column: line.width - 1, in: line)
    for (column, kind) in marks(width: track.width).enumerated() {
      guard let kind else { continue }
      write(StyledText(String(kind.mark), paint(of: kind), .bold), row: 0, column: column, in: track)
    }
    let head = column(of: view.event, width: track.width)
    write(StyledText(glyphs.timelineHead, .timelineHead, .bold), row: 0, column: head, in: track)
    hits.append(Hit(rect: track, target: .timeline(events(width: track.width))))
  }

  /// The event that a click on each column goes to: that of its mark, or the one in proportion.
  private func events(width: Int) -> [Int] {
    var events = (0..<width).map { width > 1 ? ($0 * view.eventCount + (width - 1) / 2) / (width - 1) : 0 }
    for (column, milestone) in shownMilestones(width: width).enumerated() {
      if let milestone { events[column] = milestone.event }
    }
    return events
  }

  /// What each column shows.
  private func marks(width: Int) -> [MilestoneKind?] { shownMilestones(width: width).map { $0?.kind } }

  /// The last of the milestones that fall into each column. A long run has many times more of them than columns.
  private func shownMilestones(width: Int) -> [Milestone?] {
    var shown = [Milestone?](repeating: nil, count: width)
    for milestone in view.milestones {
      let column = column(of: milestone.event, width: width)
      // A broken property must not vanish behind what came after it.
      if column < width && shown[column]?.kind != .violation { shown[column] = milestone }
    }
    return shown
  }

  private func column(of event: Int, width: Int) -> Int {
    view.eventCount == 0 ? 0 : event * (width - 1) / view.eventCount
  }

  private func paint(of kind: MilestoneKind) -> TerminalUI.Role {
    switch kind {
    case .commitFast: .committedFast
    case .commitClassic: .committedClassic
    case .fault: .fault
    case .violation: .error
    default: .milestone
    }
  }

  private mutating func drawBranches(in rect: Rect) {
    let others = view.branches.filter { $0.id != application.run.branch }
    for (row, branch) in others.suffix(rect.height).enumerated() {
      let origin = branch.parent == nil ? "from the start" : "from event \(branch.forkEvent)"
      let text = "   \(glyphs.branch) \(branch.name)   (\(origin), up to \(branch.eventCount); B)"
      write(StyledText(text, .branch), row: row, in: rect)
      hits.append(Hit(rect: rect.row(row), target: .branch(branch.id)))
    }
  }
}
