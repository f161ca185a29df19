import Raft

/// Log matching (Raft thesis, figure 3.2): two leader-approved entries of the same index and term are the same entry and follow the same
/// entry. By induction the logs are the same up to there.
struct LogMatching: Checker {
  static let name = "log-matching"
  static let rule = "R7, R10"
  static let claim = "Leader-approved entries of the same index and term hold the same value and follow the same entry."

  private struct Known: Sendable {
    let entry: Entry
    /// The term of the entry before, or 0 while it is not known.
    var previousTerm: Term
  }

  private var known = PagedDictionary<EntryPosition, Known>()

  mutating func judge(_ observation: Observation) -> String? {
    guard case .appended(let node, var previousTerm, let entries) = observation else { return nil }
    var wrong: String?
    for entry in entries {
      wrong = wrong ?? compare(entry, previousTerm, node)
      previousTerm = entry.term
    }
    return wrong
  }

  private mutating func compare(_ entry: Entry, _ previousTerm: Term, _ node: NodeID) -> String? {
    guard let before = known[entry.position] else {
      known[entry.position] = Known(entry: entry, previousTerm: previousTerm)
      return nil
    }
    let place = "\(nodeName(node)) holds \(EntryValue(entry).tag) at \(entry.index) of term \(entry.term)"
    if !entry.hasSameValue(as: before.entry) {
      return "\(nodeName(node)) holds \(entry.tag(beside: before.entry)) at \(entry.index) of term \(entry.term), "
        + "where another log holds \(before.entry.tag(beside: entry))"
    }
    if previousTerm != 0 && before.previousTerm != 0 && previousTerm != before.previousTerm {
      return "\(place) behind an entry of term \(previousTerm), where another log has it behind one of term \(before.previousTerm)"
    }
    if before.previousTerm == 0 { known[entry.position]?.previousTerm = previousTerm }
    return nil
  }
}
