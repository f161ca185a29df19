import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  private var fieldsWidth: Int { MatrixColumns.fieldsWidth(layout.kind) }
  private var isRoomy: Bool { layout.kind == .medium || layout.kind == .wide }

  /// Each node's log, a row a node, a column an index.
  mutating func drawMatrix() {
    guard layout.matrix.width > fieldsWidth, layout.matrix.height > 1 else { return }
    hits.append(Hit(rect: layout.matrix, target: .pane(.matrix)))
    let columns = MatrixColumns(view, gap: layout.cellGap)
    let shown = min(view.indexes?.count ?? 0, (layout.matrix.width - fieldsWidth) / columns.cellWidth)
    let skipped = (view.indexes?.count ?? 0) - shown
    drawHeader(columns, skipped: skipped)
    let firstRow = isRoomy ? 2 : 1
    if isRoomy { drawAppliedMark(columns, skipped: skipped) }
    let room = (layout.matrix.height - firstRow + layout.rowStep - 1) / layout.rowStep
    let position = view.rows.firstIndex { $0.id == application.selectedNode } ?? 0
    let offset = max(0, min(position - room + 1, view.rows.count - room))
    for (line, row) in view.rows.dropFirst(max(offset, 0)).prefix(room).enumerated() {
      drawRow(row, at: firstRow + line * layout.rowStep, columns, skipped: skipped)
    }
  }

  private mutating func drawHeader(_ columns: MatrixColumns, skipped: Int) {
    let isFocused = application.focus == .matrix
    let names = isRoomy ? "  node  role       t  vote  commit " : "  node    t commit "
    write(StyledText(names, isFocused ? .heading : .dim, isFocused ? .bold : []), row: 0, in: layout.matrix)
    write(StyledText(glyphs.show("│"), .border), row: 0, column: fieldsWidth - 2, in: layout.matrix)
    guard let indexes = view.indexes else { return }
    let selected = view.rows.first { $0.id == application.selectedNode }
    let undecided = view.tallies.first?.index
    let barrier = view.members.barrier
    // Numbers go on to the right of the last entry, where the next ones are going to stand.
    let first = indexes.lowerBound + LogIndex(skipped)
    let count = (layout.matrix.width - fieldsWidth) / columns.cellWidth
    for position in 0..<max(count, 0) {
      let index = first + LogIndex(position)
      let isApplied = index <= (selected?.applied ?? 0)
      let isHot = index == undecided || index == barrier
      let number = "\(index)\(index == barrier ? "B" : "")".padded(toColumns: columns.cellWidth - layout.cellGap, .center)
      let style = Style(isHot ? .heading : isApplied ? .applied : .dim, isHot ? .bold : [])
      write(StyledText(number, style.role, style.attributes), row: 0, column: fieldsWidth + position * columns.cellWidth, in: layout.matrix)
    }
  }

  /// A thin mark under the header shows how far the selected node has applied.
  private mutating func drawAppliedMark(_ columns: MatrixColumns, skipped: Int) {
    guard let indexes = view.indexes, let selected = view.rows.first(where: { $0.id == application.selectedNode }) else { return }
    write(StyledText("│", .border), row: 1, column: fieldsWidth - 2, in: layout.matrix)
    let label = "applied by \(nodeName(selected.id)): \(selected.applied)"
    write(StyledText("  " + label, .applied), row: 1, in: layout.matrix)
    for (position, index) in indexes.dropFirst(skipped).enumerated() where index <= selected.applied {
      let mark = String(repeating: glyphs.reach, count: columns.cellWidth - layout.cellGap)
      write(StyledText(mark, .applied), row: 1, column: fieldsWidth + position * columns.cellWidth, in: layout.matrix)
    }
  }

  private mutating func drawRow(_ row: NodeRow, at line: Int, _ columns: MatrixColumns, skipped: Int) {
    let isSelected = row.id == application.selectedNode
    hits.append(Hit(rect: layout.matrix.row(line), target: .node(row.id)))
    write(fields(of: row, isSelected: isSelected), row: line, in: layout.matrix)
    write(StyledText("│", .border), row: line, column: fieldsWidth - 2, in: layout.matrix)
    for (position, cell) in row.cells.dropFirst(skipped).enumerated() {
      let column = fieldsWidth + position * columns.cellWidth
      guard column + columns.cellWidth <= layout.matrix.width + layout.cellGap else { break }
      write(MatrixText(columns: columns).text(of: cell, isDown: !row.isAlive), row: line, column: column, in: layout.matrix)
      if let first = view.indexes?.lowerBound {
        let area = layout.matrix.row(line).columns(column, count: columns.cellWidth)
        hits.append(Hit(rect: area, target: .cell(row.id, first + LogIndex(skipped + position))))
      }
    }
    if isSelected && application.focus == .matrix { buffer.select(layout.matrix.row(line).columns(1, count: 2)) }
  }

  private func fields(of row: NodeRow, isSelected: Bool) -> StyledText {
    let role = paint(of: row)
    let attributes: Attributes = row.id == view.leader ? .bold : []
    let commit = row.fast > row.commit ? "\(row.commit)+\(row.fast - row.commit)" : "\(row.commit)"
    var text = StyledText(isSelected ? glyphs.pointer : " ", .borderFocused, .bold)
    text.append(nodeName(row.id) + mark(of: row.standing), role, attributes)
    text.append(" \(letter(of: row)) ", role, attributes)
    if isRoomy {
      text.append(word(of: row).padded(toColumns: 10), role, attributes)
      text.append("\(row.term)".padded(toColumns: 4, .right), role, attributes)
      text.append("   " + (row.vote == noNode ? "-" : nodeName(row.vote)).padded(toColumns: 4), role, attributes)
      text.append(commit.padded(toColumns: 6, .right), role, attributes)
    } else {
      text.append("\(row.term)".padded(toColumns: 4, .right), role, attributes)
      text.append(commit.padded(toColumns: 7, .right), role, attributes)
    }
    return text
  }

  /// In a joint configuration: who is coming and who is going.
  private func mark(of standing: MembershipView.Standing) -> String {
    switch standing {
    case .incoming: "+"
    case .outgoing: "-"
    default: " "
    }
  }

  private func paint(of row: NodeRow) -> TerminalUI.Role {
    if !row.isAlive { return .crashed }
    if row.isLearner { return .learner }
    return switch row.role {
    case .leader: .leader
    case .candidate, .preCandidate: .candidate
    case .follower: .follower
    }
  }

  /// Roles are letters first: L C F, P for a pre-candidate, l for a learner, X for a crashed node.
  private func letter(of row: NodeRow) -> String {
    if !row.isAlive { return "X" }
    if row.isLearner { return "l" }
    if !row.isMember && row.role == .follower { return "-" }
    return switch row.role {
    case .leader: "L"
    case .candidate: "C"
    case .preCandidate: "P"
    case .follower: "F"
    }
  }

  private func word(of row: NodeRow) -> String {
    if !row.isAlive { return "crashed" }
    if row.isLearner { return "learner" }
    if !row.isMember { return "no member" }
    return switch row.role {
    case .leader: "leader"
    case .candidate: "candidate"
    case .preCandidate: "pre-cand."
    case .follower: "follower"
    }
  }

  /// Who votes and who learns, where that is more than "all are voters": both halves of a joint configuration, what it waits for, the
  /// barrier that keeps the fast track closed (rule R14).
  mutating func drawMembership() {
    let members = view.members
    if members.isPlain { return }
    var text = StyledText(members.isJoint ? " joint" : " members", .milestone, .bold)
    text.append("  \(members.classicQuorum) of ", .dim)
    text.append(members.isJoint ? names(members.voters) + " in" : names(members.voters), .text)
    if members.isJoint {
      text.append("  and \(members.classicQuorumOutgoing) of ", .dim)
      text.append(names(members.votersOutgoing) + " out", .text)
    }
    if !members.learners.isEmpty { text.append("  learning " + names(members.learners), .learner) }
    if !members.learnersNext.isEmpty { text.append("  going to learn " + names(members.learnersNext), .learner) }
    text.append(waiting(members), .milestone)
    write(text, row: 0, in: layout.membership)
  }

  private func waiting(_ members: MembershipView) -> String {
    if let pending = members.pending { return "  \(pending.tag) at \(pending.index) waits" }
    if members.isJoint { return members.leavesByItself ? "  leaves by itself" : "  :leave ends it" }
    return members.barrier.map { "  \($0)B committed opens fast" } ?? ""
  }

  /// Names with runs of three and more drawn together: `S1 S3–S6`.
  private func names(_ nodes: [NodeID]) -> String {
    var words: [String] = []
    var position = 0
    while position < nodes.count {
      var last = position
      while last + 1 < nodes.count && nodes[last + 1] == nodes[last] + 1 { last += 1 }
      if last - position < 2 { last = position }
      words.append(last == position ? nodeName(nodes[position]) : "\(nodeName(nodes[position]))\(glyphs.show("–"))\(nodeName(nodes[last]))")
      position = last + 1
    }
    return words.joined(separator: " ")
  }

  /// What the marks mean, and which links and nodes are out.
  mutating func drawLegend() {
    var text = StyledText(" ()", .selfApproved)
    text.append(" self-approved  ", .dim)
    text.append("[]", .leaderApproved)
    text.append(" leader-approved  ", .dim)
    text.append("~", .conflict)
    text.append(" differs from leader  ", .dim)
    text.append("!", .committedFast, .bold)
    text.append(" fast  ", .dim)
    text.append("=", .committedClassic, .bold)
    text.append(" classic  .. missing", .dim)
    write(text, row: 0, in: layout.legend)
    // Rows show who is down.
    let short = StyledText("\(view.links.cutLinks.count) directions cut (c)", .linkCut)
    let outage = [outageText, short].first { text.columns + $0.columns + 2 < layout.legend.width }
    if let outage, !outageText.isEmpty {
      buffer.write(glyphs.show(outage), row: 0, aligned: .right, in: layout.legend)
    }
  }

  /// Cut links and nodes that are down, such as `S3-/-S5  S4 down`.
  var outageText: StyledText {
    var text = StyledText()
    for link in view.links.cutLinks {
      let isBoth = view.links.isCut(from: link.to, to: link.from)
      if isBoth && link.from > link.to { continue }
      text.append(isBoth ? "\(nodeName(link.from))-/-\(nodeName(link.to)) " : "\(nodeName(link.from))-/>\(nodeName(link.to)) ", .linkCut)
    }
    for node in view.links.downNodes { text.append("\(nodeName(node)) down ", .crashed) }
    return text
  }
}
