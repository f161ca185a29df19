/// Why storage could not answer (etcd/raft's storage errors).
public enum StorageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The entries were compacted away.
  case compacted
  /// The index lies beyond the log.
  case unavailable
  /// A snapshot that is older than the one stored.
  case snapshotOutOfDate
  /// The snapshot is being prepared; ask again later.
  case snapshotTemporarilyUnavailable
  /// Entries that leave a gap after the stored log.
  case gap(last: LogIndex, first: LogIndex)
  /// A snapshot or compaction beyond the classic commit index of a fast-track log (rule R12).
  case beyondCommit(index: LogIndex, commit: LogIndex)

  /// The error in etcd/raft's words where it has some.
  public var description: String {
    switch self {
    case .compacted: "requested index is unavailable due to compaction"
    case .unavailable: "requested entry at index is unavailable"
    case .snapshotOutOfDate: "requested index is older than the existing snapshot"
    case .snapshotTemporarilyUnavailable: "snapshot is temporarily unavailable"
    case .gap(let last, let first): "missing log entry [last: \(last), append at: \(first)]"
    case .beyondCommit(let index, let commit): "index \(index) is beyond the classic commit index \(commit) (R12)"
    }
  }
}
