extension Replica {
  /// Handles a message. The term comes first: a higher one makes a follower of the node, a lower one is answered or ignored.
  ///
  /// - Throws: ``RaftError`` when the message is refused; the state is as it was, but for a higher term that was taken over.
  mutating func step(_ message: Message) throws(RaftError) {
    if let haltReason { throw .halted(haltReason) }
    trace(receiving: message)
    if message.term > term {
      if refusesDuringLease(message) { return }
      adoptHigherTerm(of: message)
    } else if message.term < term && message.term != 0 && !(broken.contains(.m7) && message.kind == .fastVote) {
      handleLowerTerm(message)
      return
    }
    switch message.kind {
    case .hup: hup(config.preVote ? .preElection : .election)
    case .storageAppendResponse: handleStorageAppendResponse(message)
    case .storageApplyResponse: handleStorageApplyResponse(message)
    case .vote, .preVote: handleVoteRequest(message)
    case .fastProposal: handleFastProposal(message)
    case .fastVote: handleFastVote(message)
    default:
      switch role {
      case .leader: try stepLeader(message)
      case .candidate, .preCandidate: try stepCandidate(message)
      case .follower: try stepFollower(message)
      }
    }
  }

  /// A node that has heard of a leader within the minimum election timeout neither votes nor takes a new term (Raft thesis, section 4.2.3).
  private mutating func refusesDuringLease(_ message: Message) -> Bool {
    guard message.kind == .vote || message.kind == .preVote else { return false }
    let isForced = message.context == CampaignKind.transferContext
    let isInLease = config.checkQuorum && leader != noNode && electionElapsed < config.electionTicks
    guard isInLease && !isForced else { return false }
    let last = log.lastPosition
    let remaining = config.electionTicks - electionElapsed
    note(
      .info,
      "\(name) [logterm: \(last.term), index: \(last.index), vote: \(vote.hexadecimalName)] ignored \(message.kind) from "
        + "\(message.from.hexadecimalName) [logterm: \(message.logTerm), index: \(message.index)] at term \(term): "
        + "lease is not expired (remaining ticks: \(remaining))")
    record(
      .voteRefused(
        candidate: message.from, term: message.term, preVote: message.kind == .preVote,
        reason: .leaseNotExpired(ticksRemaining: remaining),
        candidateLast: EntryPosition(term: message.logTerm, index: message.index), ownLast: last))
    return true
  }

  private mutating func adoptHigherTerm(of message: Message) {
    switch message.kind {
    case .preVote: return
    case .preVoteResponse where !message.reject:
      // Granted pre-votes answer with the term asked for, which nobody has taken yet.
      return
    default: break
    }
    note(
      .info,
      "\(name) [term: \(term)] received a \(message.kind) message with higher term from \(message.from.hexadecimalName) "
        + "[term: \(message.term)]")
    switch message.kind {
    case .append, .heartbeat, .snapshot: becomeFollower(term: message.term, leader: message.from)
    default: becomeFollower(term: message.term, leader: noNode)
    }
  }

  private mutating func handleLowerTerm(_ message: Message) {
    switch message.kind {
    case .heartbeat where config.checkQuorum || config.preVote, .append where config.checkQuorum || config.preVote:
      // The sender leads an older term and nobody can depose it by campaigning, since this node's requests would be refused for its lease
      // or its pre-vote; an answer with the higher term can.
      send(Message(kind: .appendResponse, to: message.from))
    case .preVote:
      let last = log.lastPosition
      note(
        .info,
        "\(name) [logterm: \(last.term), index: \(last.index), vote: \(vote.hexadecimalName)] rejected \(message.kind) from "
          + "\(message.from.hexadecimalName) [logterm: \(message.logTerm), index: \(message.index)] at term \(term)")
      record(
        .voteRefused(
          candidate: message.from, term: message.term, preVote: true, reason: .staleTerm,
          candidateLast: EntryPosition(term: message.logTerm, index: message.index), ownLast: last))
      send(Message(kind: .preVoteResponse, to: message.from, term: term, reject: true))
    case .storageAppendResponse:
      if message.index != 0 {
        // The entries may have been replaced in a later term by others with the same index; that write's acknowledgement follows.
        note(
          .info,
          "\(name) [term: \(term)] ignored entry appends from a \(message.kind) message with lower term [term: \(message.term)]")
      }
      acknowledgeWrites(message)
    default:
      note(
        .info,
        "\(name) [term: \(term)] ignored a \(message.kind) message with lower term from \(message.from.hexadecimalName) "
          + "[term: \(message.term)]")
      record(.messageIgnored(kind: message.kind, from: message.from, reason: "term \(message.term) is older than \(term)"))
    }
  }

  private mutating func handleStorageAppendResponse(_ message: Message) {
    if message.index != 0 {
      let position = EntryPosition(term: message.logTerm, index: message.index)
      if let objection = log.unstable.objection(toStable: position) {
        note(.info, objection)
      } else {
        log.unstable.stable(to: position)
      }
    }
    acknowledgeWrites(message)
  }

  /// What a write makes durable whatever the term: a snapshot, changes of slots, the incarnation.
  private mutating func acknowledgeWrites(_ message: Message) {
    slots.stable(to: message.slotSequence)
    if fastPath && message.incarnation == proposer.incarnation { proposer.isIncarnationStable = true }
    if let snapshot = message.snapshot {
      log.unstable.stable(snapshotAt: snapshot.index)
      applied(to: snapshot.index, sizeInBytes: 0)
    }
  }

  private mutating func handleStorageApplyResponse(_ message: Message) {
    guard let last = message.entries.last else { return }
    applied(to: last.index, sizeInBytes: message.entries.sizeInBytes)
    reduceUncommittedSize(by: message.entries.payloadSizeInBytes)
    // What the limit of the uncommitted tail or an unapplied conf change held up goes on (rule L4).
    if fastPath { advanceFastTrack() }
  }

  /// Notes how far the application is, and leaves a joint configuration that is to be left automatically.
  mutating func applied(to index: LogIndex, sizeInBytes: UInt64) {
    let newApplied = max(index, log.applied)
    log.applied(to: newApplied, sizeInBytes: sizeInBytes)
    if tracker.config.autoLeave, let leadership, newApplied >= leadership.pendingConfIndex { leaveJointAutomatically() }
    noteFastTrackState()
  }

  private mutating func leaveJointAutomatically() {
    // On the fast track a conf change before the own no-op is committed would be refused (rule R14.1); the next applied entry asks again.
    if fastPath && !isNoopCommitted() { return }
    // No payload: it decodes to the empty change, and no size limit can refuse it. A transfer in progress can; then the next applied
    // entry asks again.
    let message = Message(kind: .propose, from: id, entries: [Entry(kind: .confChangeV2)])
    do {
      try step(message)
      note(.info, "initiating automatic transition out of joint configuration \(tracker.config)")
    } catch {
      note(.debug, "not initiating automatic transition out of joint configuration \(tracker.config): \(error)")
    }
  }
}

extension Replica {
  /// Lets a unit of time pass.
  mutating func tick() {
    if haltReason != nil { return }
    if role == .leader { tickLeader() } else { tickElection() }
    if fastPath { tickProposals() }
  }

  private mutating func tickElection() {
    electionElapsed += 1
    guard electionElapsed >= randomizedElectionTimeout, isPromotable else { return }
    electionElapsed = 0
    try? step(Message(kind: .hup, from: id))
  }

  private mutating func tickLeader() {
    heartbeatElapsed += 1
    electionElapsed += 1
    if electionElapsed >= config.electionTicks {
      electionElapsed = 0
      if config.checkQuorum { checkQuorumIsActive() }
      // A transfer that took an election timeout has failed; the leader goes on.
      abortTransfer()
      if fastPath { advanceFastTrack() }
    }
    guard role == .leader else { return }
    if heartbeatElapsed >= config.heartbeatTicks {
      heartbeatElapsed = 0
      broadcastHeartbeat()
    }
    if fastPath { tickUndecided() }
  }

  mutating func checkQuorumIsActive() {
    if !tracker.quorumActive {
      note(.warning, "\(name) stepped down to follower since quorum is not active")
      let active = tracker.progress.ids.filter { tracker.progress[$0]?.recentActive == true }
      record(.quorumLost(active: active, voters: tracker.voterNodes.count))
      becomeFollower(term: term, leader: noNode)
    }
    // Everybody else has to be heard of again before the next check.
    let own = id
    tracker.visit { node, progress in if node != own { progress.recentActive = false } }
  }
}
