import Raft

/// Leader append-only (Raft thesis, figure 3.2): a leader never overwrites or deletes entries in its log; it only appends.
struct LeaderAppendOnly: Checker {
  static let name = "leader-append-only"
  static let rule = "R4, R10"
  static let claim = "A leader changes nothing in its log while it leads; it only appends."

  /// What is known of a leader's log from some index on.
  private struct Office: Sendable {
    let term: Term
    let firstIndex: LogIndex
    var log: [Entry]
  }

  private var offices: [NodeID: Office] = [:]

  mutating func judge(_ observation: Observation) -> String? {
    switch observation {
    case .started(let node, _):
      offices[node] = nil
      return nil
    case .led(let node, let term, let entries):
      guard let first = entries.first else { return nil }
      return note(node, term, firstIndex: first.index, entries)
    case .elected(let node, let term, let firstIndex, let log): return note(node, term, firstIndex: firstIndex, log)
    default: return nil
    }
  }

  private mutating func note(_ node: NodeID, _ term: Term, firstIndex: LogIndex, _ entries: [Entry]) -> String? {
    guard let office = offices[node], office.term == term, office.firstIndex <= firstIndex else {
      // A log that reaches further down takes the place of what was known, once it has been compared.
      let before = offices[node]
      offices[node] = Office(term: term, firstIndex: firstIndex, log: entries)
      guard let before, before.term == term else { return nil }
      return note(node, term, firstIndex: before.firstIndex, before.log)
    }
    for entry in entries {
      let position = Int(entry.index - office.firstIndex)
      let count = offices[node]?.log.count ?? 0
      if position > count {
        return "\(nodeName(node)) leads term \(term) and appends \(entry.index) behind \(office.firstIndex) + \(count)"
      }
      if position == count {
        offices[node]?.log.append(entry)
      } else if let known = offices[node]?.log[position], known.term != entry.term || !known.hasSameValue(as: entry) {
        return "\(nodeName(node)) leads term \(term) and puts \(EntryValue(entry).tag) at \(entry.index) in the place of "
          + EntryValue(known).tag
      }
    }
    return nil
  }
}
