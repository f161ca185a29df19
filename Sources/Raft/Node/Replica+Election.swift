extension Replica {
  /// Whether the node may campaign: a voter, with no snapshot on its way to disk.
  var isPromotable: Bool {
    guard let position = tracker.progress.position(of: id) else { return false }
    return !tracker.progress[at: position].isLearner && !log.hasNextOrInProgressSnapshot
  }

  /// Starts a campaign, unless something forbids it.
  mutating func hup(_ kind: CampaignKind) {
    if role == .leader {
      note(.debug, "\(name) ignoring MsgHup because already leader")
      return
    }
    if !isPromotable {
      note(.warning, "\(name) is unpromotable and can not campaign")
      return
    }
    if hasUnappliedConfChanges && !broken.contains(.m19) {
      note(.warning, "\(name) cannot campaign at term \(term) since there are still pending configuration changes to apply")
      return
    }
    note(.info, "\(name) is starting a new election at term \(term)")
    campaign(kind)
  }

  /// Rule R14.5: nobody campaigns who knows of a committed configuration change that it has not applied. `applied` may stand beyond the
  /// frontier after a restart on the fast track; then there is nothing to look at.
  private var hasUnappliedConfChanges: Bool {
    let last = min(log.frontier, log.lastIndex)
    var first = log.applied + 1
    while first <= last {
      // A page at a time, so that a long tail is never in memory at once.
      guard let page = try? log.slice(from: first, to: last + 1, sizeInBytesMax: 1 << 16), let end = page.last else { return true }
      if page.contains(where: \.kind.isConfChange) { return true }
      first = end.index + 1
    }
    return false
  }

  /// Asks all voters.
  mutating func campaign(_ kind: CampaignKind) {
    let request: MessageKind
    let campaignTerm: Term
    if kind == .preElection {
      becomePreCandidate()
      request = .preVote
      // Asked for the next term, before it is taken.
      campaignTerm = term + 1
    } else {
      becomeCandidate()
      request = .vote
      campaignTerm = term
    }
    // Rule R8: a log is judged by its last leader-approved entry; slots do not count.
    let last = broken.contains(.m6) ? lastHeldPosition : log.lastPosition
    record(.campaignStarted(term: campaignTerm, preVote: kind == .preElection, last: last))
    for voter in tracker.voterNodes {
      if voter == id {
        // The own vote counts once it is durable: it comes back as a message after the write.
        send(Message(kind: request.voteResponseKind, to: id, term: campaignTerm))
        continue
      }
      note(
        .info,
        "\(name) [logterm: \(last.term), index: \(last.index)] sent \(request) request to \(voter.hexadecimalName) at term \(term)")
      var message = Message(kind: request, to: voter, term: campaignTerm, logTerm: last.term, index: last.index)
      if kind == .transfer { message.context = CampaignKind.transferContext }
      if broken.contains(.m6) { message.rejectHint = log.lastIndex }
      send(message)
    }
  }

  /// Answers a request for a vote.
  mutating func handleVoteRequest(_ message: Message) {
    let candidateLast = EntryPosition(term: message.logTerm, index: message.index)
    // An own log that cannot be read must not look old.
    guard (try? log.term(at: log.lastIndex)) != nil else { return halt("cannot read the term of the last entry") }
    let ownLast = broken.contains(.m6) ? lastHeldPosition : log.lastPosition
    let isPreVote = message.kind == .preVote
    if let refusal = voteRefusal(message, candidateLast: candidateLast, ownLast: ownLast) {
      logVote("rejected", message, ownLast: ownLast, preposition: "from")
      record(
        .voteRefused(
          candidate: message.from, term: message.term, preVote: isPreVote, reason: refusal, candidateLast: candidateLast,
          ownLast: ownLast))
      send(Message(kind: message.kind.voteResponseKind, to: message.from, term: term, reject: true))
      return
    }
    logVote("cast", message, ownLast: ownLast, preposition: "for")
    if isPreVote {
      // The answer has the term of the request: the node's own may be lower, and the candidate would drop it.
      send(Message(kind: .preVoteResponse, to: message.from, term: message.term))
      record(
        .voteGranted(
          candidate: message.from, term: message.term, preVote: true, candidateLast: candidateLast, ownLast: ownLast, hints: 0))
      return
    }
    let hints: [Entry]
    let candidateLastIndex = broken.contains(.m6) ? message.rejectHint : message.index
    do { hints = fastPath ? try self.hints(above: candidateLastIndex) : [] } catch {
      return halt("cannot read what a vote must report: \(error)")
    }
    grantVote(to: message.from, term: message.term, hints: hints)
    electionElapsed = 0
    vote = message.from
    record(
      .voteGranted(
        candidate: message.from, term: message.term, preVote: false, candidateLast: candidateLast, ownLast: ownLast, hints: hints.count))
  }

  private func voteRefusal(_ message: Message, candidateLast: EntryPosition, ownLast: EntryPosition) -> VoteRefusal? {
    let isFuturePreVote = message.kind == .preVote && message.term > term
    let canVote = vote == message.from || (vote == noNode && leader == noNode) || isFuturePreVote
    if !canVote { return vote == noNode ? .leaderKnown(leader) : .votedFor(vote) }
    if !candidateLast.isUpToDate(with: ownLast) { return .logNotUpToDate }
    // Rule R12's safety net: what this node has compacted it could not report.
    if fastPath && candidateLast.index + 1 < log.firstIndex && !broken.contains(.m16) { return .belowCompacted(log.firstIndex - 1) }
    return nil
  }

  /// Mutant M6: where the log would end if slots counted (rule R8).
  private var lastHeldPosition: EntryPosition {
    guard let slot = slots.entries.last else { return log.lastPosition }
    return EntryPosition(term: max(slot.term, log.lastPosition.term), index: slot.index)
  }

  private func logVote(_ verb: String, _ message: Message, ownLast: EntryPosition, preposition: String) {
    note(
      .info,
      "\(name) [logterm: \(ownLast.term), index: \(ownLast.index), vote: \(vote.hexadecimalName)] \(verb) \(message.kind) \(preposition) "
        + "\(message.from.hexadecimalName) [logterm: \(message.logTerm), index: \(message.index)] at term \(term)")
  }

  /// Takes an answer to a campaign.
  mutating func handleVoteResponse(_ message: Message) {
    // Rule R9: a grant counts once all of its hints have come, and only grants carry hints.
    if fastPath && message.kind == .voteResponse && !message.reject && !candidacy.add(message) { return }
    let tally = poll(message)
    note(.info, "\(name) has received \(tally.granted) \(message.kind) votes and \(tally.rejected) vote rejections")
    switch tally.result {
    case .won:
      if role == .preCandidate {
        campaign(.election)
      } else if !fastPath || tracker.vote(of: id) == true {
        // Rule R10: the candidate is one of those who decide what is recovered. With asynchronous writes its own vote may come last; until
        // then neither its term nor the incarnation in the names that it would give out is durable.
        becomeLeader()
        if role == .leader { broadcastAppend() }
      }
    case .lost:
      // Answers to a pre-vote carry a term of the future; the own one stays.
      becomeFollower(term: term, leader: noNode)
    case .pending: break
    }
  }

  private mutating func poll(_ message: Message) -> (granted: Int, rejected: Int, result: VoteResult) {
    let voter = message.from.hexadecimalName
    if message.reject {
      note(.info, "\(name) received \(message.kind) rejection from \(voter) at term \(term)")
    } else {
      note(.info, "\(name) received \(message.kind) from \(voter) at term \(term)")
    }
    tracker.recordVote(message.from, granted: !message.reject)
    var tally = tracker.tallyVotes()
    if broken.contains(.m1) && isElectedByHalf { tally.result = .won }
    record(
      .pollCounted(
        voter: message.from, granted: !message.reject, preVote: message.kind == .preVoteResponse, grants: tally.granted,
        refusals: tally.rejected, quorum: decisionQuorum(voters: tracker.config.voters.incoming.voters.count)))
    return tally
  }
}

extension MessageKind {
  /// The kind that answers a request for a vote.
  var voteResponseKind: MessageKind { self == .preVote ? .preVoteResponse : .voteResponse }
}
