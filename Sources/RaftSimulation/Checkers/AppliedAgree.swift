import Raft

/// All nodes apply the same entries in the same order, without gaps; also through snapshots.
struct AppliedAgree: Checker {
  static let name = "applied-agree"
  static let rule = "R15"
  static let claim = "All nodes apply the same sequence, one index after the other."

  private var histories = PagedDictionary<LogIndex, UInt64>()
  private var applied: [NodeID: LogIndex] = [:]

  mutating func judge(_ observation: Observation) -> String? {
    switch observation {
    case .started(let node, let index):
      applied[node] = index
      return nil
    case .applied(let node, let entry, let history, _):
      let before = applied[node] ?? 0
      let wrong = compare(node, entry.index, history)
      if entry.index != before + 1 { return "\(nodeName(node)) applies \(entry.index) right after \(before)" }
      return wrong
    case .restored(let node, let application, let index):
      if application.appliedIndex != index {
        return "\(nodeName(node)) restores a snapshot labelled \(index) that holds the state at \(application.appliedIndex)"
      }
      return compare(node, index, application.history)
    default: return nil
    }
  }

  private mutating func compare(_ node: NodeID, _ index: LogIndex, _ history: UInt64) -> String? {
    applied[node] = index
    guard let before = histories[index], before != history else {
      histories[index] = history
      return nil
    }
    return "\(nodeName(node)) has applied another sequence up to \(index) than another node"
  }
}
