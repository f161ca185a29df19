extension Replica {
  /// Proposes payloads: straight to all nodes where the fast track can take them, else through the leader (rules L1, L2, L6).
  ///
  /// A leader gains nothing from the fast track: its append is the broadcast already.
  mutating func propose(_ entries: consuming [Entry]) throws(RaftError) {
    if let haltReason { throw .halted(haltReason) }
    if fastPath && role != .leader {
      if let reason = reasonForClassic(count: entries.count) {
        record(.classicProposed(leader: leader, reason: reason))
      } else {
        proposeFast(entries)
        return
      }
    }
    if role == .leader { try handleProposal(entries) } else { try step(Message(kind: .propose, from: id, entries: entries)) }
  }

  /// Why the fast track cannot take a proposal here and now, nil if it can.
  private mutating func reasonForClassic(count: Int) -> ClassicReason? {
    if proposer.isSuspended { return .off }
    if leader == noNode { return .noLeader }
    if log.lastPosition.term != term { return .gateClosed }
    if proposer.inFlight.count + count > config.fastProposalsMax { return .windowFull }
    if nextAim() + LogIndex(count) - 1 > log.lastIndex + config.fastWindow { return .windowFull }
    return nil
  }

  /// The first index after everything that this node holds, has in flight, or was told is taken (rule L6).
  private mutating func nextAim() -> LogIndex {
    max(log.lastIndex, slots.lastIndex, proposer.lastIndex, min(proposer.taken, log.lastIndex + config.fastWindow)) + 1
  }

  private mutating func proposeFast(_ entries: consuming [Entry]) {
    let first = nextAim()
    for position in entries.indices {
      entries[position].index = first + LogIndex(position)
      entries[position].content = proposer.nextContent()
      proposer.add(entries[position])
      record(.fastProposed(index: entries[position].index, content: entries[position].content, attempt: 1))
    }
    broadcastProposal(entries)
  }

  /// Hands consecutive entries to every node, this one included.
  private mutating func broadcastProposal(_ entries: [Entry]) {
    let message = Message(kind: .fastProposal, from: id, index: entries[0].index, entries: entries)
    for node in tracker.progress.ids where node != id {
      var copy = message
      copy.to = node
      send(copy)
    }
    handleFastProposal(message)
  }

  /// Sends again what may have been lost, and aims again what has backed off for long enough (rule L1).
  mutating func tickProposals() {
    guard !proposer.inFlight.isEmpty else { return }
    // A leader's own proposals may commit others while they are sent, which takes those out of the list.
    for due in proposer.tick(retransmitTicks: config.fastRetransmitTicks) {
      guard let position = proposer.inFlight.firstIndex(where: { $0.entry.content == due }) else { continue }
      if proposer.inFlight[position].lostAt == nil {
        broadcastProposal([proposer.inFlight[position].entry])
      } else {
        aimAgain(position)
      }
    }
  }

  /// Makes a proposal that lost its index live at a new one, as soon as this node can.
  private mutating func aimAgain(_ position: Int) {
    let aim = nextAim()
    guard role == .leader || leader != noNode, log.lastPosition.term == term, aim <= log.lastIndex + config.fastWindow else { return }
    let lostAt = proposer.aim(position, at: aim)
    let pending = proposer.inFlight[position]
    let outcome = FastOutcome.reproposed(content: pending.entry.content, from: lostAt, to: aim)
    fastOutcomes.append(outcome)
    record(.proposalSettled(outcome))
    record(.fastProposed(index: aim, content: pending.entry.content, attempt: pending.attempt))
    broadcastProposal([pending.entry])
  }

  /// Looks at what was committed where this node's proposals are live (rule L1: only that moves them).
  mutating func settleProposals() {
    guard fastPath, proposer.firstIndex <= log.frontier else { return }
    let known = min(log.frontier, log.lastIndex)
    if proposer.firstIndex > known { return }
    let first = log.firstIndex
    for position in proposer.inFlight.indices where proposer.inFlight[position].lostAt == nil {
      if proposer.inFlight[position].entry.index <= known { settle(position, first: first) }
    }
    proposer.removeSettled()
  }

  /// Ends a proposal that is committed or whose outcome a snapshot hides; backs off with one that lost its index.
  private mutating func settle(_ position: Int, first: LogIndex) {
    let entry = proposer.inFlight[position].entry
    let isHidden = entry.index < first
    if !isHidden, let winner = log.entry(at: entry.index), winner.content != entry.content {
      // A random wait that grows with each attempt, so that contenders part.
      let attempts = min(proposer.inFlight[position].attempt, 4)
      proposer.backOff(position, ticks: 1 + draw(below: 1 << attempts))
      return
    }
    let outcome: FastOutcome =
      isHidden ? .unknown(content: entry.content, index: entry.index) : .committed(content: entry.content, index: entry.index)
    fastOutcomes.append(outcome)
    record(.proposalSettled(outcome))
    proposer.settle(position)
  }
}
