import Raft

/// State machine safety (Raft thesis, figure 3.2), by value: one value at an index for ever, whoever commits or applies it, in any term.
struct OneValue: Checker {
  static let name = "one-value"
  static let rule = "R2, R4, R5, R10"
  static let claim = "At an index one value is committed for ever, by all nodes and in all terms."

  private var values = PagedDictionary<LogIndex, (entry: Entry, node: NodeID)>()

  mutating func judge(_ observation: Observation) -> String? {
    switch observation {
    case .committed(let node, let entry, _): compare(entry, node, "commits")
    case .applied(let node, let entry, _, _): compare(entry, node, "applies")
    default: nil
    }
  }

  private mutating func compare(_ entry: Entry, _ node: NodeID, _ verb: String) -> String? {
    guard let before = values[entry.index] else {
      values[entry.index] = (entry, node)
      return nil
    }
    if entry.hasSameValue(as: before.entry) { return nil }
    return "\(nodeName(node)) \(verb) \(entry.tag(beside: before.entry)) at \(entry.index), "
      + "where \(nodeName(before.node)) committed \(before.entry.tag(beside: entry))"
  }
}
