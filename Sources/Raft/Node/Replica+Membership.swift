extension Replica {
  /// Takes over the membership found in storage.
  mutating func restoreMembership(_ state: ConfState) throws(RaftError) {
    switchTo(try Changer(tracker: tracker, lastIndex: log.lastIndex).restore(state))
  }

  /// Applies a committed configuration change.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` when it does not fit the configuration, which stays then; ``RaftError/halted(_:)``.
  mutating func applyConfChange(_ change: ConfChangeV2) throws(RaftError) -> ConfState {
    if let haltReason { throw .halted(haltReason) }
    let changer = Changer(tracker: tracker, lastIndex: log.lastIndex)
    let changed: ProgressTracker
    if change.leavesJoint {
      changed = try changer.leaveJoint()
    } else if change.entersJoint.useJoint {
      changed = try changer.enterJoint(autoLeave: change.entersJoint.autoLeave, changes: change.changes)
    } else {
      changed = try changer.simple(changes: change.changes)
    }
    return switchTo(changed)
  }

  /// Makes a membership effective.
  @discardableResult
  mutating func switchTo(_ changed: ProgressTracker) -> ConfState {
    trace(applying: changed.config)
    tracker = changed
    note(.info, "\(name) switched to configuration \(tracker.config)")
    let state = tracker.confState
    record(.confChangeApplied(state))
    let position = tracker.progress.position(of: id)
    isLearner = position.map { tracker.progress[at: $0].isLearner } ?? false
    if role == .leader && (position == nil || isLearner) {
      if config.stepDownOnRemoval {
        becomeFollower(term: term, leader: noNode)
        return state
      }
      if fastPath {
        raiseBarrier()
        broadcastAppend()
      }
      return state
    }
    guard role == .leader, !state.voters.isEmpty else { return state }
    // Given up before the barrier, so that what the transfer held up is decided before it.
    if let transferee = leadership?.transferee, transferee != noNode, !tracker.config.voters.contains(transferee) { abortTransfer() }
    if fastPath { raiseBarrier() }
    replicateToChangedMembers()
    return state
  }

  private mutating func replicateToChangedMembers() {
    if maybeCommit() {
      broadcastAppend()
      return
    }
    // New members need not wait for the next heartbeat.
    for position in tracker.progress.indices where tracker.progress.ids[position] != id {
      _ = maybeSendAppend(position, evenIfEmpty: false)
    }
  }

  /// Rule R14.3: nothing goes fast until everything up to the change, and one entry behind it, is committed under the new configuration.
  private mutating func raiseBarrier() {
    if broken.contains(.m18) { return }
    // Rule L3: what is held comes before anything classic.
    _ = decideAllHeld(cause: .fastTrackClosed)
    leadership?.fast.barrier = log.lastIndex + 1
    appendNoop(cause: .barrier)
    noteFastTrackState()
  }
}
