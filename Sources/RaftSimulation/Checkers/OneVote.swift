import Raft

/// One vote a term, also across restarts (Raft thesis, section 3.4), and terms that never go back on disk.
struct OneVote: Checker {
  static let name = "one-vote"
  static let rule = "R11"
  static let claim = "A node votes for at most one candidate in a term, restarts included, and its durable term never goes back."

  private var states: [NodeID: HardState] = [:]

  mutating func judge(_ observation: Observation) -> String? {
    guard case .hardState(let node, let state) = observation else { return nil }
    let before = states[node] ?? HardState()
    states[node] = state
    if state.term < before.term {
      return "\(nodeName(node)) goes back from term \(before.term) to \(state.term)"
    }
    if state.term == before.term && before.vote != noNode && state.vote != before.vote {
      return "\(nodeName(node)) votes for \(nodeName(state.vote)) in term \(state.term), after it had voted for \(nodeName(before.vote))"
    }
    return nil
  }
}
