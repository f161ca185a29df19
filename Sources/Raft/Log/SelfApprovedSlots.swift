/// The self-approved entries of a node: at most one at an index, only above the leader-approved log (the seed document's sparse log).
///
/// Every change is numbered. Changes travel to storage in order, in the same atomic writes as log entries, and what is durable is known by
/// the number of the last change written, never by index (rule R11).
package struct SelfApprovedSlots: Hashable, Sendable {
  /// The entries, ascending by index.
  package private(set) var entries: [Entry] = []
  /// The number of the last change that storage has confirmed.
  private(set) var stableSequence: UInt64 = 0
  private var acceptedSequence: UInt64 = 0
  private var writes: [SlotWrite] = []

  init(stored: [Entry]) {
    entries = stored
  }

  /// The number of the last change.
  var sequence: UInt64 { acceptedSequence + UInt64(writes.count) }

  /// The changes that were not handed to storage yet, in order.
  var nextWrites: [SlotWrite] { writes }

  /// Whether there are such changes.
  var hasNextWrites: Bool { !writes.isEmpty }

  /// Whether storage has not confirmed every change.
  var hasUnstableWrites: Bool { stableSequence < sequence }

  /// Whether no slot is filled.
  package var isEmpty: Bool { entries.isEmpty }

  /// The highest filled index, or 0.
  package var lastIndex: LogIndex { entries.last?.index ?? 0 }

  /// The entry at `index`, if the slot is filled. Complexity: logarithmic.
  package func entry(at index: LogIndex) -> Entry? { entries.position(at: index).map { entries[$0] } }

  /// The positions among ``entries`` of those from index `first` up to, and including, `last`. Complexity: logarithmic.
  func positions(from first: LogIndex, through last: LogIndex) -> Range<Int> {
    let start = entries.position(of: first)
    return start..<Swift.max(entries.position(of: last + 1), start)
  }

  /// Fills an empty slot.
  mutating func insert(_ entry: Entry) {
    let position = entries.position(of: entry.index)
    precondition(position == entries.count || entries[position].index != entry.index, "a slot is never overwritten (R2)")
    entries.insert(entry, at: position)
    writes.append(.insert(entry))
  }

  /// Empties every slot at or below `index`, which a leader-approved entry or a snapshot covers.
  mutating func removeCovered(through index: LogIndex) {
    guard !entries.isEmpty, entries[0].index <= index else { return }
    let end = entries.position(of: index + 1)
    for position in 0..<end { writes.append(.remove(entries[position].index)) }
    entries.removeSubrange(..<end)
  }

  /// Empties the slot at `index`. No correct node does that to one that nothing covers.
  mutating func remove(at index: LogIndex) {
    guard let position = entries.position(at: index) else { return }
    entries.remove(at: position)
    writes.append(.remove(index))
  }

  /// Empties all slots. No correct node does that.
  mutating func removeAll() { removeCovered(through: lastIndex) }

  /// Notes that all changes have been handed to storage.
  mutating func acceptWrites() {
    acceptedSequence = sequence
    if !writes.isEmpty { writes.removeAll() }
  }

  /// Notes that storage holds all changes up to the one with this number.
  mutating func stable(to sequence: UInt64) {
    stableSequence = max(stableSequence, min(sequence, acceptedSequence))
  }
}
