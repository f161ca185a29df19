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
    if nodes.count + number > Self.nodesMax { throw .malformed(directive.error("expected at most \(Self.nodesMax) nodes in all")) }
    for _ in 0..<number { try addNode(options, directive) }
  }

  /// Far more nodes than a person can follow, and few enough that none of them has to wait for memory.
  private static let nodesMax = 1_000

  private mutating func addNode(_ options: NewNodeOptions, _ directive: Directive) throws(CommandFailure) {
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
    let raft: RawNode<InteractionStorage>
    // etcd/raft panics on a configuration or a membership that no node can have: the transcript is unusable.
    do { raft = try RawNode(config: config, storage: storage, logger: output) } catch { throw .malformed(directive.error("\(error)")) }
    nodes.append(InteractionNode(raft: raft, config: config))
  }
}
