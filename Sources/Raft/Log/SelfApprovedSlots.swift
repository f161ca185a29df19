/// The self-approved entries of a node: at most one at an index, only above the leader-approved log (the seed document's sparse log).
///
/// Every change is numbered. Changes travel to storage in order, in the same atomic writes as log entries, and what is durable is known by
/// the number of the last change written, never by index (rule R11).
package struct SelfApprovedSlots: Hashable, Sendable {
  private var held: FrontTrimmedArray<Entry>
  /// The number of the last change that storage has confirmed.
  private(set) var stableSequence: UInt64 = 0
  private var acceptedSequence: UInt64 = 0
  private var writes: [SlotWrite] = []
  /// How many changes were handed out last, for room for the next ones.
  private var writeCountLast = 0

  init(stored: [Entry]) {
    held = FrontTrimmedArray(stored)
  }

  /// The entries, ascending by index.
  package var entries: [Entry] { held.elements }

  /// The number of the last change.
  var sequence: UInt64 { acceptedSequence + UInt64(writes.count) }

  /// The changes that were not handed to storage yet, in order.
  var nextWrites: [SlotWrite] { writes }

  /// Whether there are such changes.
  var hasNextWrites: Bool { !writes.isEmpty }

  /// Whether storage has not confirmed every change.
  var hasUnstableWrites: Bool { stableSequence < sequence }

  /// Whether no slot is filled.
  package var isEmpty: Bool { held.isEmpty }

  /// The lowest filled index, if any.
  var firstIndex: LogIndex? { held.isEmpty ? nil : held[0].index }

  /// The highest filled index, or 0.
  package var lastIndex: LogIndex { held.isEmpty ? 0 : held[held.count - 1].index }

  /// The entry at `index`, if the slot is filled. Complexity: logarithmic.
  package func entry(at index: LogIndex) -> Entry? { held.position(at: index).map { held[$0] } }

  /// The index of the entry at a position, counted from the lowest.
  func index(at position: Int) -> LogIndex { held[position].index }

  /// The positions of the entries from index `first` up to, and including, `last`. Complexity: logarithmic.
  func positions(from first: LogIndex, through last: LogIndex) -> Range<Int> {
    let start = held.position(of: first)
    return start..<max(held.position(of: last + 1), start)
  }

  /// The entries at these positions, first the ones, then the others.
  func entries(at first: Range<Int>, _ second: Range<Int>) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(first.count + second.count)
    for position in first { entries.append(held[position]) }
    for position in second { entries.append(held[position]) }
    return entries
  }

  /// Fills an empty slot.
  mutating func insert(_ entry: Entry) {
    let position = held.position(of: entry.index)
    precondition(position == held.count || held[position].index != entry.index, "a slot is never overwritten (R2)")
    held.insert(entry, at: position)
    note(.insert(entry))
  }

  /// Empties every slot at or below `index`, which a leader-approved entry or a snapshot covers.
  mutating func removeCovered(through index: LogIndex) {
    guard !held.isEmpty, held[0].index <= index else { return }
    let end = held.position(of: index + 1)
    for position in 0..<end { note(.remove(held[position].index)) }
    held.removeFirst(end)
  }

  /// Empties the slot at `index`. No correct node does that to one that nothing covers.
  mutating func remove(at index: LogIndex) {
    guard let position = held.position(at: index) else { return }
    held.remove(at: position)
    note(.remove(index))
  }

  /// Empties all slots. No correct node does that.
  mutating func removeAll() { removeCovered(through: lastIndex) }

  private mutating func note(_ write: SlotWrite) {
    if writes.capacity == 0 { writes.reserveCapacity(writeCountLast) }
    writes.append(write)
  }

  /// Notes that all changes have been handed to storage.
  mutating func acceptWrites() {
    writeCountLast = writes.count
    if writes.isEmpty { return }
    acceptedSequence = sequence
    writes = []
  }

  /// Notes that storage holds all changes up to the one with this number.
  mutating func stable(to sequence: UInt64) {
    stableSequence = max(stableSequence, min(sequence, acceptedSequence))
  }
}
