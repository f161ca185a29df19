/// The state of a node without its members' progress (etcd/raft's `BasicStatus`).
public struct BasicStatus: Hashable, Sendable {
  /// The node.
  public var id: NodeID
  /// What is durable, or about to be.
  public var hardState: HardState
  /// What is not.
  public var softState: SoftState
  /// The last index that the application has applied.
  public var applied: LogIndex
  /// Whom the office is being handed to, or ``noNode``.
  public var leadTransferee: NodeID
}
