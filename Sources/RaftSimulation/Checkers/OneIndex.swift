import Raft

/// A proposal of the fast track takes effect at one index at most (rules L1, L2). Plain proposals have no content identifier and are
/// outside of this: they are at-least-once.
struct OneIndex: Checker {
  static let name = "one-index"
  static let rule = "L1, L2"
  static let claim = "No fast proposal is committed at two indexes."

  private var indexes = PagedDictionary<ContentID, LogIndex>()

  mutating func judge(_ observation: Observation) -> String? {
    guard case .committed(let node, let entry, _) = observation, !entry.content.isNone else { return nil }
    guard let before = indexes[entry.content], before != entry.index else {
      indexes[entry.content] = entry.index
      return nil
    }
    return "\(nodeName(node)) commits \(EntryValue(entry).tag) at \(entry.index); the same proposal is committed at \(before)"
  }
}
