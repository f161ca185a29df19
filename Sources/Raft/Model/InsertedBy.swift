/// Who put an entry into a node's log.
public enum InsertedBy: UInt8, Hashable, Sendable, CaseIterable {
  /// Nobody says: classic Raft, where every entry comes from the leader.
  case unknown
  /// The node itself, on a fast proposal (*self-approved*), or by keeping an entry that a conflict cut (*demoted*).
  case `self`
  /// The leader of the entry's term (*leader-approved*).
  case leader
}
