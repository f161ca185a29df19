import Raft

/// A change of the membership that is to be proposed at the leader.
public struct MemberChange: Hashable, Sendable {
  /// What is to become of a node.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It becomes a voter.
    case add
    /// It leaves.
    case remove
    /// It becomes a learner.
    case learner
  }

  /// What is to become of the node.
  public var kind: Kind
  /// The node.
  public var node: NodeID

  /// Makes a change.
  public init(kind: Kind, node: NodeID) {
    self.kind = kind
    self.node = node
  }

  /// The change as the core understands it.
  var confChange: AnyConfChange {
    let kind: ConfChangeKind =
      switch kind {
      case .add: .addNode
      case .remove: .removeNode
      case .learner: .addLearnerNode
      }
    return .v1(ConfChange(kind: kind, node: node))
  }
}
