extension Replica {
  /// Whether the leader's own no-op is classically committed (rules R3, R14.1, R16).
  var isNoopCommitted: Bool {
    guard let leadership else { return false }
    return leadership.fast.noop > 0 && log.committed >= leadership.fast.noop
  }

  /// Rule R14.2: why the fast track is closed at this node, nil when it is open.
  package var fastTrackClosure: FastTrackClosure? {
    guard fastPath, role == .leader, let leadership else { return .notLeader }
    if !isNoopCommitted && !broken.contains(.m3a) { return .noopUncommitted(noop: leadership.fast.noop, commit: log.committed) }
    if leadership.pendingConfIndex > log.applied { return .confChangePending(leadership.pendingConfIndex) }
    if tracker.config.voters.isJoint { return .jointConfiguration }
    if log.committed < leadership.fast.barrier {
      return .barrierUncommitted(barrier: leadership.fast.barrier, commit: log.committed)
    }
    return nil
  }

  /// Records when the fast track opens or closes.
  mutating func noteFastTrackState() {
    guard fastPath, let leadership else { return }
    let closure = fastTrackClosure
    guard leadership.fast.wasOpen != (closure == nil) else { return }
    self.leadership?.fast.wasOpen = closure == nil
    if let closure {
      record(.fastTrackClosed(reason: closure))
    } else {
      record(.fastTrackOpened(commit: log.committed, barrier: leadership.fast.barrier))
    }
  }
}
