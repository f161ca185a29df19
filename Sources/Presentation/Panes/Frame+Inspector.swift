import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// Everything about the selected node and the selected message.
  mutating func drawInspector(in rect: Rect) {
    let room = Panel("Inspector").draw(in: rect, glyphs: glyphs, on: &buffer)
    for (row, line) in inspectorLines(width: room.width).prefix(room.height).enumerated() { write(line, row: row, in: room) }
  }

  func inspectorLines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    if let row = view.rows.first(where: { $0.id == application.selectedNode }) { lines += nodeLines(row) }
    if let number = application.selectedMessage ?? firstMessage, let item = view.flow.first(where: { $0.number == number }) {
      lines.append(StyledText())
      lines += messageLines(item)
    }
    lines.append(StyledText())
    lines += memberLines
    return lines.flatMap { $0.isEmpty ? [$0] : glyphs.show($0).wrapped(toColumns: max(width, 1), hangingIndent: 2) }
  }

  private var firstMessage: MessageNumber? {
    let rows = Application.flowRows(view)
    let position = application.flowCursor.selected
    return rows.indices.contains(position) ? Application.number(of: rows[position]) : nil
  }

  private func nodeLines(_ row: NodeRow) -> [StyledText] {
    var lines = [StyledText(nodeName(row.id), .heading, .bold) + StyledText("  term \(row.term)", .text)]
    lines.append(field("vote", row.vote == noNode ? "none" : nodeName(row.vote)))
    lines.append(field("leader", row.leader == noNode ? "unknown" : nodeName(row.leader)))
    lines.append(field("commit", "\(row.commit) classic, \(row.fast) fast"))
    lines.append(field("applied", "\(row.applied)"))
    lines.append(field("log", "\(row.logFirst)\(glyphs.show("…"))\(row.logLast) leader-approved"))
    if row.snapshotIndex > 1 { lines.append(field("snapshot", "at \(row.snapshotIndex)")) }
    if let clock = row.electionClock { lines.append(field("times out", "after \(clock.timeoutTicks) ticks, \(clock.elapsedTicks) passed")) }
    if let closure = row.fastClosure { lines.append(field("fast track", "closed: \(closure)")) }
    for proposal in row.pendingProposals {
      lines.append(field("proposing", "at \(proposal.index), attempt \(proposal.attempt)"))
    }
    if let reason = row.haltReason { lines.append(StyledText("stopped: \(reason)", .error)) }
    if !row.keyValues.isEmpty {
      lines.append(field("state", row.keyValues.map { "\($0.key)=\($0.value)" }.joined(separator: " ")))
    }
    for case .entry(let entry) in row.cells where entry.changedByEvent {
      lines.append(
        field("entry \(entry.index)", "\(entry.tag), term \(entry.term), \(entry.approval == .selfApproved ? "self" : "leader")-approved"))
    }
    return lines
  }

  private func messageLines(_ item: FlowItem) -> [StyledText] {
    let message = item.item.message
    var lines = [
      StyledText("\(item.number) \(item.kind)", .heading, .bold)
        + StyledText("  \(nodeName(item.from)) \(glyphs.arrowRight) \(nodeName(item.to))", .text)
    ]
    lines.append(field("says", item.text))
    if message.term > 0 { lines.append(field("term", "\(message.term)")) }
    if message.index > 0 { lines.append(field("index", "\(message.index)" + (message.logTerm > 0 ? ", of term \(message.logTerm)" : ""))) }
    if !message.entries.isEmpty { lines.append(field("entries", message.entries.map { "\($0.index)" }.joined(separator: " "))) }
    if message.commit > 0 || message.fastCommit > 0 {
      lines.append(field("frontiers", "\(message.commit) classic, \(message.fastCommit) fast"))
    }
    if message.reject { lines.append(StyledText("refuses", .warning)) }
    lines.append(field("sent", item.delayText))
    if let status = item.statusText { lines.append(field("status", status)) }
    return lines
  }

  private var memberLines: [StyledText] {
    let members = view.members
    var lines = [StyledText("configuration", .heading, .bold)]
    lines.append(field("voters", members.voters.map(nodeName).joined(separator: " ")))
    if !members.votersOutgoing.isEmpty { lines.append(field("outgoing", members.votersOutgoing.map(nodeName).joined(separator: " "))) }
    if !members.learners.isEmpty { lines.append(field("learners", members.learners.map(nodeName).joined(separator: " "))) }
    if !members.learnersNext.isEmpty { lines.append(field("learners to be", members.learnersNext.map(nodeName).joined(separator: " "))) }
    let outgoing = members.isJoint ? ", and \(members.classicQuorumOutgoing) of the outgoing half" : ""
    lines.append(field("quorums", "classic \(members.classicQuorum)\(outgoing), fast \(members.fastQuorum)"))
    if let pending = members.pending { lines.append(field("waits to be applied", "\(pending.tag) at \(pending.index)")) }
    if let barrier = members.barrier { lines.append(field("fast barrier", "\(barrier), not committed yet")) }
    return lines
  }

  private func field(_ name: String, _ value: String) -> StyledText {
    StyledText("\(name)  ", .dim) + StyledText(value, .text)
  }
}
