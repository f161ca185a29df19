import Raft

/// Leader completeness (Raft thesis, figure 3.2), by value: what was committed in a term is in the log of every leader of a later term,
/// from the moment of its election. On the fast track recovery has put it there (rule R10).
struct LeaderCompleteness: Checker {
  static let name = "leader-completeness"
  static let rule = "R5, R8, R9, R10"
  static let claim = "A new leader's log, with what it recovers, holds every value that was committed in an earlier term."

  private struct Committed: Sendable {
    let entry: Entry
    /// The lowest term in which a node knew it to be committed.
    var term: Term
  }

  private struct Election: Sendable {
    let leader: NodeID
    let term: Term
    let firstIndex: LogIndex
    let log: [Entry]
  }

  private var committed = PagedDictionary<LogIndex, Committed>()
  private var indexLast: LogIndex = 0
  private var latest: Election?

  mutating func judge(_ observation: Observation) -> String? {
    switch observation {
    case .committed(_, let entry, let term): return note(entry, term)
    case .elected(let node, let term, let firstIndex, let log):
      let election = Election(leader: node, term: term, firstIndex: firstIndex, log: log)
      if latest.map({ $0.term < term }) ?? true { latest = election }
      return missing(in: election)
    default: return nil
    }
  }

  /// A leader that was deposed may learn of a commit only after its successor was elected; then the successor must have it already.
  private mutating func note(_ entry: Entry, _ term: Term) -> String? {
    indexLast = max(indexLast, entry.index)
    if let before = committed[entry.index] {
      committed[entry.index]?.term = min(before.term, term)
    } else {
      committed[entry.index] = Committed(entry: entry, term: term)
    }
    guard let latest, latest.term > term else { return nil }
    return difference(at: entry.index, in: latest)
  }

  private func missing(in election: Election) -> String? {
    var index = election.firstIndex
    while index <= indexLast {
      if let record = committed[index], record.term < election.term, let wrong = difference(at: index, in: election) { return wrong }
      index += 1
    }
    return nil
  }

  private func difference(at index: LogIndex, in election: Election) -> String? {
    guard let record = committed[index], index >= election.firstIndex else { return nil }
    let who = "\(nodeName(election.leader)) leads term \(election.term)"
    let committed = "committed at \(index) in term \(record.term)"
    let position = Int(index - election.firstIndex)
    guard position < election.log.count else { return "\(who) without \(EntryValue(record.entry).tag), \(committed)" }
    let entry = election.log[position]
    if entry.hasSameValue(as: record.entry) { return nil }
    return "\(who) with \(entry.tag(beside: record.entry)) instead of \(record.entry.tag(beside: entry)), \(committed)"
  }
}
