extension Replica {
  /// What a candidate or pre-candidate does with a message of its term.
  mutating func stepCandidate(_ message: Message) throws(RaftError) {
    switch message.kind {
    case .propose:
      note(.info, "\(name) no leader at term \(term); dropping proposal")
      throw .proposalDropped
    case .append:
      becomeFollower(term: message.term, leader: message.from)
      try handleAppend(message)
    case .heartbeat:
      becomeFollower(term: message.term, leader: message.from)
      try handleHeartbeat(message)
    case .snapshot:
      becomeFollower(term: message.term, leader: message.from)
      try handleSnapshot(message)
    case .voteResponse where role == .candidate, .preVoteResponse where role == .preCandidate:
      handleVoteResponse(message)
    case .timeoutNow:
      note(.debug, "\(name) [term \(term) state \(role)] ignored MsgTimeoutNow from \(message.from.hexadecimalName)")
    default: break
    }
  }
}
