import Raft

extension InteractionEnvironment {
  /// `add-nodes 3 voters=(1,2,3) learners=(4) index=2 …`: adds nodes that start from a snapshot, or from nothing when none is described.
  mutating func addNodes(_ directive: Directive) throws(CommandFailure) {
    guard let count = directive.arguments.first, count.values == nil else {
      throw .malformed(directive.error("expected the number of nodes as the first argument"))
    }
    var options = NewNodeOptions()
    let number: Int = try understanding { () throws(TranscriptError) in
      for argument in directive.arguments.dropFirst() { try options.take(argument, directive) }
      return try directive.number(count.key, of: "the number of nodes")
    }
    for _ in 0..<number { try addNode(options) }
  }

  private mutating func addNode(_ options: NewNodeOptions) throws(CommandFailure) {
    let snapshot = options.snapshot
    var config = options.config
    config.id = NodeID(nodes.count + 1)
    config.seed = config.id
    var storage = InteractionStorage(history: [snapshot])
    if snapshot != Snapshot() {
      // The first entry stands at index 1, and no snapshot stands before it.
      if snapshot.index <= 1 { throw .refused("index must be specified as > 1 due to bootstrap") }
      storage.history[0].term = 1
      try refusing { try storage.memory.applySnapshot(storage.history[0]) }
    }
    let raft = try refusing { try RawNode(config: config, storage: storage, logger: output) }
    nodes.append(InteractionNode(raft: raft, config: config))
  }
}
