/// What the payload of an entry is (etcd/raft's `EntryType`).
public enum EntryKind: UInt8, Hashable, Sendable, CaseIterable {
  /// The application's own bytes; empty for the no-op of a new leader.
  case normal
  /// An encoded ``ConfChange``.
  case confChange
  /// An encoded ``ConfChangeV2``.
  case confChangeV2

  /// Whether applying the entry changes the membership.
  public var isConfChange: Bool { self != .normal }
}
