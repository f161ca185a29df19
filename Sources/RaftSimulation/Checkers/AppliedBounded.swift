import Raft

/// Nothing is applied beyond what the node knows to be committed on either track.
struct AppliedBounded: Checker {
  static let name = "applied-bounds"
  static let rule = "R15"
  static let claim = "A node applies nothing beyond the higher of its two frontiers."

  mutating func judge(_ observation: Observation) -> String? {
    guard case .applied(let node, let entry, _, let frontier) = observation, entry.index > frontier else { return nil }
    return "\(nodeName(node)) applies \(entry.index), but knows only of commits up to \(frontier)"
  }
}
