import Raft
import Testing

@Suite("Three nodes as actors, with many tasks that propose") struct NodeClusterTests {
  /// What each node has applied.
  private actor Applied {
    private(set) var payloads: [NodeID: [[UInt8]]] = [:]

    func add(_ entries: [Entry], at node: NodeID) {
      payloads[node, default: []] += entries.filter { $0.kind == .normal && !$0.data.isEmpty }.map(\.data)
    }

    /// Whether so many nodes have applied so many payloads.
    func isComplete(nodes: Int, payloads count: Int) -> Bool {
      payloads.count == nodes && payloads.values.allSatisfy { $0.count >= count }
    }
  }

  private static func start(fastPath: Bool) throws -> [NodeID: Node<MemoryStorage>] {
    let peers = (1...3).map { Peer(id: $0) }
    var nodes: [NodeID: Node<MemoryStorage>] = [:]
    for peer in peers {
      // Ticks may come as fast as they like: nobody misses the leader.
      var config = Config(id: peer.id, electionTicks: 1 << 30)
      config.seed = peer.id
      config.enableFastPath = fastPath
      nodes[peer.id] = try Node.start(config: config, storage: MemoryStorage(), peers: peers)
    }
    return nodes
  }

  /// What the task of a node does: its readies, in the order that storage and network demand.
  private static func run(_ id: NodeID, of nodes: [NodeID: Node<MemoryStorage>], into applied: Applied) async throws {
    guard let node = nodes[id] else { return }
    for await ready in node.readies {
      try await node.persist(ready.storageWrite)
      for message in ready.messages { try? await nodes[message.to]?.step(message) }
      for entry in ready.committedEntries {
        if let change = try entry.confChange() { try await node.applyConfChange(change) }
      }
      await applied.add(ready.committedEntries, at: id)
      await node.advance()
    }
  }

  @Test("Every proposal is applied everywhere, once, and in the same order", .timeLimit(.minutes(2)), arguments: [false, true])
  func agreement(fastPath: Bool) async throws {
    let nodes = try Self.start(fastPath: fastPath)
    let ids = nodes.keys.sorted()
    let applied = Applied()
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for id in ids { tasks.addTask { try await Self.run(id, of: nodes, into: applied) } }
      // Some proposals are there before any leader is.
      for payload in UInt8(1)...30 {
        tasks.addTask { try await nodes[NodeID(payload % 3) + 1]?.propose([payload]) }
      }
      for id in ids { while await nodes[id]?.basicStatus.applied ?? 0 < 3 { await Task.yield() } }
      try await nodes[2]?.campaign()
      while await !applied.isComplete(nodes: 3, payloads: 30) {
        for id in ids { await nodes[id]?.tick() }
        await Task.yield()
      }
      for id in ids { await nodes[id]?.stop() }
      try await tasks.waitForAll()
    }
    let payloads = await applied.payloads
    #expect(Set(payloads[1] ?? []) == Set((UInt8(1)...30).map { [$0] }))
    #expect(payloads[1]?.count == 30)
    for id in ids { #expect(payloads[id] == payloads[1]) }
  }
}
