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
  var confChange: AnyConfChange { .v1(ConfChange(kind: kind.confChangeKind, node: node)) }

  /// The change in words: `make S6 a voter`.
  var words: String {
    switch kind {
    case .add: "make \(nodeName(node)) a voter"
    case .remove: "remove \(nodeName(node))"
    case .learner: "make \(nodeName(node)) a learner"
    }
  }
}

extension MemberChange.Kind {
  /// The kind as the core understands it.
  var confChangeKind: ConfChangeKind {
    switch self {
    case .add: .addNode
    case .remove: .removeNode
    case .learner: .addLearnerNode
    }
  }
}
