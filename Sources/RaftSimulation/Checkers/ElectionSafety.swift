import Raft

/// Election safety (Raft thesis, figure 3.2): at most one leader in a term.
struct ElectionSafety: Checker {
  static let name = "one-leader"
  static let rule = "R1"
  static let claim = "At most one node leads in a term."

  private var leaders: [Term: NodeID] = [:]

  mutating func judge(_ observation: Observation) -> String? {
    guard case .elected(let node, let term, _, _) = observation else { return nil }
    guard let other = leaders[term], other != node else {
      leaders[term] = node
      return nil
    }
    return "\(nodeName(node)) leads term \(term), which \(nodeName(other)) led already"
  }
}
