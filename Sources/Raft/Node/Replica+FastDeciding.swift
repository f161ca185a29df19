extension Replica {
  /// Takes a vote at the leader, or at a proposer the word that its index is taken.
  mutating func handleFastVote(_ message: Message) {
    guard fastPath else { return }
    if message.reject {
      noteTaken(before: message.rejectHint)
      return
    }
    guard role == .leader else {
      record(.messageIgnored(kind: .fastVote, from: message.from, reason: "only the leader of term \(term) counts votes"))
      return
    }
    guard tracker.config.voters.contains(message.from) else {
      for entry in message.entries { record(.fastVoteIgnored(voter: message.from, index: entry.index, reason: .notVoter)) }
      return advanceFastTrack()
    }
    for position in message.entries.indices {
      let index = message.entries[position].index
      if leadership?.fast.possibleEntries.contains(message.entries[position].content, at: index, of: message.from) == true {
        record(.fastVoteIgnored(voter: message.from, index: index, reason: index > log.frontier ? .repeated : .outOfRange))
        continue
      }
      count(message.entries[position], from: message.from)
      if haltReason != nil { return }
    }
    advanceFastTrack()
  }

  /// Rule L5: a refusal names the next free index. Nobody vouches for the number, so it counts within the window only.
  private mutating func noteTaken(before free: LogIndex) {
    guard free > 0 else { return }
    proposer.taken = max(proposer.taken, min(free - 1, log.lastIndex + config.fastWindow))
  }

  /// Counts what a voter of the configuration holds at one index (rules R2, R4, R14.6). Only the leader's own term comes this far.
  private mutating func count(_ entry: Entry, from voter: NodeID) {
    guard entry.index > log.frontier, entry.index <= max(log.lastIndex + config.fastWindow, slots.lastIndex) else {
      record(.fastVoteIgnored(voter: voter, index: entry.index, reason: .outOfRange))
      return
    }
    let votersMax = tracker.progress.count
    switch leadership?.fast.possibleEntries.count(voter: voter, entry: entry, votersMax: votersMax) {
    case .counted:
      if let held = entry.index <= log.lastIndex ? log.entry(at: entry.index) : slots.entry(at: entry.index) {
        requireSamePayload(held, entry)
      }
      recordCount(entry, voter: voter)
    case .conflicting(let known): requireSamePayload(known, entry)
    case .repeated, .none: record(.fastVoteIgnored(voter: voter, index: entry.index, reason: .repeated))
    }
  }

  private mutating func recordCount(_ entry: Entry, voter: NodeID) {
    guard config.recordsDecisions, let tally = leadership?.fast.possibleEntries.tally(at: entry.index) else { return }
    record(
      .fastVoteCounted(
        index: entry.index, voter: voter, content: entry.content,
        votesForContent: tally.votes.count { $0.content == entry.content }, votes: tally.votes.count, voters: tracker.voterNodes.count))
  }

  /// Decides and commits what the votes allow, index after index, and tells everybody if something came of it (rules R4, R5, L4).
  mutating func advanceFastTrack() {
    guard fastPath, role == .leader, haltReason == nil else { return }
    let lastBefore = log.lastIndex
    let fastBefore = log.fast
    noteFastTrackState()
    if closure() == nil {
      while decideByQuorum() {}
      if broken.contains(.m15) { while replaceDecided() {} }
      while commitFast() {}
    } else {
      _ = decideAllHeld(cause: .fastTrackClosed)
    }
    leadership?.fast.possibleEntries.forget(through: log.frontier)
    if log.fast != fastBefore {
      settleProposals()
      releasePostponedReads()
    }
    if log.lastIndex != lastBefore || log.fast != fastBefore { broadcastAppend() }
  }

  /// Rule R4: with a classic quorum of votes the leader appends the value with most of them. The tally cannot make this unsafe, since a
  /// leader may choose freely; only the fast commit depends on it.
  ///
  /// - Returns: whether an index was decided.
  private mutating func decideByQuorum() -> Bool {
    let index = log.lastIndex + 1
    let voters = tracker.config.voters.incoming.voters
    let quorum = decisionQuorum(voters: voters.count)
    guard let votes = leadership?.fast.possibleEntries.voteCount(at: index, among: voters), votes >= quorum else { return false }
    return decide(at: index, cause: .quorum(quorum))
  }

  /// Rule L3: the leader decides alone every index up to the highest for which it holds a slot or a vote.
  ///
  /// - Returns: false when a transfer or the limit of the uncommitted tail stopped it.
  mutating func decideAllHeld(cause: DecisionCause) -> Bool {
    decideAlone(through: max(slots.lastIndex, leadership?.fast.possibleEntries.lastIndex ?? 0), cause: cause)
  }

  private mutating func decideAlone(through index: LogIndex, cause: DecisionCause) -> Bool {
    while log.lastIndex < index {
      if !decide(at: log.lastIndex + 1, cause: cause) { return false }
    }
    return true
  }

  /// Appends the leader's choice for the next index: most votes, ties by the lowest content identifier, its own slot counting as a vote;
  /// an empty entry where nobody holds anything.
  ///
  /// - Returns: false when a transfer or the limit of the uncommitted tail forbids it.
  private mutating func decide(at index: LogIndex, cause: DecisionCause) -> Bool {
    guard leadership?.transferee == noNode else { return false }
    let choice = choice(at: index)
    guard increaseUncommittedSize(by: choice.entry.payloadSizeInBytes) else { return false }
    var entry = choice.entry
    if entry.content.isNone { entry.content = proposer.nextContent() }
    entry = stamped(entry, index: index)
    if config.recordsDecisions {
      record(
        .decided(
          index: index, content: entry.content, votesForContent: choice.supporters, votes: choice.votes,
          voters: tracker.voterNodes.count, cause: cause))
    }
    appendStamped([entry])
    leadership?.fast.undecidedTicks = 0
    return true
  }

  private mutating func choice(at index: LogIndex) -> (entry: Entry, supporters: Int, votes: Int) {
    let tally = leadership?.fast.possibleEntries.tally(at: index) ?? PossibleEntries.Tally(index: index)
    let own = tally.vote(of: id) == nil ? slots.entry(at: index) : nil
    let voters = tracker.config.voters.voters
    var values = tally.values
    if let own, !values.contains(where: { $0.content == own.content }) { values.append(own) }
    var best: (position: Int, supporters: Int)?
    for position in values.indices {
      let content = values[position].content
      let supporters = tally.voteCount(for: content, among: voters) + (own?.content == content ? 1 : 0)
      guard let current = best else {
        best = (position, supporters)
        continue
      }
      let winsTie = (content < values[current.position].content) != broken.contains(.tiesToHighest(at: index))
      let isBetter = supporters > current.supporters || (supporters == current.supporters && winsTie)
      if isBetter { best = (position, supporters) }
    }
    guard let best else { return (Entry(), 0, 0) }
    let value = values[best.position]
    return (
      Entry(content: value.content, data: value.data), best.supporters, tally.voteCount(among: voters) + (own == nil ? 0 : 1)
    )
  }

  /// Rule R5: the next index commits fast when a fast quorum of voters holds exactly the leader's value there. Never out of order.
  ///
  /// - Returns: whether the fast frontier rose.
  private mutating func commitFast() -> Bool {
    let index = (broken.contains(.m11) ? indexCommittedOutOfOrder() : nil) ?? log.frontier + 1
    guard index <= log.lastIndex, let entry = log.entry(at: index), entry.term == term, !entry.content.isNone else { return false }
    let voters = tracker.config.voters.incoming.voters
    let quorum = fastCommitQuorum(voters: voters.count)
    guard holderCount(of: entry.content, at: index, among: voters) >= quorum else { return false }
    log.commitFast(to: index)
    if broken.contains(.m22) { log.commit(to: index) }
    if config.recordsDecisions {
      let holders = holders(of: entry.content, at: index)
      record(.committedFast(index: index, content: entry.content, holders: holders, quorum: quorum, voters: voters.count))
    }
    return true
  }

  /// How many ``holders(of:at:)`` there are. It runs with each vote, so it copies nothing.
  private mutating func holderCount(of content: ContentID, at index: LogIndex, among voters: NodeIDSet) -> Int {
    let votes = leadership?.fast.possibleEntries.voteCount(at: index, for: content, among: voters) ?? 0
    guard voters.contains(id), leadership?.fast.possibleEntries.vote(of: id, at: index) != content else { return votes }
    return votes + (isDurable(at: index) ? 1 : 0)
  }

  /// Whether the leader's own log is durable up to `index`.
  @inline(__always)
  private mutating func isDurable(at index: LogIndex) -> Bool {
    tracker.progress.position(of: id).map { tracker.progress.match(at: $0) >= index } ?? false
  }

  /// The voters known to hold this value at a decided index: those who voted for it, and the leader itself by its vote or, once durable,
  /// its log. Acknowledgements of other nodes are not votes.
  func holders(of content: ContentID, at index: LogIndex) -> [NodeID] {
    let tally = leadership?.fast.possibleEntries.tally(at: index)
    let own = (tracker.progress[id]?.match ?? 0) >= index ? id : noNode
    return tracker.config.voters.incoming.voters.ids.filter { tally?.vote(of: $0) == content || $0 == own }
  }

  /// Rule L3's clock: what stays undecided for too long the leader decides alone. It stands while a transfer or the limit forbids deciding.
  mutating func tickUndecided() {
    guard leadership?.transferee == noNode else { return }
    let last = log.lastIndex
    if leadership?.fast.undecidedAfter != last {
      leadership?.fast.undecidedAfter = last
      leadership?.fast.undecidedTicks = 0
    }
    let lowestSlot = slots.firstIndex ?? .max
    let lowest = min(lowestSlot, leadership?.fast.possibleEntries.firstIndex(above: last) ?? .max)
    if lowest == .max { return }
    leadership?.fast.undecidedTicks += 1
    let ticks = leadership?.fast.undecidedTicks ?? 0
    guard ticks >= config.fastDecisionTicks else { return }
    // Where the limit of the uncommitted tail forbids it, the clock stands.
    if !decideAlone(through: lowest, cause: .overdue(ticks: ticks)) { leadership?.fast.undecidedTicks = ticks - 1 }
    if log.lastIndex != last { broadcastAppend() }
    advanceFastTrack()
  }
}
