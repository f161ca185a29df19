/// A storage that lives in memory (etcd/raft's `MemoryStorage`); the simulation's disk.
public struct MemoryStorage: Storage, Hashable {
  /// The stored hard state.
  public private(set) var hardState = HardState()
  /// The stored self-approved entries, ascending by index.
  public var slots: [Entry] { held.elements }
  /// The membership as of what the application has applied, for one that keeps its state on this disk together with the index it has
  /// applied. A node that is restarted with that index as `Config.applied` starts from this membership, since the changes up to there are
  /// not handed out again; with nil it starts from the snapshot's.
  public var appliedConfState: ConfState?
  /// Switches the guard of rule R12 off (mutant M16).
  package var compactsBeyondCommit = false
  private var held = FrontTrimmedArray<Entry>()
  private var latest = Snapshot()
  /// `log[0]` stands for the last compacted entry. In pages, so that copies of a disk share what they have in common.
  private var log = PagedArray([Entry()])

  /// Makes an empty storage.
  public init() {}

  /// Makes a storage that starts from a snapshot, as a bootstrapped cluster's does.
  public init(snapshot: Snapshot, hardState: HardState) {
    latest = snapshot
    log = PagedArray([Entry(term: snapshot.term, index: snapshot.index)])
    self.hardState = hardState
  }

  /// The state to start from.
  public func initialState() -> InitialState {
    InitialState(hardState: hardState, confState: appliedConfState ?? latest.confState, slots: slots)
  }

  /// The index of the first entry that is still there.
  public func firstIndex() -> LogIndex { log[0].index + 1 }

  /// The index of the last entry.
  public func lastIndex() -> LogIndex { log[0].index + LogIndex(log.count) - 1 }

  /// The latest snapshot.
  public func snapshot() -> Snapshot { latest }

  /// The entries from `first` up to, not including, `end`, within `sizeInBytesMax` bytes.
  public func entries(from first: LogIndex, to end: LogIndex, sizeInBytesMax: UInt64) throws(StorageError) -> [Entry] {
    let offset = log[0].index
    if first <= offset { throw .compacted }
    if end > lastIndex() + 1 || first > end || log.count == 1 { throw .unavailable }
    return log.elements(in: Int(first - offset)..<Int(end - offset)).prefix(sizeInBytesMax: sizeInBytesMax)
  }

  /// The term of the entry at `index`.
  public func term(at index: LogIndex) throws(StorageError) -> Term {
    let offset = log[0].index
    if index < offset { throw .compacted }
    if index - offset >= LogIndex(log.count) { throw .unavailable }
    return log[Int(index - offset)].term
  }
}

extension MemoryStorage {
  /// Makes everything that a ``Ready`` or an append message asks for durable, at once.
  ///
  /// - Throws: ``StorageError/gap(last:first:)`` when the entries do not follow the log; nothing is changed then.
  ///   A snapshot that is out of date is skipped, since what it stands for is there.
  public mutating func write(_ write: StorageWrite) throws(StorageError) {
    if let first = write.entries.first {
      let last = max(lastIndex(), write.snapshot?.index ?? 0)
      if first.index > last + 1 { throw .gap(last: last, first: first.index) }
    }
    if let snapshot = write.snapshot, snapshot.index > latest.index { try applySnapshot(snapshot) }
    if let state = write.hardState { hardState = state }
    try append(write.entries)
    for change in write.slotWrites { apply(change) }
  }

  /// Stores a hard state.
  public mutating func setHardState(_ state: HardState) { hardState = state }

  /// Replaces the log by a snapshot. Slots stay: rule R15 says which of them, by ``SlotWrite``s of the same write.
  ///
  /// - Throws: ``StorageError/snapshotOutOfDate`` when it is no newer than the one stored.
  public mutating func applySnapshot(_ snapshot: Snapshot) throws(StorageError) {
    if latest.index >= snapshot.index { throw .snapshotOutOfDate }
    latest = snapshot
    appliedConfState = nil
    log = PagedArray([Entry(term: snapshot.term, index: snapshot.index)])
  }

  /// Makes a snapshot of the application's state at `index` the latest one. The log stays as it is.
  ///
  /// - Throws: ``StorageError/snapshotOutOfDate``; ``StorageError/unavailable`` beyond the log; ``StorageError/beyondCommit(index:commit:)``.
  @discardableResult
  public mutating func createSnapshot(at index: LogIndex, confState: ConfState?, data: [UInt8]) throws(StorageError) -> Snapshot {
    if index <= latest.index { throw .snapshotOutOfDate }
    if index > lastIndex() { throw .unavailable }
    try requireClassicCommit(of: index)
    latest.index = index
    latest.term = try term(at: index)
    if let confState { latest.confState = confState }
    latest.data = data
    return latest
  }

  /// Drops the entries up to and including `index`. Keep `index` at or below what is applied.
  ///
  /// - Throws: ``StorageError/compacted`` when they are gone already; ``StorageError/unavailable`` beyond the log;
  ///   ``StorageError/beyondCommit(index:commit:)``.
  public mutating func compact(to index: LogIndex) throws(StorageError) {
    let offset = log[0].index
    if index <= offset { throw .compacted }
    if index > lastIndex() { throw .unavailable }
    try requireClassicCommit(of: index)
    let position = Int(index - offset)
    let term = log[position].term
    log.removeFirst(position)
    log[0] = Entry(term: term, index: index)
  }

  /// Appends entries, after cutting what stands from the first of them on. Entries that are compacted already are skipped.
  ///
  /// - Throws: ``StorageError/gap(last:first:)``.
  public mutating func append(_ entries: [Entry]) throws(StorageError) {
    guard let firstNew = entries.first, let lastNew = entries.last else { return }
    let first = firstIndex()
    if lastNew.index < first { return }
    if firstNew.index > lastIndex() + 1 { throw .gap(last: lastIndex(), first: firstNew.index) }
    let skipped = firstNew.index < first ? Int(first - firstNew.index) : 0
    let start = max(firstNew.index, first)
    let position = Int(start - log[0].index)
    log.truncate(to: position)
    if skipped == 0 { log.append(contentsOf: entries) } else { log.append(contentsOf: entries[skipped...]) }
  }

  /// Rule R12: with the fast track on, nothing beyond the classic commit index is compacted or snapshotted, since an electable candidate
  /// may still need to hear of it.
  private func requireClassicCommit(of index: LogIndex) throws(StorageError) {
    if hardState.incarnation > 0 && index > hardState.commit && !compactsBeyondCommit {
      throw .beyondCommit(index: index, commit: hardState.commit)
    }
  }

  private mutating func apply(_ change: SlotWrite) {
    switch change {
    case .insert(let entry):
      let position = held.position(of: entry.index)
      if position < held.count && held[position].index == entry.index {
        held[position] = entry
      } else {
        held.insert(entry, at: position)
      }
    case .remove(let index):
      if let position = held.position(at: index) { held.remove(at: position) }
    }
  }
}
