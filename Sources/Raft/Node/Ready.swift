/// What a node wants done (etcd/raft's `Ready`). It is a promise: the application carries all of it out, in this order: make
/// ``storageWrite`` durable in one atomic write, send ``messages``, apply ``snapshot`` and ``committedEntries``, and call
/// ``RawNode/advance()``. With asynchronous storage writes it only sends the messages, those to the local threads included.
public struct Ready: Hashable, Sendable {
  /// The volatile state, if it changed.
  public var softState: SoftState?
  /// The hard state to make durable, if it changed.
  public var hardState: HardState?
  /// Reads that may be served.
  public var readStates: [ReadState] = []
  /// Log entries to make durable.
  public var entries: [Entry] = []
  /// Changes to the self-approved slots to make durable, in order, together with the entries.
  public var slotWrites: [SlotWrite] = []
  /// A snapshot to install. If its index is at or below what the application has applied, its state is left alone (rule R15).
  public var snapshot: Snapshot?
  /// Entries to apply, in order.
  public var committedEntries: [Entry] = []
  /// Messages to send, after the rest is durable unless asynchronous storage writes are on.
  public var messages: [Message] = []
  /// Whether the write has to be on the platter, or may linger in a cache.
  public var mustSync = false
  /// What became of this node's fast proposals since the last ready.
  public var fastOutcomes: [FastOutcome] = []

  /// Makes an empty ready.
  public init() {}

  /// The durable part, as one atomic write.
  public var storageWrite: StorageWrite {
    StorageWrite(hardState: hardState, snapshot: snapshot, entries: entries, slotWrites: slotWrites)
  }
}
