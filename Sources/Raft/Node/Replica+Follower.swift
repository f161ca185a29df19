extension Replica {
  /// What a follower does with a message of its term.
  mutating func stepFollower(_ message: Message) throws(RaftError) {
    switch message.kind {
    case .propose: try forwardProposal(message)
    case .append:
      follow(message.from)
      try handleAppend(message)
    case .heartbeat:
      follow(message.from)
      try handleHeartbeat(message)
    case .snapshot:
      follow(message.from)
      try handleSnapshot(message)
    case .transferLeader: forward(message, or: "dropping leader transfer msg")
    case .forgetLeader: forgetLeader()
    case .timeoutNow:
      note(
        .info,
        "\(name) [term \(term)] received MsgTimeoutNow from \(message.from.hexadecimalName) and starts an election to get leadership.")
      // No pre-vote: the leader itself asks, so nobody has to find out whether it is gone.
      hup(.transfer)
    case .readIndex: forward(message, or: "dropping index reading msg")
    case .readIndexResponse: takeReadIndex(message)
    default: break
    }
  }

  private mutating func follow(_ newLeader: NodeID) {
    electionElapsed = 0
    leader = newLeader
  }

  private mutating func forwardProposal(_ message: Message) throws(RaftError) {
    if leader == noNode {
      note(.info, "\(name) no leader at term \(term); dropping proposal")
      throw .proposalDropped
    }
    if config.disableProposalForwarding {
      note(.info, "\(name) not forwarding to leader \(leader.hexadecimalName) at term \(term); dropping proposal")
      throw .proposalDropped
    }
    var message = message
    message.to = leader
    send(message)
  }

  private mutating func forward(_ message: Message, or consequence: String) {
    if leader == noNode {
      note(.info, "\(name) no leader at term \(term); \(consequence)")
      return
    }
    var message = message
    message.to = leader
    send(message)
  }

  private mutating func forgetLeader() {
    if config.readOnlyOption == .leaseBased {
      note(.error, "ignoring MsgForgetLeader due to ReadOnlyLeaseBased")
      return
    }
    guard leader != noNode else { return }
    note(.info, "\(name) forgetting leader \(leader.hexadecimalName) at term \(term)")
    leader = noNode
  }

  /// Refuses a commit index that this node's log does not reach: no correct leader sends one.
  private mutating func checkedFrontiers(_ message: Message) throws(RaftError) {
    if message.commit > log.lastIndex {
      throw .malformedMessage("\(message.kind) commits \(message.commit), beyond the last index \(log.lastIndex)")
    }
  }

  /// Takes the leader's sign of life.
  mutating func handleHeartbeat(_ message: Message) throws(RaftError) {
    try checkedFrontiers(message)
    learnFrontiers(message, lastMatching: log.lastIndex)
    var response = Message(kind: .heartbeatResponse, to: message.from)
    if !message.context.isEmpty { response.context = message.context }
    send(response)
    voteForHeldSlots()
  }

  /// Rule R15: both frontiers are read at the same instant and cut in the same way, by the last index that is known to match the leader's.
  mutating func learnFrontiers(_ message: Message, lastMatching: LogIndex) {
    let before = (log.committed, log.frontier)
    log.commit(to: min(message.commit, lastMatching))
    if fastPath {
      log.commitFast(to: broken.contains(.m22c) ? max(message.fastCommit, message.commit) : min(message.fastCommit, lastMatching))
    }
    if broken.contains(.m22) { log.commit(to: min(message.fastCommit, lastMatching)) }
    // A fast frontier that the commit index has overtaken says nothing new.
    guard (log.committed, log.frontier) != before else { return }
    record(.frontiersLearned(leader: message.from, commit: log.committed, fast: log.fast))
    settleProposals()
  }

  /// Takes entries, if they follow on the own log.
  mutating func handleAppend(_ message: Message) throws(RaftError) {
    // Classically: a fast commit fixes no terms (rule R15).
    let known = broken.contains(.m22bAppend) ? log.frontier : log.committed
    if message.index < known {
      // All of this is known to be committed here.
      send(Message(kind: .appendResponse, to: message.from, index: known))
      return
    }
    let previous = EntryPosition(term: message.logTerm, index: message.index)
    guard log.matches(previous) else {
      rejectAppend(message, previous: previous)
      return
    }
    let lastNew = message.index + LogIndex(message.entries.count)
    try append(message.entries, lastNew: lastNew)
    record(.appendAccepted(leader: message.from, previous: previous, last: lastNew, entries: message.entries.count))
    learnFrontiers(message, lastMatching: lastNew)
    send(Message(kind: .appendResponse, to: message.from, index: lastNew))
    voteForHeldSlots()
  }

  /// Says where the logs may match: no further than the message's position, with no higher term than its.
  private mutating func rejectAppend(_ message: Message, previous: EntryPosition) {
    let ownTerm = log.termOrZero(at: message.index)
    note(
      .debug,
      "\(name) [logterm: \(ownTerm), index: \(message.index)] rejected MsgApp [logterm: \(message.logTerm), index: \(message.index)] from "
        + "\(message.from.hexadecimalName)")
    let hint = log.conflictByTerm(at: min(message.index, log.lastIndex), term: message.logTerm)
    record(.appendRejected(leader: message.from, previous: previous, ownTerm: ownTerm, hint: hint.index))
    send(
      Message(
        kind: .appendResponse, to: message.from, logTerm: hint.term, index: message.index, reject: true, rejectHint: hint.index))
  }

  /// Appends what is new of the leader's entries. On the fast track, what a conflict cuts beyond them is kept in slots (rule R7).
  private mutating func append(_ entries: [Entry], lastNew: LogIndex) throws(RaftError) {
    guard let conflict = log.conflict(with: entries) else { return }
    if conflict <= log.committed {
      throw .malformedMessage("entry \(conflict) conflicts with a committed entry [committed(\(log.committed))]")
    }
    if conflict <= log.lastIndex {
      let existing = log.termOrZero(at: conflict)
      let conflicting = entries[Int(conflict - entries[0].index)].term
      note(.info, "found conflict at index \(conflict) [existing term: \(existing), conflicting term: \(conflicting)]")
    }
    let isConflict = conflict <= log.lastIndex
    let known = Int(conflict - entries[0].index)
    if fastPath { try requireSamePayloads(entries[known...]) }
    let cut = try entriesToDemote(above: lastNew)
    logTruncation(before: conflict)
    if known == 0 { log.append(entries) } else { log.append(entries[known...]) }
    guard fastPath else { return }
    slots.removeCovered(through: lastNew)
    // Rule R7: neither what stands above a conflict nor what it cuts is lost.
    if !broken.contains(.m4) { demote(cut) }
    if broken.contains(.m17) && isConflict { slots.removeAll() }
  }

  private mutating func logTruncation(before index: LogIndex) {
    if index == log.unstable.offset + LogIndex(log.unstable.entries.count) { return }
    if index <= log.unstable.offset {
      note(.info, "replace the unstable entries from index \(index)")
    } else {
      note(.info, "truncate the unstable entries before index \(index)")
    }
  }
}
