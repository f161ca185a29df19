/// The part of a node's state that must be on disk before it is acted upon (Raft thesis, figure 3.1; etcd/raft's `HardState`).
public struct HardState: Hashable, Sendable {
  /// The latest term that the node has seen.
  public var term: Term
  /// Whom the node voted for in that term.
  public var vote: NodeID
  /// The commit index: the classic frontier, on the fast track too.
  public var commit: LogIndex
  /// How many times the node has been started on this storage. Counted on the fast track only, where it is part of each content identifier.
  public var incarnation: UInt64

  /// Makes a hard state.
  public init(term: Term = 0, vote: NodeID = noNode, commit: LogIndex = 0, incarnation: UInt64 = 0) {
    self.term = term
    self.vote = vote
    self.commit = commit
    self.incarnation = incarnation
  }

  /// Whether nothing was ever stored.
  public var isEmpty: Bool { self == HardState() }
}
