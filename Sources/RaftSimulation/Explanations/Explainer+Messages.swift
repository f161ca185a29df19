import Raft

extension Explainer {
  /// What a message says, without its kind and link.
  func text(of message: Message) -> String {
    switch message.kind {
    case .append: append(message)
    case .appendResponse:
      message.reject
        ? "rejects \(message.index), suggests \(message.rejectHint) of term \(message.logTerm)" : "has all up to \(message.index)"
    case .propose: tags(message.entries)
    case .fastProposal: held(message.entries)
    case .fastVote: fastVote(message)
    case .vote, .preVote:
      "term \(message.term), log \(ending(EntryPosition(term: message.logTerm, index: message.index)))"
    case .voteResponse, .preVoteResponse: grant(message)
    case .snapshot: message.snapshot.map { "the state at \($0.index) of term \($0.term)" } ?? "no snapshot"
    case .heartbeat, .heartbeatResponse: "term \(message.term)" + frontiers(message)
    case .timeoutNow: "campaign at once, after term \(message.term)"
    case .transferLeader: "hand over to \(nodeName(message.from))"
    case .readIndex: "fix an index for a read"
    case .readIndexResponse: "read at \(message.index)"
    default: "term \(message.term)"
    }
  }

  private func append(_ message: Message) -> String {
    if message.entries.isEmpty { return "\(frontier(message)), no entry after \(message.index)" }
    return held(message.entries) + frontiers(message)
  }

  private func frontiers(_ message: Message) -> String {
    if message.kind == .heartbeatResponse { return "" }
    return ", " + frontier(message)
  }

  /// Both frontiers as the screen shows a node's: `commit 6+1` is classic 6, fast 7.
  private func frontier(_ message: Message) -> String {
    let ahead = message.fastCommit > message.commit ? "+\(message.fastCommit - message.commit)" : ""
    return "commit \(message.commit)\(ahead)"
  }

  private func fastVote(_ message: Message) -> String {
    if message.reject {
      let stands = message.entries.isEmpty ? "" : ": \(held(message.entries)) stands there"
      return "\(message.index) is not free\(stands), next free is \(message.rejectHint)"
    }
    return "holds \(held(message.entries)), term \(message.term)"
  }

  private func grant(_ message: Message) -> String {
    if message.reject { return "refuses term \(message.term)" }
    let part = message.hintPartCount > 1 ? " (part \(message.hintPart + 1) of \(message.hintPartCount))" : ""
    let hints = message.entries.isEmpty ? "" : ", holds \(held(message.entries))"
    return "grants term \(message.term)\(hints)\(part)"
  }

  private func tags(_ entries: [Entry]) -> String {
    entries.map { EntryValue($0).tag }.joined(separator: ", ")
  }

  /// Indexes with their values: `6 d, 7 e`; a long run is cut in the middle.
  private func held(_ entries: [Entry]) -> String {
    guard entries.count > 4, let last = entries.last else { return entries.map(one).joined(separator: ", ") }
    return entries.prefix(2).map(one).joined(separator: ", ") + " … " + one(last)
  }

  private func one(_ entry: Entry) -> String { "\(entry.index) \(EntryValue(entry).tag)" }
}
