import Raft

extension Explainer {
  /// The sentence for a decision of a core. Every decision has one.
  func sentence(for decision: Decision, of node: NodeID) -> Sentence {
    election(decision, of: node) ?? replication(decision, of: node) ?? fastTrack(decision, of: node) ?? leadership(decision, of: node)
      ?? membership(decision, of: node) ?? Sentence(node, "\(decision)")
  }
}
