/// The leader-approved log: contiguous, and exactly etcd/raft's (`log.go`), with a second frontier for the fast track.
///
/// ```
///        applied   applying   committed   fast         unstable.offset
/// ──────────┤─────────┤───────────┤─────────┤─────── … ───────┤────────▶
/// ```
///
/// `committed` is the classic frontier, from which everything that etcd derives is derived: restart, compaction, the shortcuts in message
/// handling. `fast` is where the fast track has fixed the values, though not the terms (rule R15). Entries are applied up to the higher
/// of the two. With the fast track off, `fast` stays 0.
package struct RaftLog<Store: Storage>: Sendable {
  /// The durable part; the application writes to it.
  package var storage: Store
  var unstable: Unstable
  /// The highest index known to be committed on the classic track.
  package var committed: LogIndex
  /// The highest index known to be committed on the fast track. Volatile.
  package var fast: LogIndex = 0
  /// The highest index handed to the application.
  package var applying: LogIndex
  /// The highest index that the application has applied.
  package var applied: LogIndex

  private let applyingSizeMax: UInt64
  private var applyingSize: UInt64 = 0
  private var applyingPaused = false

  init(storage: Store, applyingSizeMax: UInt64) {
    self.storage = storage
    self.applyingSizeMax = applyingSizeMax
    let first = storage.firstIndex()
    unstable = Unstable(offset: storage.lastIndex() + 1)
    committed = first - 1
    applying = first - 1
    applied = first - 1
  }
}

/// Where entries stand. Each message asks several times; inlined, an answer takes the fields that it needs instead of a copy of the log.
extension RaftLog {
  /// The index of the first entry that is not compacted.
  @inline(__always)
  package var firstIndex: LogIndex { unstable.firstIndex ?? storage.firstIndex() }

  /// The index of the last entry: *lastLeader* in the rules of the fast track. What storage holds ends where the unstable part begins, so
  /// storage need not be asked.
  @inline(__always)
  package var lastIndex: LogIndex { unstable.lastIndex }

  /// Where the log ends.
  @inline(__always)
  package var lastPosition: EntryPosition {
    let last = lastIndex
    return EntryPosition(term: termOrZero(at: last), index: last)
  }

  /// Up to where the values are fixed: the higher of the two frontiers.
  package var frontier: LogIndex { max(committed, fast) }

  /// The term of the entry at `index`, which may be the one just before ``firstIndex``.
  ///
  /// - Throws: ``StorageError/compacted`` or ``StorageError/unavailable``.
  @inline(__always)
  package func term(at index: LogIndex) throws(StorageError) -> Term {
    if let term = unstable.term(at: index) { return term }
    if index + 1 < firstIndex { throw .compacted }
    if index > lastIndex { throw .unavailable }
    return try storage.term(at: index)
  }

  /// The term of the entry at `index`, or 0 where there is none.
  @inline(__always)
  package func termOrZero(at index: LogIndex) -> Term {
    if let term = unstable.term(at: index) { return term }
    if index + 1 < firstIndex || index > lastIndex { return 0 }
    return (try? storage.term(at: index)) ?? 0
  }

  /// Whether the log has the entry at this position.
  @inline(__always)
  func matches(_ position: EntryPosition) -> Bool {
    // An unknown term is 0, which is also that of the position before the first entry.
    termOrZero(at: position.index) == position.term && (position.term != 0 || (try? term(at: position.index)) != nil)
  }

  /// The entries from `first` on, within `sizeInBytesMax` bytes but at least one.
  @inline(__always)
  func entries(from first: LogIndex, sizeInBytesMax: UInt64) throws(StorageError) -> [Entry] {
    let last = lastIndex
    if first > last { return [] }
    if first >= unstable.offset { return Array(unstable.slice(from: first, to: last + 1)).prefix(sizeInBytesMax: sizeInBytesMax) }
    return try slice(from: first, to: last + 1, sizeInBytesMax: sizeInBytesMax)
  }

  /// All entries that are not compacted.
  package var allEntries: [Entry] { (try? entries(from: firstIndex, sizeInBytesMax: .max)) ?? [] }

  /// The entry at `index`, if it is not compacted and not beyond the log.
  package func entry(at index: LogIndex) -> Entry? {
    if index >= unstable.offset {
      let position = Int(index - unstable.offset)
      return position < unstable.entries.count ? unstable.entries[position] : nil
    }
    guard index >= firstIndex, index <= lastIndex else { return nil }
    return try? storage.entries(from: index, to: index + 1, sizeInBytesMax: .max).first
  }

  /// The entries from `first` up to, not including, `end`, within `sizeMax` bytes but at least one.
  func slice(from first: LogIndex, to end: LogIndex, sizeInBytesMax sizeMax: UInt64) throws(StorageError) -> [Entry] {
    if first < firstIndex { throw .compacted }
    if first >= end { return [] }
    if first >= unstable.offset { return Array(unstable.slice(from: first, to: end)).prefix(sizeInBytesMax: sizeMax) }
    let cut = min(end, unstable.offset)
    let stored = try storage.entries(from: first, to: cut, sizeInBytesMax: sizeMax)
    if end <= unstable.offset || LogIndex(stored.count) < cut - first { return stored }
    let size = stored.reduce(0) { $0 + $1.sizeInBytes }
    if size >= sizeMax { return stored }
    let rest = Array(unstable.slice(from: unstable.offset, to: end)).prefix(sizeInBytesMax: sizeMax - size)
    // A single entry may exceed the limit by itself; then it does not belong here.
    if rest.count == 1 && size + rest[0].sizeInBytes > sizeMax { return stored }
    return stored + rest
  }
}

extension RaftLog {
  /// Appends entries, cutting what stands from the first of them on. The caller has made sure that nothing committed is cut.
  @discardableResult
  mutating func append(_ entries: some Collection<Entry>) -> LogIndex {
    unstable.truncateAndAppend(entries)
    return lastIndex
  }

  /// The index of the first of `entries` that the log does not have, or nil if it has them all.
  func conflict(with entries: [Entry]) -> LogIndex? {
    // Mostly the entries follow on the log.
    if !entries.isEmpty && entries[0].index > lastIndex { return entries[0].index }
    for position in entries.indices where !matches(entries[position].position) { return entries[position].index }
    return nil
  }

  /// A guess at the largest index up to `index` where the log may match one whose entry there has a term of at most `term`, and the term
  /// there, or 0 if it is unknown. It skips a whole term of entries at a time (Raft thesis, section 3.5).
  func conflictByTerm(at index: LogIndex, term: Term) -> EntryPosition {
    var index = index
    while index > 0 {
      guard let ownTerm = try? self.term(at: index) else { return EntryPosition(term: 0, index: index) }
      if ownTerm <= term { return EntryPosition(term: ownTerm, index: index) }
      index -= 1
    }
    return EntryPosition(term: 0, index: 0)
  }

  /// Raises the classic frontier. The caller has made sure that the log reaches that far.
  mutating func commit(to index: LogIndex) {
    if index > committed { committed = index }
  }

  /// Raises the fast frontier (rule R15: never back while the node runs).
  mutating func commitFast(to index: LogIndex) {
    if index > fast { fast = index }
  }

  /// Starts over behind a snapshot.
  mutating func restore(_ snapshot: Snapshot) {
    committed = snapshot.index
    unstable.restore(snapshot)
  }

  /// The latest snapshot.
  func snapshot() throws(StorageError) -> Snapshot {
    if let snapshot = unstable.snapshot { return snapshot }
    return try storage.snapshot()
  }
}

extension RaftLog {
  /// Whether a snapshot waits to be installed or is being installed.
  @inline(__always)
  var hasNextOrInProgressSnapshot: Bool { unstable.snapshot != nil }

  /// The highest index that may be handed to the application: known to be committed on either track, here, and durable unless the
  /// application writes before it applies anyway.
  @inline(__always)
  private func appliableIndexMax(allowUnstable: Bool) -> LogIndex {
    let last = min(frontier, lastIndex)
    return allowUnstable ? last : min(last, unstable.offset - 1)
  }

  /// Whether there is something to apply.
  @inline(__always)
  func hasNextCommittedEntries(allowUnstable: Bool) -> Bool {
    if applyingPaused || hasNextOrInProgressSnapshot { return false }
    return applying < appliableIndexMax(allowUnstable: allowUnstable)
  }

  /// The next entries to apply.
  @inline(__always)
  func nextCommittedEntries(allowUnstable: Bool) -> [Entry] {
    guard hasNextCommittedEntries(allowUnstable: allowUnstable) else { return [] }
    let end = appliableIndexMax(allowUnstable: allowUnstable) + 1
    return (try? slice(from: applying + 1, to: end, sizeInBytesMax: applyingSizeMax - applyingSize)) ?? []
  }

  /// Notes that entries up to `index` were handed to the application.
  mutating func acceptApplying(to index: LogIndex, sizeInBytes: UInt64, allowUnstable: Bool) {
    applying = index
    applyingSize += sizeInBytes
    // Paused when full, and also when the size limit cut the entries short: the next one would not fit.
    applyingPaused = applyingSize >= applyingSizeMax || index < appliableIndexMax(allowUnstable: allowUnstable)
  }

  /// Notes that the application has applied entries up to `index`. It never goes back, and on the fast track it may stand beyond
  /// ``committed`` and, for a moment, beyond ``lastIndex`` (rule R15).
  mutating func applied(to index: LogIndex, sizeInBytes: UInt64) {
    applied = max(applied, index)
    applying = max(applying, index)
    applyingSize -= min(applyingSize, sizeInBytes)
    applyingPaused = applyingSize >= applyingSizeMax
  }
}

extension RaftLog: CustomStringConvertible {
  /// The frontiers, in etcd/raft's words.
  package var description: String {
    "committed=\(committed), applied=\(applied), applying=\(applying), unstable.offset=\(unstable.offset), "
      + "unstable.offsetInProgress=\(unstable.offsetInProgress), len(unstable.Entries)=\(unstable.entries.count)"
  }
}
