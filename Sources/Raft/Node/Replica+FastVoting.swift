extension Replica {
  /// Rule R2, the voter's gate: the node shares the prefix of its term's leader, because its last leader-approved entry is of that term.
  package var isGateOpen: Bool { log.lastPosition.term == term || broken.contains(.m3b) }

  /// The leader of this term whom the node has told of all its slots, if there is one.
  package var votedForSlotsOf: NodeID { lastVotingOccasion.flatMap { $0.term == term ? $0.leader : nil } ?? noNode }

  /// Takes a fast proposal: fills empty slots, then votes (rules R2, L4, L5).
  mutating func handleFastProposal(_ message: Message) {
    guard fastPath else { return }
    var lastHeld: LogIndex = 0
    for entry in message.entries {
      if fillSlot(with: entry, from: message.from) { lastHeld = entry.index }
      if haltReason != nil { return }
    }
    if lastHeld > 0 { voteForSlots(through: lastHeld) }
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

  /// Tells the leader what this node holds in its slots up to `index`. It leaves behind the writes of these slots (rule R11).
  private mutating func voteForSlots(through index: LogIndex) {
    guard leader != noNode else {
      // The votes are due as soon as a leader is known.
      lastVotingOccasion = nil
      return
    }
    var held = Array(slots.entries(through: index))
    guard let first = held.first, let last = held.last else { return }
    record(.fastVoteSent(leader: leader, term: term, first: first.index, last: last.index))
    while !held.isEmpty {
      let part = held.prefix(sizeInBytesMax: config.sizePerMessageMax)
      held.removeFirst(part.count)
      send(Message(kind: .fastVote, to: leader, index: part[part.count - 1].index, entries: part))
    }
  }

  /// Votes for everything it holds as soon as it may: when the gate opens, when the leader becomes known (rule L4).
  mutating func voteForHeldSlots() {
    guard fastPath, !slots.isEmpty, role == .follower, leader != noNode, isGateOpen else { return }
    let occasion = VotingOccasion(term: term, leader: leader)
    guard occasion != lastVotingOccasion else { return }
    lastVotingOccasion = occasion
    voteForSlots(through: slots.lastIndex)
  }
}
