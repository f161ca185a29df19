/// The volatile state that an application may want to log or act upon (etcd/raft's `SoftState`).
public struct SoftState: Hashable, Sendable {
  /// The leader of the current term as far as the node knows, or ``noNode``.
  public var leader: NodeID
  /// The node's own role.
  public var role: Role

  /// Makes a soft state.
  public init(leader: NodeID = noNode, role: Role = .follower) {
    self.leader = leader
    self.role = role
  }
}
