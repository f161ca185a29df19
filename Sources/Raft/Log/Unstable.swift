/// The tail of the log, and perhaps a snapshot before it, that storage does not hold yet (etcd/raft's `log_unstable.go`).
///
/// ```
///              offset          offsetInProgress
/// storage ──────┤├── being written ──┤├── not handed out yet ──▶
/// ```
struct Unstable: Hashable, Sendable {
  /// A snapshot that is to be installed before the entries.
  var snapshot: Snapshot?
  /// Whether the snapshot is being written.
  var snapshotInProgress = false
  /// The entries; the first one stands at ``offset``.
  var entries: [Entry] = []
  /// The index of the first entry.
  var offset: LogIndex
  /// The index of the first entry that is not being written.
  var offsetInProgress: LogIndex

  init(offset: LogIndex) {
    self.offset = offset
    self.offsetInProgress = offset
  }

  /// The first index, if a snapshot defines it.
  @inline(__always)
  var firstIndex: LogIndex? {
    guard let index = snapshot?.index else { return nil }
    return index + 1
  }

  /// The last index of the log: of an entry here, else that of the snapshot or of the last entry in storage.
  var lastIndex: LogIndex { offset + LogIndex(entries.count) - 1 }

  /// The term of the entry at `index`, if it is here.
  @inline(__always)
  func term(at index: LogIndex) -> Term? {
    if index < offset {
      return snapshot?.index == index ? snapshot?.term : nil
    }
    let position = Int(index - offset)
    return position < entries.count ? entries[position].term : nil
  }

  /// The entries that are not being written yet.
  var nextEntries: [Entry] {
    let position = Int(offsetInProgress - offset)
    return position == 0 ? entries : Array(entries[position...])
  }

  /// Whether there are entries that are not being written yet.
  var hasNextEntries: Bool { Int(offsetInProgress - offset) < entries.count }

  /// The snapshot, unless it is being written.
  var nextSnapshot: Snapshot? { snapshotInProgress ? nil : snapshot }

  /// Notes that everything here has been handed to storage.
  mutating func acceptInProgress() {
    if let last = entries.last { offsetInProgress = last.index + 1 }
    if snapshot != nil { snapshotInProgress = true }
  }

  /// Why an acknowledgement says nothing about the entries that are here, nil if it does. One of an entry that has since been replaced is
  /// ignored; the write that replaced it is going to be acknowledged too.
  func objection(toStable position: EntryPosition) -> String? {
    let index = position.index
    guard let term = term(at: index) else { return "entry at index \(index) missing from unstable log; ignoring" }
    if index < offset { return "entry at index \(index) matched unstable snapshot; ignoring" }
    if term != position.term {
      return "entry at (index,term)=(\(index),\(position.term)) mismatched with entry at (\(index),\(term)) in unstable log; ignoring"
    }
    return nil
  }

  /// Drops the entries up to `position`, which storage now holds. There must be no objection to it.
  mutating func stable(to position: EntryPosition) {
    let count = Int(position.index + 1 - offset)
    if count == entries.count { entries.removeAll(keepingCapacity: true) } else { entries.removeFirst(count) }
    offset = position.index + 1
    offsetInProgress = max(offsetInProgress, offset)
  }

  /// Drops the snapshot, which storage now holds.
  mutating func stable(snapshotAt index: LogIndex) {
    guard let snapshot, snapshot.index == index else { return }
    self.snapshot = nil
    snapshotInProgress = false
  }

  /// Starts over behind a snapshot.
  mutating func restore(_ snapshot: Snapshot) {
    offset = snapshot.index + 1
    offsetInProgress = offset
    entries = []
    self.snapshot = snapshot
    snapshotInProgress = false
  }

  /// Appends entries, cutting what stands from the first of them on.
  mutating func truncateAndAppend(_ new: some Collection<Entry>) {
    guard let first = new.first?.index else { return }
    if first == offset + LogIndex(entries.count) {
      if new.count == 1, let only = new.first { entries.append(only) } else { entries.append(contentsOf: new) }
    } else if first <= offset {
      entries = Array(new)
      offset = first
      offsetInProgress = first
    } else {
      entries.removeSubrange(Int(first - offset)...)
      entries.append(contentsOf: new)
      offsetInProgress = min(offsetInProgress, first)
    }
  }

  /// The entries from `first` up to, not including, `end`, all of which are here.
  func slice(from first: LogIndex, to end: LogIndex) -> ArraySlice<Entry> {
    entries[Int(first - offset)..<Int(end - offset)]
  }
}
