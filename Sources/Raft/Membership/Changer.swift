/// Computes the membership that a change leads to, and refuses changes that would be unsafe (etcd/raft's `confchange.Changer`).
///
/// Nothing is changed in place: each operation returns the tracker as it is after the change.
public struct Changer: Sendable {
  /// The membership and progress before the change.
  public var tracker: ProgressTracker
  /// The leader's last index, from where new members are probed.
  public var lastIndex: LogIndex

  /// Makes a changer.
  public init(tracker: ProgressTracker, lastIndex: LogIndex) {
    self.tracker = tracker
    self.lastIndex = lastIndex
  }

  /// Enters a joint configuration: the present voters become the outgoing half, and the changes are applied to a copy of them, the incoming
  /// half (Raft thesis, section 4.3).
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` when the configuration is joint already, is without voters, or would come to be.
  public func enterJoint(autoLeave: Bool, changes: [ConfChangeSingle]) throws(RaftError) -> ProgressTracker {
    try tracker.checkInvariants()
    if tracker.config.voters.isJoint { throw .invalidConfChange("config is already joint") }
    // Adding to an empty configuration is allowed for bootstrapping, but nobody could agree to leave a joint one with an empty half.
    if tracker.config.voters.incoming.isEmpty { throw .invalidConfChange("can't make a zero-voter config joint") }
    var result = tracker
    result.config.voters.outgoing = result.config.voters.incoming
    try apply(changes, to: &result)
    result.config.autoLeave = autoLeave
    try result.checkInvariants()
    return result
  }

  /// Leaves a joint configuration: the outgoing half is dropped, and learners that waited in it become learners.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` when the configuration is not joint.
  public func leaveJoint() throws(RaftError) -> ProgressTracker {
    try tracker.checkInvariants()
    guard tracker.config.voters.isJoint else { throw .invalidConfChange("can't leave a non-joint config") }
    var result = tracker
    for id in result.config.learnersNext {
      result.config.learners.insert(id)
      result.progress.withProgress(id) { $0.isLearner = true }
    }
    result.config.learnersNext = []
    for id in result.config.voters.outgoing.voters
    where !result.config.voters.incoming.voters.contains(id) && !result.config.learners.contains(id) {
      result.progress.remove(id)
    }
    result.config.voters.outgoing = MajorityConfig()
    result.config.autoLeave = false
    try result.checkInvariants()
    return result
  }

  /// Applies changes without a joint configuration, which is safe as long as they add or remove a single voter (Raft thesis, section 4.1).
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` when they do more than that, remove all voters, or the configuration is joint.
  public func simple(changes: [ConfChangeSingle]) throws(RaftError) -> ProgressTracker {
    try tracker.checkInvariants()
    if tracker.config.voters.isJoint { throw .invalidConfChange("can't apply simple config change in joint config") }
    var result = tracker
    try apply(changes, to: &result)
    let before = tracker.config.voters.incoming.voters
    let after = result.config.voters.incoming.voters
    let changed = before.count { !after.contains($0) } + after.count { !before.contains($0) }
    if changed > 1 { throw .invalidConfChange("more than one voter changed without entering joint config") }
    try result.checkInvariants()
    return result
  }
}

extension Changer {
  /// Carries the steps out on the incoming half.
  private func apply(_ changes: [ConfChangeSingle], to result: inout ProgressTracker) throws(RaftError) {
    // Applications put node 0 into a change that they decided not to carry out.
    for change in changes where change.node != noNode {
      switch change.kind {
      case .addNode: makeVoter(change.node, in: &result)
      case .addLearnerNode: makeLearner(change.node, in: &result)
      case .removeNode: remove(change.node, from: &result)
      case .updateNode: break
      }
    }
    if result.config.voters.incoming.isEmpty { throw .invalidConfChange("removed all voters") }
  }

  private func makeVoter(_ id: NodeID, in result: inout ProgressTracker) {
    guard let position = result.progress.position(of: id) else { return add(id, asLearner: false, to: &result) }
    result.progress[at: position].isLearner = false
    result.config.learners.remove(id)
    result.config.learnersNext.remove(id)
    result.config.voters.incoming.voters.insert(id)
  }

  private func makeLearner(_ id: NodeID, in result: inout ProgressTracker) {
    guard let position = result.progress.position(of: id) else { return add(id, asLearner: true, to: &result) }
    if result.progress[at: position].isLearner { return }
    result.config.voters.incoming.voters.remove(id)
    // A node must not be a voter of one half and a learner at once, so that it has to wait until the joint configuration is left.
    if result.config.voters.outgoing.voters.contains(id) {
      result.config.learnersNext.insert(id)
    } else {
      result.progress[at: position].isLearner = true
      result.config.learners.insert(id)
    }
  }

  private func remove(_ id: NodeID, from result: inout ProgressTracker) {
    result.config.voters.incoming.voters.remove(id)
    result.config.learners.remove(id)
    result.config.learnersNext.remove(id)
    // The outgoing half still counts the node's acknowledgements.
    if !result.config.voters.outgoing.voters.contains(id) { result.progress.remove(id) }
  }

  /// A new member is probed from the last index on, and counts as active, so that it does not cost the leader its quorum at once.
  private func add(_ id: NodeID, asLearner isLearner: Bool, to result: inout ProgressTracker) {
    if isLearner { result.config.learners.insert(id) } else { result.config.voters.incoming.voters.insert(id) }
    let progress = Progress(next: max(lastIndex, 1), inflights: result.emptyInflights, isLearner: isLearner, recentActive: true)
    result.progress.set(id, progress)
  }
}
