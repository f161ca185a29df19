/// What a single membership change does (etcd/raft's `ConfChangeType`).
public enum ConfChangeKind: UInt8, Hashable, Sendable, CaseIterable {
  /// Adds a voter, or promotes a learner.
  case addNode
  /// Removes a member.
  case removeNode
  /// Changes nothing in the membership; the application may use it to spread a new address.
  case updateNode
  /// Adds a learner, or demotes a voter.
  case addLearnerNode
}
