import Raft

/// While a node runs, neither of its frontiers goes back (rule R15), nor does what it has applied.
struct FrontiersMonotone: Checker {
  static let name = "frontiers"
  static let rule = "R15"
  static let claim = "While a node runs, its commit index, its fast frontier and what it has applied never go back."

  private struct Known: Sendable {
    var commit: LogIndex = 0
    var fast: LogIndex = 0
    var applied: LogIndex = 0
  }

  private var known: [NodeID: Known] = [:]

  mutating func judge(_ observation: Observation) -> String? {
    switch observation {
    case .started(let node, let applied):
      known[node] = Known(applied: applied)
      return nil
    case .frontiers(let node, let commit, let fast): return compare(node, commit, fast)
    case .applied(let node, let entry, _, _): return advance(node, to: entry.index)
    case .restored(let node, _, let index): return advance(node, to: index)
    default: return nil
    }
  }

  private mutating func compare(_ node: NodeID, _ commit: LogIndex, _ fast: LogIndex) -> String? {
    let before = known[node] ?? Known()
    known[node, default: Known()].commit = commit
    known[node, default: Known()].fast = fast
    if commit < before.commit { return "\(nodeName(node)) takes its commit index back from \(before.commit) to \(commit)" }
    if fast < before.fast { return "\(nodeName(node)) takes its fast frontier back from \(before.fast) to \(fast)" }
    return nil
  }

  private mutating func advance(_ node: NodeID, to index: LogIndex) -> String? {
    let before = known[node]?.applied ?? 0
    known[node, default: Known()].applied = index
    return index > before ? nil : "\(nodeName(node)) applies \(index) after \(before)"
  }
}
