/// One change to the durable self-approved slots. Changes are written in order, in one atomic write with the entries of the same ``Ready``.
public enum SlotWrite: Hashable, Sendable {
  /// The slot at the entry's index now holds the entry.
  case insert(Entry)
  /// The slot at the index is empty: a leader-approved entry or a snapshot covers it.
  case remove(LogIndex)
}
