import Raft

/// A content identifier names one payload for ever; otherwise "equal" votes could be for different values.
struct ContentIdentity: Checker {
  static let name = "content-identity"
  static let rule = "R5, R11"
  static let claim = "A content identifier names one payload for ever."

  private var payloads = PagedDictionary<ContentID, (kind: EntryKind, data: [UInt8])>()

  mutating func judge(_ observation: Observation) -> String? {
    switch observation {
    case .slotFilled(let node, let entry): return compare(entry, node)
    case .appended(let node, _, let entries):
      var wrong: String?
      for entry in entries { wrong = wrong ?? compare(entry, node) }
      return wrong
    default: return nil
    }
  }

  private mutating func compare(_ entry: Entry, _ node: NodeID) -> String? {
    if entry.content.isNone { return nil }
    guard let before = payloads[entry.content] else {
      payloads[entry.content] = (entry.kind, entry.data)
      return nil
    }
    if before.kind == entry.kind && before.data == entry.data { return nil }
    let other = EntryValue(Entry(kind: before.kind, data: before.data))
    return "\(nodeName(node)) holds \(EntryValue(entry).tag) at \(entry.index) under \(entry.content), which named \(other.tag)"
  }
}
