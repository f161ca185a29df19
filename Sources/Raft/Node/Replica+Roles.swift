extension Replica {
  /// Forgets what belonged to the former role or term.
  private mutating func reset(term newTerm: Term) {
    if term != newTerm {
      term = newTerm
      vote = noNode
      proposer.taken = 0
    }
    leader = noNode
    leadership = nil
    candidacy = Candidacy()
    electionElapsed = 0
    heartbeatElapsed = 0
    randomizedElectionTimeout = config.electionTicks + draw(below: config.electionTicks)
    tracker.resetVotes()
    let last = log.lastIndex
    let inflights = tracker.emptyInflights
    let own = id
    tracker.visit { node, progress in
      progress = Progress(match: node == own ? last : 0, next: last + 1, inflights: inflights, isLearner: progress.isLearner)
    }
  }

  /// Follows `newLeader`, or nobody yet, in `newTerm`.
  mutating func becomeFollower(term newTerm: Term, leader newLeader: NodeID) {
    reset(term: newTerm)
    leader = newLeader
    role = .follower
    note(.info, "\(name) became follower at term \(term)")
    trace(.becomeFollower)
    record(.roleChanged(role: .follower, term: newTerm, leader: newLeader))
  }

  /// Asks for votes in the next term.
  mutating func becomeCandidate() {
    precondition(role != .leader, "a leader does not campaign")
    reset(term: term + 1)
    vote = id
    role = .candidate
    note(.info, "\(name) became candidate at term \(term)")
    trace(.becomeCandidate)
    record(.roleChanged(role: .candidate, term: term, leader: noNode))
  }

  /// Asks whether it would be elected. Term and vote stay as they are (Raft thesis, section 9.6).
  mutating func becomePreCandidate() {
    precondition(role != .leader, "a leader does not campaign")
    tracker.resetVotes()
    leader = noNode
    role = .preCandidate
    note(.info, "\(name) became pre-candidate at term \(term)")
    record(.roleChanged(role: .preCandidate, term: term, leader: noNode))
  }

  /// Takes office: recovers what its voters reported, then appends the no-op of its term (rules R10, R3).
  mutating func becomeLeader() {
    precondition(role == .candidate || tracker.isSingleton, "only a candidate is elected")
    let recovered = fastPath ? recoveredEntries() : []
    if haltReason != nil { return }
    reset(term: term)
    leader = id
    role = .leader
    var office = Leadership()
    // The whole log counts as a pending configuration change, so that none is proposed before it is applied.
    office.pendingConfIndex = log.lastIndex
    leadership = office
    tracker.withProgress(id) { progress in
      progress.becomeReplicate()
      progress.recentActive = true
    }
    record(.roleChanged(role: .leader, term: term, leader: id))
    trace(.becomeLeader)
    for entry in recovered { appendRecovered(entry) }
    appendNoop(cause: .noop)
    leadership?.fast.noop = log.lastIndex
    note(.info, "\(name) became leader at term \(term)")
  }
}
