import Raft

/// A node of an interaction.
public struct InteractionNode: Sendable {
  /// The node, with its storage.
  public package(set) var raft: RawNode<InteractionStorage>
  /// What it was made from.
  public let config: Config
  /// Work for the append thread, the oldest first (asynchronous storage writes).
  public package(set) var appendWork: [Message] = []
  /// Work for the apply thread, the oldest first (asynchronous storage writes).
  public package(set) var applyWork: [Message] = []
  /// Whether the node has crashed and was not started again. What is in its memory counts for nothing then.
  public package(set) var isDown = false
  /// Whether a ready was taken and could not be carried out. No other one can be taken then.
  var isReadyUnfinished = false
  /// How often the node was started again.
  var startCount = 0

  /// The node's identifier.
  public var id: NodeID { config.id }

  /// Carries out the storage part of a ready. What is refused leaves the hard state written, as in etcd/raft's tests.
  mutating func append(_ write: StorageWrite) throws(CommandFailure) {
    if write.isEmpty { return }
    if let state = write.hardState { raft.storage.memory.setHardState(state) }
    if write.snapshot != nil && !write.entries.isEmpty { throw .refused("can't apply snapshot and entries at the same time") }
    try refusing { try raft.storage.write(write) }
  }

  /// Applies committed entries, changes of the membership included.
  mutating func apply(_ entries: [Entry]) throws(CommandFailure) {
    for entry in entries {
      let change = try refusing { try entry.confChange() }
      let confState = try refusing { try change.map { try raft.applyConfChange($0) } }
      raft.storage.apply(entry, payload: change.map(\.asV2.context) ?? entry.data, confState: confState)
    }
  }
}
