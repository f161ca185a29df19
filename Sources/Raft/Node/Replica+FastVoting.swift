extension Replica {
  /// Rule R2, the voter's gate: the node shares the prefix of its term's leader, because its last leader-approved entry is of that term.
  @inline(__always)
  package var isGateOpen: Bool { log.lastPosition.term == term || broken.contains(.m3b) }

  /// The leader of this term whom the node has told of all its slots, if there is one.
  package var votedForSlotsOf: NodeID { lastVotingOccasion.flatMap { $0.term == term ? $0.leader : nil } ?? noNode }

  /// Takes a fast proposal: fills empty slots, then votes (rules R2, L4, L5).
  mutating func handleFastProposal(_ message: Message) {
    guard fastPath else { return }
    var held: ClosedRange<LogIndex>?
    for position in message.entries.indices {
      let index = message.entries[position].index
      if fillSlot(with: message.entries[position], from: message.from) { held = (held?.lowerBound ?? index)...index }
      if haltReason != nil { return }
    }
    if let held { voteForSlots(from: held.lowerBound, through: held.upperBound) }
    if role == .leader { advanceFastTrack() }
  }

  /// Puts a proposed entry into its slot, if that is empty and the node may.
  ///
  /// - Returns: whether the slot is filled now, with this entry or another one, so that the node has something to vote for.
  private mutating func fillSlot(with entry: Entry, from proposer: NodeID) -> Bool {
    let last = log.lastIndex
    if entry.index <= last {
      refuse(entry, from: proposer, reason: .covered(last))
      return false
    }
    let lastTerm = log.termOrZero(at: last)
    if lastTerm != term && !broken.contains(.m3b) {
      record(.slotRefused(index: entry.index, content: entry.content, reason: .gateClosed(lastLeaderTerm: lastTerm, term: term)))
      return false
    }
    if let held = slots.entry(at: entry.index), !(broken.contains(.m9) && held.content != entry.content) {
      requireSamePayload(held, entry)
      record(.slotTaken(index: entry.index, held: held.content, proposed: entry.content))
      return true
    }
    if entry.index > last + config.fastWindow {
      refuse(entry, from: proposer, reason: .beyondWindow(last: last + config.fastWindow))
      return false
    }
    var own = entry
    own.term = term
    own.insertedBy = .self
    if broken.contains(.m9) { slots.remove(at: own.index) }
    slots.insert(own)
    record(.slotFilled(index: entry.index, content: entry.content, proposer: proposer, lastLeaderTerm: lastTerm, term: term))
    return true
  }

  /// Tells a proposer what stands at its index, and which index is free (rule L5). It moves nothing: only a commit does.
  private mutating func refuse(_ entry: Entry, from proposer: NodeID, reason: SlotRefusal) {
    record(.slotRefused(index: entry.index, content: entry.content, reason: reason))
    guard proposer != id, proposer != noNode else { return }
    let standing = log.entry(at: entry.index).map { [$0] } ?? []
    let free = max(log.lastIndex, slots.lastIndex) + 1
    send(Message(kind: .fastVote, to: proposer, index: entry.index, entries: standing, reject: true, rejectHint: free))
  }

  /// Tells the leader what this node holds in its slots from index `first` up to `last`, and again what it holds in the lowest slots below,
  /// in case these votes were lost (rule L4). The message leaves behind the writes of all these slots (rule R11).
  ///
  /// The leader decides index after index, so the lowest slots are what everything above waits for, and once they are decided the next ones
  /// are the lowest: how many are repeated sets the pace at which lost votes are made up for, not whether they are.
  private mutating func voteForSlots(from first: LogIndex, through last: LogIndex) {
    guard leader != noNode else {
      // The votes are due as soon as a leader is known.
      lastVotingOccasion = nil
      return
    }
    let new = slots.positions(from: first, through: last)
    let repeated = 0..<min(new.lowerBound, config.fastVoteRepeatsMax)
    if repeated.upperBound == new.lowerBound {
      recordVote(0..<new.upperBound)
    } else {
      recordVote(new)
      recordVote(repeated)
    }
    sendVotes(repeated, new)
  }

  private mutating func recordVote(_ positions: Range<Int>) {
    guard let last = positions.last else { return }
    record(.fastVoteSent(leader: leader, term: term, first: slots.index(at: positions.lowerBound), last: slots.index(at: last)))
  }

  /// Sends the entries at these positions of the slots, in as many messages as their size takes.
  private mutating func sendVotes(_ repeated: Range<Int>, _ new: Range<Int>) {
    var held = slots.entries(at: repeated, new)
    while let last = held.last {
      let part = held.prefix(sizeInBytesMax: config.sizePerMessageMax)
      let index = part.count == held.count ? last.index : part[part.count - 1].index
      send(Message(kind: .fastVote, to: leader, index: index, entries: part))
      if part.count == held.count { return }
      held.removeFirst(part.count)
    }
  }

  /// Votes for everything it holds as soon as it may: when the gate opens, when the leader becomes known (rule L4).
  mutating func voteForHeldSlots() {
    guard fastPath, !slots.isEmpty, role == .follower, leader != noNode, isGateOpen else { return }
    let occasion = VotingOccasion(term: term, leader: leader)
    guard occasion != lastVotingOccasion else { return }
    lastVotingOccasion = occasion
    voteForSlots(from: 0, through: slots.lastIndex)
  }
}
