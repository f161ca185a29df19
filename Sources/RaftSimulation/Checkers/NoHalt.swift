import Raft

/// No node stops itself: it does so only when it sees what must never be.
struct NoHalt: Checker {
  static let name = "no-halt"
  static let rule = "R5"
  static let claim = "No node stops itself because it saw what must never be."

  /// Said once, not at every later input.
  private var halted: Set<NodeID> = []

  mutating func judge(_ observation: Observation) -> String? {
    switch observation {
    case .started(let node, _):
      halted.remove(node)
      return nil
    case .halted(let node, let reason):
      return halted.insert(node).inserted ? "\(nodeName(node)) stops itself: \(reason)" : nil
    default: return nil
    }
  }
}
