import Raft
import RaftSimulation

extension Run {
  /// Delivers votes and acknowledgements to whoever still leads their term, as a macro step has it.
  mutating func deliverOwed(nodeCount: Int) {
    while let next = cluster.network.messages.first(where: { isOwed($0.message, nodeCount) }) { act(.deliver(next.number)) }
  }

  private func isOwed(_ message: Message, _ nodeCount: Int) -> Bool {
    guard message.from <= NodeID(nodeCount), message.to <= NodeID(nodeCount) else { return false }
    guard let leader = cluster.node(message.to)?.raft?.replica, leader.role == .leader else { return false }
    switch message.kind {
    case .appendResponse: return leader.term == message.term
    case .fastVote: return !message.reject && (leader.term == message.term || leader.broken.contains(.m7))
    default: return false
    }
  }
}
