/// What a leader knows of a peer's log, and how it replicates to the peer (etcd/raft's `tracker.Progress`).
///
/// Always `match < next`: everything up to ``match`` is known to be the leader's own log; ``next`` is what is sent next.
public struct Progress: Hashable, Sendable {
  /// The last index up to which the peer's log is known to be the leader's.
  public package(set) var match: LogIndex
  /// The first index of the next append message. In between lies what is in flight.
  public package(set) var next: LogIndex
  /// The highest commit index that was sent to the peer, lowered when the message that carried it can have had no effect.
  public private(set) var sentCommit: LogIndex = 0
  /// The highest fast frontier that was sent to the peer (rule R15), kept as ``sentCommit`` is.
  public private(set) var sentFastCommit: LogIndex = 0
  /// How the leader replicates to the peer.
  public private(set) var state = ProgressState.probe
  /// The index of the snapshot that the peer is to restore, in ``ProgressState/snapshot``; else 0.
  public private(set) var pendingSnapshot: LogIndex = 0
  /// Whether the peer was heard of within the last election timeout. Only the leader's check of its quorum clears it.
  public package(set) var recentActive: Bool
  /// Whether appends wait: for the answer to a probe, or for the window to open. A heartbeat's answer lets one more through.
  public package(set) var messageAppendFlowPaused = false
  /// Whether the peer has no vote.
  public package(set) var isLearner: Bool
  /// What is in flight in ``ProgressState/replicate``.
  public package(set) var inflights: Inflights

  /// Makes a progress that starts by probing.
  package init(match: LogIndex = 0, next: LogIndex, inflights: Inflights, isLearner: Bool = false, recentActive: Bool = false) {
    self.match = match
    self.next = next
    self.inflights = inflights
    self.isLearner = isLearner
    self.recentActive = recentActive
  }

  /// Whether nothing is to be appended for now.
  public var isPaused: Bool { state == .snapshot || messageAppendFlowPaused }
}

extension Progress {
  private mutating func reset(to state: ProgressState) {
    messageAppendFlowPaused = false
    pendingSnapshot = 0
    self.state = state
    inflights.reset()
  }

  /// A message beyond `next - 1` that carried a frontier was lost or refused, so that the peer cannot have taken it over further than that.
  private mutating func lowerSentFrontiers() {
    sentCommit = min(sentCommit, next - 1)
    sentFastCommit = min(sentFastCommit, next - 1)
  }

  /// Probes from behind what matches, or, after a snapshot, from behind the snapshot, on the assumption that it arrived.
  package mutating func becomeProbe() {
    let snapshot = state == .snapshot ? pendingSnapshot : 0
    reset(to: .probe)
    next = max(match, snapshot) + 1
    lowerSentFrontiers()
  }

  /// Replicates from behind what matches.
  package mutating func becomeReplicate() {
    reset(to: .replicate)
    next = match + 1
  }

  /// Waits for a snapshot of the index to arrive.
  package mutating func becomeSnapshot(_ index: LogIndex) {
    reset(to: .snapshot)
    pendingSnapshot = index
    next = index + 1
    sentCommit = index
    sentFastCommit = index
  }

  /// Forgets the snapshot that was on its way, because it did not arrive.
  package mutating func abortSnapshot() { pendingSnapshot = 0 }

  /// Takes over that the peer matches up to the index.
  ///
  /// - Returns: whether that is news.
  package mutating func maybeUpdate(_ index: LogIndex) -> Bool {
    if index <= match { return false }
    match = index
    next = max(next, index + 1)
    messageAppendFlowPaused = false
    return true
  }

  /// Steps back after a refusal of the append behind index `rejected`. The peer suggests that its log may match up to `matchHint`.
  ///
  /// - Returns: whether the refusal was current; a stale one changes nothing.
  package mutating func maybeDecrease(rejected: LogIndex, matchHint: LogIndex) -> Bool {
    if state == .replicate {
      if rejected <= match { return false }
      next = match + 1
      lowerSentFrontiers()
      return true
    }
    // Outside of replication one append is out at a time, so that any refusal of another one is an old one.
    if next - 1 != rejected { return false }
    // Compared before one is added, since the hint is the peer's word and may be any number.
    next = max(matchHint < rejected ? matchHint + 1 : rejected, match + 1)
    lowerSentFrontiers()
    messageAppendFlowPaused = false
    return true
  }

  /// Notes that an append with so many entries and bytes of payload was sent. Not in ``ProgressState/snapshot``.
  package mutating func sentEntries(_ count: Int, bytes: UInt64) {
    switch state {
    case .replicate:
      if count > 0 {
        next += LogIndex(count)
        inflights.add(index: next - 1, bytes: bytes)
      }
      messageAppendFlowPaused = inflights.isFull
    case .probe:
      if count > 0 { messageAppendFlowPaused = true }
    case .snapshot:
      preconditionFailure("sending append in unhandled state StateSnapshot")
    }
  }

  /// Whether sending the commit index can let the peer commit more than what was sent before does. A peer cannot commit beyond `next - 1`.
  package func canBumpCommit(_ index: LogIndex) -> Bool { index > sentCommit && sentCommit < next - 1 }

  /// Notes that the commit index was sent.
  package mutating func sentCommit(_ index: LogIndex) { sentCommit = index }

  /// Whether sending the fast frontier can let the peer's rise. A peer clamps it as it does the commit index (rule R15).
  package func canBumpFast(_ index: LogIndex) -> Bool { index > sentFastCommit && sentFastCommit < next - 1 }

  /// Notes that the fast frontier was sent.
  package mutating func sentFast(_ index: LogIndex) { sentFastCommit = index }
}

extension Progress: CustomStringConvertible {
  /// etcd/raft's form, such as `StateReplicate match=14 next=18 paused inflight=3[full]`.
  public var description: String {
    var text = "\(state) match=\(match) next=\(next)"
    if isLearner { text += " learner" }
    if isPaused { text += " paused" }
    if pendingSnapshot > 0 { text += " pendingSnap=\(pendingSnapshot)" }
    if !recentActive { text += " inactive" }
    if inflights.count > 0 { text += " inflight=\(inflights.count)" + (inflights.isFull ? "[full]" : "") }
    return text
  }
}
