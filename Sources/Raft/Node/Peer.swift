/// A first member of a cluster (etcd/raft's `Peer`).
public struct Peer: Hashable, Sendable {
  /// The member.
  public var id: NodeID
  /// Bytes for the application's own use, stored in the member's conf change.
  public var context: [UInt8]

  /// Makes a member.
  public init(id: NodeID, context: [UInt8] = []) {
    self.id = id
    self.context = context
  }
}
