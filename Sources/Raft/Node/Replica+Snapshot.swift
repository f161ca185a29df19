extension Replica {
  /// Sends a follower a snapshot, because what it lacks is compacted.
  ///
  /// - Returns: whether one was sent.
  mutating func sendSnapshot(_ position: Int) -> Bool {
    let to = tracker.progress.ids[position]
    if !tracker.progress[at: position].recentActive {
      note(.debug, "ignore sending snapshot to \(to.hexadecimalName) since it is not recently active")
      return false
    }
    guard let snapshot = try? log.snapshot() else {
      note(.debug, "\(name) failed to send snapshot to \(to.hexadecimalName) because snapshot is temporarily unavailable")
      return false
    }
    guard !snapshot.isEmpty else {
      halt("entries are compacted but storage has no snapshot")
      return false
    }
    note(
      .debug,
      "\(name) [firstindex: \(log.firstIndex), commit: \(log.committed)] sent snapshot[index: \(snapshot.index), term: \(snapshot.term)] to "
        + "\(to.hexadecimalName) [\(tracker.progress[at: position])]")
    tracker.progress[at: position].becomeSnapshot(snapshot.index)
    note(.debug, "\(name) paused sending replication messages to \(to.hexadecimalName) [\(tracker.progress[at: position])]")
    record(.snapshotSent(to: to, position: snapshot.position))
    var message = Message(kind: .snapshot, to: to)
    message.snapshot = snapshot
    send(message)
    return true
  }

  /// Takes the transport's word on how the delivery of a snapshot ended.
  mutating func handleSnapshotStatus(_ message: Message, _ position: Int) {
    guard tracker.progress[at: position].state == .snapshot else { return }
    let from = message.from.hexadecimalName
    if message.reject {
      // Probing must start from what was known before, not from the snapshot.
      tracker.progress[at: position].abortSnapshot()
      tracker.progress[at: position].becomeProbe()
      note(
        .debug, "\(name) snapshot failed, resumed sending replication messages to \(from) [\(tracker.progress[at: position])]")
    } else {
      tracker.progress[at: position].becomeProbe()
      note(
        .debug, "\(name) snapshot succeeded, resumed sending replication messages to \(from) [\(tracker.progress[at: position])]")
    }
    // Either way the next message waits: for the follower's answer, or for a heartbeat.
    tracker.progress[at: position].messageAppendFlowPaused = true
  }

  /// Takes a snapshot from the leader.
  mutating func handleSnapshot(_ message: Message) throws(RaftError) {
    // A missing one counts as an empty one, which brings nothing new.
    let snapshot = message.snapshot ?? Snapshot()
    let isRestored = try restore(snapshot)
    note(
      .info,
      "\(name) [commit: \(log.committed)] \(isRestored ? "restored" : "ignored") snapshot [index: \(snapshot.index), "
        + "term: \(snapshot.term)]")
    record(.snapshotRestored(position: snapshot.position, rebased: isRestored))
    send(Message(kind: .appendResponse, to: message.from, index: isRestored ? log.lastIndex : snapshotFrontier))
    voteForHeldSlots()
  }

  /// Puts the log onto a snapshot, unless the log is as far already.
  ///
  /// - Returns: whether it was.
  private mutating func restore(_ snapshot: Snapshot) throws(RaftError) -> Bool {
    // The classic frontier decides, not what is applied (rule R15).
    if snapshot.index <= snapshotFrontier { return false }
    guard isMember(of: snapshot.confState) else {
      note(
        .warning,
        "\(name) attempted to restore snapshot but it is not in the ConfState \(snapshot.confState.protobufText); should never happen")
      return false
    }
    if log.matches(snapshot.position) {
      let last = log.lastPosition
      note(
        .info,
        "\(name) [commit: \(log.committed), lastindex: \(last.index), lastterm: \(last.term)] fast-forwarded commit to snapshot "
          + "[index: \(snapshot.index), term: \(snapshot.term)]")
      log.commit(to: snapshot.index)
      settleProposals()
      return false
    }
    let nobody = ProgressTracker(inflightMessagesMax: tracker.inflightMessagesMax, inflightBytesMax: tracker.inflightBytesMax)
    let restored = try Changer(tracker: nobody, lastIndex: snapshot.index).restore(snapshot.confState)
    note(.info, "log [\(log)] starts to restore snapshot [index: \(snapshot.index), term: \(snapshot.term)]")
    // Rule R12: what stands above the snapshot may be part of a fast quorum, so it is kept: entries in slots, slots as they are.
    let cut = try entriesToDemote(above: snapshot.index)
    log.restore(snapshot)
    slots.removeCovered(through: snapshot.index)
    if broken.contains(.m22dWipe) { slots.removeAll() }
    if !broken.contains(.m22dDrop) { demote(cut) }
    // The membership is built anew; what the node knew before has no part in it.
    tracker = nobody
    switchTo(restored)
    settleProposals()
    let last = log.lastPosition
    note(
      .info,
      "\(name) [commit: \(log.committed), lastindex: \(last.index), lastterm: \(last.term)] restored snapshot "
        + "[index: \(snapshot.index), term: \(snapshot.term)]")
    return true
  }

  /// Up to where a snapshot brings nothing new.
  private var snapshotFrontier: LogIndex { broken.contains(.m22bSnapshot) ? min(log.applied, log.lastIndex) : log.committed }

  private func isMember(of state: ConfState) -> Bool {
    state.voters.contains(id) || state.learners.contains(id) || state.votersOutgoing.contains(id)
  }
}
