/// The state of a node (etcd/raft's `Status`).
public struct Status: Hashable, Sendable {
  /// The state without the members' progress.
  public var basic: BasicStatus
  /// The membership.
  public var config: TrackerConfig
  /// The members' progress, as only a leader knows it; empty elsewhere.
  public var progress: ProgressMap
}
