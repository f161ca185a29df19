/// Everything that one ``Ready``, or one message to the append thread, asks storage to make durable, in one atomic write.
///
/// Append, truncation, demotion and the vote that goes with them must not be torn apart by a crash (rule R11).
public struct StorageWrite: Hashable, Sendable {
  /// The new hard state, if it changed.
  public var hardState: HardState?
  /// The snapshot to install before the entries, if any.
  public var snapshot: Snapshot?
  /// Log entries to append; existing ones from the first index on give way.
  public var entries: [Entry]
  /// Changes to the self-approved slots, in order.
  public var slotWrites: [SlotWrite]

  /// Makes a write.
  public init(hardState: HardState? = nil, snapshot: Snapshot? = nil, entries: [Entry] = [], slotWrites: [SlotWrite] = []) {
    self.hardState = hardState
    self.snapshot = snapshot
    self.entries = entries
    self.slotWrites = slotWrites
  }

  /// Whether there is nothing to write.
  public var isEmpty: Bool { hardState == nil && snapshot == nil && entries.isEmpty && slotWrites.isEmpty }
}
