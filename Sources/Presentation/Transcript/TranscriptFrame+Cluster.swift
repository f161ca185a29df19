import Raft
import RaftInterchange
import TerminalUI

extension TranscriptFrame {
  /// From which width on a node's membership is shown too.
  private static let widthOfConfigMin = 110

  /// A row a node: identity, role, term, leader, frontiers, membership, and the end of its log.
  mutating func drawNodes(_ nodes: [InteractionNode], in rect: Rect) {
    let configs = rect.width < Self.widthOfConfigMin ? [] : nodes.map { "\($0.raft.status.config)" }
    let configWidth = min(configs.map(\.columns).max() ?? 0, 48)
    let config = configWidth == 0 ? "" : "config".padded(toColumns: configWidth + 2)
    write(StyledText("  node role         t lead commit applied  \(config)log", .dim), row: 0, in: rect)
    for (row, node) in nodes.enumerated() {
      var line = state(of: node)
      if configWidth > 0 { line.append(configs[row].padded(toColumns: configWidth, ellipsis: glyphs.ellipsis) + "  ") }
      write(line + log(of: node, columns: rect.width - line.columns), row: row + 1, in: rect)
    }
  }

  private func state(of node: InteractionNode) -> StyledText {
    let status = node.raft.basicStatus
    let isLeader = status.softState.role == .leader
    let role: TerminalUI.Role = isLeader ? .leader : .follower
    let name = String("\(status.softState.role)".dropFirst("State".count))
    var line = StyledText("  \(node.id)".padded(toColumns: 7), role, isLeader ? .bold : [])
    line.append((node.isDown ? "down" : name).padded(toColumns: 13), role, isLeader ? .bold : [])
    line.append("\(status.hardState.term)".padded(toColumns: 2, .right))
    line.append("\(status.softState.leader)".padded(toColumns: 5, .right))
    line.append("\(status.hardState.commit)".padded(toColumns: 7, .right))
    line.append("\(status.applied)".padded(toColumns: 8, .right) + "  ")
    return line
  }

  private func log(of node: InteractionNode, columns: Int) -> StyledText {
    var line = StyledText()
    let log = node.raft.replica.log
    for entry in log.allEntries.suffix(max(columns / 6, 0)) {
      let isCommitted = entry.index <= log.frontier
      line.append("[\(entry.term)/\(entry.index)] ", isCommitted ? .committedClassic : .leaderApproved, isCommitted ? .bold : [])
    }
    for slot in node.raft.replica.slots.entries { line.append("(\(slot.term)/\(slot.index)) ", .selfApproved) }
    return line
  }

  /// What waits to be delivered or worked on, the oldest first: what `deliver-msgs` and the threads would take.
  func waiting(in environment: InteractionEnvironment) -> StyledText {
    let threads = environment.nodes.flatMap { node in
      [(node.appendWork.count, "append"), (node.applyWork.count, "apply")].filter { $0.0 > 0 }.map { "\(node.id) has \($0.0) to \($0.1)" }
    }
    let messages = environment.messages.map { "\($0.from.targetName)->\($0.to.targetName) \($0.kind)" }
    if threads.isEmpty && messages.isEmpty { return StyledText("  nothing in flight", .dim) }
    let inFlight = messages.isEmpty ? "nothing" : "\(messages.count): " + messages.joined(separator: ", ")
    return StyledText("  in flight ", .dim) + StyledText(inFlight, .text) + StyledText(threads.map { "; \($0)" }.joined(), .text)
  }
}
