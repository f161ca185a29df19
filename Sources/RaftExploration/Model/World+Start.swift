import Raft

extension World {
  /// The state that searches start from: the first node leads term 1, and its no-op is committed everywhere.
  init(startingWith stepper: inout Stepper) {
    let ids = (1...stepper.bounds.nodeCount).map(NodeID.init)
    let members = ConfState(
      voters: Array(ids.prefix(stepper.bounds.voterCount)), learners: Array(ids.dropFirst(stepper.bounds.voterCount)))
    var nodes = ids.map { id in
      var config = Config(id: id, electionTicks: 1_000_000)
      config.enableFastPath = true
      // One at a time, so that any part of a log may be what arrives.
      if stepper.grain == .singleMessages { config.sizePerMessageMax = 0 }
      config.seed = id
      var storage = MemoryStorage(snapshot: Snapshot(confState: members), hardState: HardState())
      storage.compactsBeyondCommit = stepper.broken.contains(.m16)
      do { return try RawNode(config: config, storage: storage, broken: stepper.broken) } catch {
        preconditionFailure("an empty disk starts a node: \(error)")
      }
    }
    Self.elect(&nodes)
    for (column, node) in nodes.enumerated() { machines[column] = stepper.table.intern(node) }
    let leader = stepper.table[machines[0]]
    ledTerms = 1 << 1
    logs[1] = leader.log + 1
    commits[1] = 1
    committedTerms[1] = 1
    committed[1] = Content.code(nodes[0].replica.log.entry(at: 1)?.content ?? .none, nodeCount: ids.count)
  }

  /// Lets the first node campaign and everything arrive.
  private static func elect(_ nodes: inout [RawNode<MemoryStorage>]) {
    for position in nodes.indices { _ = settle(&nodes[position]) }
    nodes[0].replica.proposer.sequence = Content.sequence(term: 1, lastIndex: 0)
    try? nodes[0].campaign()
    var inFlight = settle(&nodes[0])
    while !inFlight.isEmpty {
      let message = inFlight.removeFirst()
      let receiver = Int(message.to) - 1
      try? nodes[receiver].step(message)
      inFlight += settle(&nodes[receiver])
    }
  }

  private static func settle(_ node: inout RawNode<MemoryStorage>) -> [Message] {
    var sent: [Message] = []
    while node.hasReady() {
      let ready = node.ready()
      do { try node.storage.write(ready.storageWrite) } catch { preconditionFailure("the disk refuses a write: \(error)") }
      sent += ready.messages
      node.advance()
    }
    return sent
  }
}
