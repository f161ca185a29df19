extension Changer {
  /// Builds a stored membership, starting from a tracker without members, out of the very changes that could have led to it, so that it
  /// passes the same checks.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` when no changes lead to it.
  public func restore(_ state: ConfState) throws(RaftError) -> ProgressTracker {
    var changer = self
    let incoming =
      state.voters.map { ConfChangeSingle(kind: .addNode, node: $0) }
      + (state.learners + state.learnersNext).map { ConfChangeSingle(kind: .addLearnerNode, node: $0) }
    if state.votersOutgoing.isEmpty {
      for change in incoming { changer.tracker = try changer.simple(changes: [change]) }
      return changer.tracker
    }
    // The outgoing half is built first; entering the joint configuration then replaces all of it by the incoming half.
    for id in state.votersOutgoing { changer.tracker = try changer.simple(changes: [ConfChangeSingle(kind: .addNode, node: id)]) }
    let leaving = state.votersOutgoing.map { ConfChangeSingle(kind: .removeNode, node: $0) }
    return try changer.enterJoint(autoLeave: state.autoLeave, changes: leaving + incoming)
  }
}
