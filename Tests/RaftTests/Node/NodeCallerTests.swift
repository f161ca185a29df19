import Raft
import Testing

@Suite("A node as an actor, and those who call it") struct NodeCallerTests {
  private func config(_ change: (inout Config) -> Void = { _ in }) -> Config {
    var config = Config(id: 1)
    change(&config)
    return config
  }

  private func carryOut(_ ready: Ready, _ node: Node<MemoryStorage>) async throws {
    try await node.persist(ready.storageWrite)
    for entry in ready.committedEntries {
      if let change = try entry.confChange() { try await node.applyConfChange(change) }
    }
    await node.advance()
  }

  /// A cluster of one, whose node leads and has nothing left to do.
  private func leader() async throws -> Node<MemoryStorage> {
    let node = try Node.start(config: config(), storage: MemoryStorage(), peers: [Peer(id: 1)])
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    try await node.campaign()
    while await node.basicStatus.applied < 2 { try await carryOut(try #require(await readies.next()), node) }
    return node
  }

  /// Lets other tasks run until the condition holds; nothing here depends on time.
  private func wait(until condition: () async -> Bool) async {
    while await !condition() { await Task.yield() }
  }

  @Test("A slow application finds its work gathered in one ready")
  func gathered() async throws {
    let node = try await leader()
    var readies = node.readies.makeAsyncIterator()
    try await node.propose([0])
    let first = try #require(await readies.next())
    for payload in 1...100 { try await node.propose([UInt8(payload)]) }
    try await carryOut(first, node)
    let second = try #require(await readies.next())
    #expect(second.entries.map(\.data) == (1...100).map { [UInt8($0)] })
    #expect(second.committedEntries.map(\.data) == [[0]])
  }

  @Test("Of proposals that wait, a cancelled one drops out and the others keep their order")
  func cancelledAmongOthers() async throws {
    let node = try Node.start(config: config(), storage: MemoryStorage(), peers: [Peer(id: 1)])
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    var proposals: [Task<Void, any Error>] = []
    for payload in UInt8(1)...5 {
      proposals.append(Task { try await node.propose([payload]) })
      await wait { await node.waitingProposalCount == Int(payload) }
    }
    for cancelled in [1, 3] {
      proposals[cancelled].cancel()
      await #expect(throws: CancellationError.self) { try await proposals[cancelled].value }
    }
    try await node.campaign()
    var applied: [[UInt8]] = []
    while applied.count < 3 {
      let ready = try #require(await readies.next())
      applied += ready.committedEntries.map(\.data).filter { $0.count == 1 }
      try await carryOut(ready, node)
    }
    #expect(applied == [[1], [3], [5]])
  }

  @Test("A ready that was handed out survives the cancellation of the task that asked for it")
  func readyNotLost() async throws {
    let node = try await leader()
    let consumer = Task {
      var readies = node.readies.makeAsyncIterator()
      let ready = await readies.next()
      // Cancelled from here on, whatever it may do first.
      while !Task.isCancelled { await Task.yield() }
      return (ready, await readies.next())
    }
    await wait { await node.waitingConsumerCount == 1 }
    try await node.propose([7])
    consumer.cancel()
    let (ready, next) = await consumer.value
    #expect(ready?.entries.map(\.data) == [[7]])
    #expect(next == nil)
    try await carryOut(try #require(ready), node)
    var readies = node.readies.makeAsyncIterator()
    #expect(await readies.next()?.committedEntries.map(\.data) == [[7]])
  }

  @Test("Stopped with a ready out, a node confirms nothing more, and starts again from what was written")
  func stoppedInBetween() async throws {
    let node = try await leader()
    var readies = node.readies.makeAsyncIterator()
    try await node.propose([7])
    let ready = try #require(await readies.next())
    try await node.persist(ready.storageWrite)
    await node.stop()
    await node.advance()
    #expect(await readies.next() == nil)
    let again = try Node.restart(config: config(), storage: await node.storage)
    #expect(await again.storage.lastIndex() == 3)
    var later = again.readies.makeAsyncIterator()
    // The members are in the log, so they are applied once more.
    try await carryOut(try #require(await later.next()), again)
    try await again.campaign()
    while true {
      let ready = try #require(await later.next())
      try await carryOut(ready, again)
      if ready.committedEntries.contains(where: { $0.data == [7] }) { break }
    }
  }

  @Test("A node that stops itself refuses the proposals that wait for it, and those that come later")
  func halted() async throws {
    var storage = MemoryStorage(
      snapshot: Snapshot(confState: ConfState(voters: [1, 2]), index: 1, term: 1), hardState: HardState(term: 1, commit: 3))
    try storage.append([Entry(term: 1, index: 2), Entry(term: 1, index: 3)])
    let node = try Node.restart(config: config(), storage: storage)
    let waiting = Task { try await node.propose([1]) }
    await wait { await node.waitingProposalCount == 1 }
    // What it has yet to apply is taken from under its feet.
    try await node.withStorage { storage throws(StorageError) in
      try storage.createSnapshot(at: 3, confState: ConfState(voters: [1, 2]), data: [])
      try storage.compact(to: 3)
    }
    var readies = node.readies.makeAsyncIterator()
    _ = await readies.next()
    let reason = try #require(await node.haltReason)
    await #expect(throws: RaftError.halted(reason)) { try await waiting.value }
    await #expect(throws: RaftError.halted(reason)) { try await node.propose([2]) }
    await #expect(throws: RaftError.halted(reason)) { try await node.campaign() }
  }

  @Test("Started again on the fast track, a node counts another incarnation before it names anything")
  func incarnations() async throws {
    let node = try Node.start(config: config { $0.enableFastPath = true }, storage: MemoryStorage(), peers: [Peer(id: 1)])
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    #expect(await node.storage.hardState.incarnation == 1)
    await node.stop()
    let again = try Node.restart(config: config { $0.enableFastPath = true }, storage: await node.storage)
    var later = again.readies.makeAsyncIterator()
    #expect(await later.next()?.hardState?.incarnation == 2)
    let written = await node.storage
    #expect(throws: RaftError.self) { try Node.restart(config: config(), storage: written) }
  }
}
