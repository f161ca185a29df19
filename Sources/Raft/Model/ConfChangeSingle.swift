/// One step of a configuration change: what to do with which node (etcd/raft's `ConfChangeSingle`).
public struct ConfChangeSingle: Hashable, Sendable {
  /// What to do.
  public var kind: ConfChangeKind
  /// With whom.
  public var node: NodeID

  /// Makes a step.
  public init(kind: ConfChangeKind, node: NodeID) {
    self.kind = kind
    self.node = node
  }
}
