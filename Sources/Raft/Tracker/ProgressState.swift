/// How a leader replicates to a peer (etcd/raft's `tracker.StateType`).
///
/// ```
///            accepted                     compacted
///   probe ────────────► replicate   any ────────────► snapshot
///     ▲                     │                            │
///     └── refused, unreachable ──┴── delivered or failed ┘
/// ```
public enum ProgressState: UInt8, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  /// One append at a time, until the leader knows where the peer's log matches its own.
  case probe
  /// Appends are sent ahead of their acknowledgement.
  case replicate
  /// Nothing is appended until the peer has a snapshot.
  case snapshot

  /// etcd/raft's name, such as `StateProbe`.
  public var description: String {
    switch self {
    case .probe: "StateProbe"
    case .replicate: "StateReplicate"
    case .snapshot: "StateSnapshot"
    }
  }
}
