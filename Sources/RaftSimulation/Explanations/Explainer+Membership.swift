import Raft

extension Explainer {
  func membership(_ decision: Decision, of node: NodeID) -> Sentence? {
    switch decision {
    case .confChangeApplied(let state): return Sentence(node, "now has \(Self.words(for: state))", .membership, .r14)
    case .confChangeRefused(let reason):
      return Sentence(node, "puts an empty entry in place of the membership change: \(reason)", .refused, .r14)
    case .messageIgnored(let kind, let from, let reason):
      return Sentence(node, "ignores \(kind) from \(nodeName(from)): \(reason)", .refused)
    case .halted(let reason): return Sentence(node, "STOPS ITSELF: \(reason)", .violation)
    default: return nil
    }
  }

  /// A membership in words.
  static func words(for state: ConfState) -> String {
    var words = state.votersOutgoing.isEmpty ? "voters " : "joint: incoming voters "
    words += nodeNames(state.voters)
    if !state.votersOutgoing.isEmpty { words += "; outgoing voters \(nodeNames(state.votersOutgoing))" }
    if !state.learners.isEmpty { words += "; learners \(nodeNames(state.learners))" }
    if !state.learnersNext.isEmpty { words += "; learners to be \(nodeNames(state.learnersNext))" }
    return words
  }
}
