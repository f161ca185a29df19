/// A change of a single member (etcd/raft's `ConfChange`, the first version).
public struct ConfChange: Hashable, Sendable {
  /// An identifier for the application's own use.
  public var id: UInt64
  /// What to do.
  public var kind: ConfChangeKind
  /// With whom.
  public var node: NodeID
  /// Bytes for the application's own use.
  public var context: [UInt8]

  /// Makes a change.
  public init(id: UInt64 = 0, kind: ConfChangeKind, node: NodeID, context: [UInt8] = []) {
    self.id = id
    self.kind = kind
    self.node = node
    self.context = context
  }
}
