extension Replica {
  /// Whether the leader's own no-op is classically committed (rules R3, R14.1, R16).
  @inline(__always)
  mutating func isNoopCommitted() -> Bool {
    let noop = leadership?.fast.noop ?? 0
    return noop > 0 && log.committed >= noop
  }

  /// Rule R14.2: why the fast track is closed at this node, nil when it is open.
  package var fastTrackClosure: FastTrackClosure? {
    var copy = self
    return copy.closure()
  }

  /// See ``fastTrackClosure``. The leader asks with each vote.
  mutating func closure() -> FastTrackClosure? {
    guard fastPath, role == .leader, let noop = leadership?.fast.noop else { return .notLeader }
    if !isNoopCommitted() && !broken.contains(.m3a) { return .noopUncommitted(noop: noop, commit: log.committed) }
    let pending = leadership?.pendingConfIndex ?? 0
    if pending > log.applied { return .confChangePending(pending) }
    if tracker.config.voters.isJoint { return .jointConfiguration }
    let barrier = leadership?.fast.barrier ?? 0
    return log.committed < barrier ? .barrierUncommitted(barrier: barrier, commit: log.committed) : nil
  }

  /// Records when the fast track opens or closes.
  mutating func noteFastTrackState() {
    guard fastPath, let wasOpen = leadership?.fast.wasOpen else { return }
    let closure = closure()
    guard wasOpen != (closure == nil) else { return }
    leadership?.fast.wasOpen = closure == nil
    if let closure {
      record(.fastTrackClosed(reason: closure))
    } else {
      record(.fastTrackOpened(commit: log.committed, barrier: leadership?.fast.barrier ?? 0))
    }
  }
}
