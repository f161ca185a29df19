import Raft

/// Exactly-once application (rule L2): plain proposals are at-least-once, and the state machine makes one effect of all copies.
struct ExactlyOnce: Checker {
  static let name = "exactly-once"
  static let rule = "L2"
  static let claim = "A client's request takes effect at one index only, at all nodes."

  private var indexes: [RequestID: LogIndex] = [:]

  mutating func judge(_ observation: Observation) -> String? {
    guard case .tookEffect(let node, let request, let index) = observation else { return nil }
    guard let before = indexes[request], before != index else {
      indexes[request] = index
      return nil
    }
    return "\(request) takes effect at \(index) on \(nodeName(node)); it has taken effect at \(before)"
  }
}
