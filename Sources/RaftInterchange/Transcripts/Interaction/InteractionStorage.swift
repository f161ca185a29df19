import Raft

/// The disk of a node in an interaction, and the application on top of it, which appends every payload to its state.
public struct InteractionStorage: Storage, Hashable {
  /// The disk.
  public package(set) var memory = MemoryStorage()
  /// The application's state after each entry that it applied, the latest last. It is never empty.
  public package(set) var history: [Snapshot]

  /// The state to start from.
  public func initialState() throws(StorageError) -> InitialState { memory.initialState() }

  /// The entries from `first` up to, not including, `end`.
  public func entries(from first: LogIndex, to end: LogIndex, sizeInBytesMax: UInt64) throws(StorageError) -> [Entry] {
    try memory.entries(from: first, to: end, sizeInBytesMax: sizeInBytesMax)
  }

  /// The term of the entry at `index`.
  public func term(at index: LogIndex) throws(StorageError) -> Term { try memory.term(at: index) }

  /// The index of the first entry that is still there.
  public func firstIndex() -> LogIndex { memory.firstIndex() }

  /// The index of the last entry.
  public func lastIndex() -> LogIndex { memory.lastIndex() }

  /// The application's present state. Snapshots are always made on demand, whatever the log was compacted to.
  ///
  /// On the fast track it is the newest state that the classic commit index has reached, with the term that its entry has by now (rule R15).
  public func snapshot() throws(StorageError) -> Snapshot {
    guard memory.hardState.incarnation > 0, var newest = history.last(where: { $0.index <= memory.hardState.commit }) else {
      return history[history.count - 1]
    }
    newest.term = (try? memory.term(at: newest.index)) ?? newest.term
    return newest
  }

  /// Makes a write durable.
  ///
  /// - Throws: ``StorageError``; a snapshot that is out of date is an error here, since no node should ask for one.
  mutating func write(_ write: StorageWrite) throws(StorageError) {
    if let snapshot = write.snapshot, snapshot.index <= memory.snapshot().index { throw .snapshotOutOfDate }
    try memory.write(write)
  }

  /// Applies an entry whose change of membership, if it was one, led to `confState`.
  ///
  /// The application keeps no membership of its own but the one that it was last told of. A node that got its membership by a snapshot of
  /// another one therefore sends the membership of its own start, as in etcd/raft's tests.
  mutating func apply(_ entry: Entry, payload: [UInt8], confState: ConfState?) {
    let last = history[history.count - 1]
    history.append(
      Snapshot(data: last.data + payload, confState: confState ?? last.confState, index: entry.index, term: entry.term))
  }
}
