/// What a node reads from its durable log (etcd/raft's `Storage`). Writing is the application's, as each ``Ready`` asks.
///
/// An error other than those named at a method stops the node's current step.
public protocol Storage: Sendable {
  /// The state to start from.
  func initialState() throws(StorageError) -> InitialState
  /// The entries from `first` up to, not including, `end`, cut after the entry that makes them exceed `sizeMax` bytes, but at least one.
  ///
  /// - Throws: ``StorageError/compacted`` or ``StorageError/unavailable``.
  func entries(from first: LogIndex, to end: LogIndex, sizeInBytesMax: UInt64) throws(StorageError) -> [Entry]
  /// The term of the entry at `index`, which may be the one before ``firstIndex()``.
  ///
  /// - Throws: ``StorageError/compacted`` or ``StorageError/unavailable``.
  func term(at index: LogIndex) throws(StorageError) -> Term
  /// The index of the first entry that is still there.
  func firstIndex() -> LogIndex
  /// The index of the last entry.
  func lastIndex() -> LogIndex
  /// The latest snapshot.
  ///
  /// - Throws: ``StorageError/snapshotTemporarilyUnavailable``.
  func snapshot() throws(StorageError) -> Snapshot
}
