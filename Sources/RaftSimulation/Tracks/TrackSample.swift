import Raft

/// What became of one proposal.
public struct TrackSample: Hashable, Sendable {
  /// Whether it was committed at all.
  public var isCommitted = false
  /// Whether the fast track committed it first.
  public var isFast = false
  /// Microseconds from the proposal to the first commit, which is at the leader.
  public var microsecondsAtLeader: UInt64?
  /// Microseconds until the proposer knew.
  public var microsecondsAtProposer: UInt64?
  /// Microseconds until all live nodes knew.
  public var microsecondsEverywhere: UInt64?
  /// The same in message delays on one causal path; nil where another cause, such as a heartbeat or a repeated request, told the node.
  public var delaysAtLeader: Int?
  /// Message delays until the proposer knew.
  public var delaysAtProposer: Int?
  /// Message delays until all live nodes knew.
  public var delaysEverywhere: Int?
}
