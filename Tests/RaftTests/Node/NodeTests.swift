import Raft
import Testing

@Suite("A node as an actor") struct NodeTests {
  private func config(_ change: (inout Config) -> Void = { _ in }) -> Config {
    var config = Config(id: 1)
    change(&config)
    return config
  }

  private func single(_ change: (inout Config) -> Void = { _ in }) throws -> Node<MemoryStorage> {
    try Node.start(config: config(change), storage: MemoryStorage(), peers: [Peer(id: 1)])
  }

  /// Carries out one ready, with what it brings to the application.
  private func carryOut(_ ready: Ready, _ node: Node<MemoryStorage>) async throws {
    try await node.persist(ready.storageWrite)
    for entry in ready.committedEntries {
      if let change = try entry.confChange() { try await node.applyConfChange(change) }
    }
    await node.advance()
  }

  /// Carries out readies until the payload comes to the application.
  private func apply(until payload: [UInt8], _ node: Node<MemoryStorage>) async throws {
    for await ready in node.readies {
      try await carryOut(ready, node)
      if ready.committedEntries.contains(where: { $0.data == payload }) { return }
    }
    Issue.record("the readies ended before \(payload) was applied")
  }

  /// Lets other tasks run until the condition holds; nothing here depends on time.
  private func wait(until condition: () async -> Bool) async {
    while await !condition() { await Task.yield() }
  }

  @Test("A new node gives its first members to apply, is elected, and commits what is proposed")
  func start() async throws {
    let node = try single()
    var readies = node.readies.makeAsyncIterator()
    let first = try #require(await readies.next())
    #expect(first.committedEntries.map(\.kind) == [.confChange])
    #expect(first.hardState == HardState(term: 1, commit: 1))
    try await carryOut(first, node)
    try await node.campaign()
    try await carryOut(try #require(await readies.next()), node)
    #expect(await node.basicStatus.softState == SoftState(leader: 1, role: .leader))
    try await node.propose([7])
    try await apply(until: [7], node)
    #expect(await node.storage.lastIndex() == 3)
  }

  @Test("A node starts again where its storage stands, and the application where it says it was")
  func restart() async throws {
    let node = try single()
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    try await node.campaign()
    try await carryOut(try #require(await readies.next()), node)
    try await node.propose([7])
    try await apply(until: [7], node)
    await node.stop()

    let again = try Node.restart(config: config { $0.applied = 2 }, storage: await node.storage)
    #expect(await again.basicStatus.hardState.term == 2)
    var later = again.readies.makeAsyncIterator()
    let ready = try #require(await later.next())
    #expect(ready.committedEntries.map(\.data) == [[7]])
  }

  @Test("What cannot be started is refused")
  func refusedStarts() async throws {
    #expect(throws: RaftError.self) { try Node.start(config: config(), storage: MemoryStorage(), peers: []) }
    #expect(throws: ConfigError.self) { try Node.restart(config: Config(id: noNode), storage: MemoryStorage()) }
    var used = MemoryStorage()
    try used.append([Entry(term: 1, index: 1)])
    #expect(throws: RaftError.self) { try Node.start(config: config(), storage: used, peers: [Peer(id: 1)]) }
  }

  @Test("A proposal waits while there is no leader, and is made in its turn when there is one")
  func proposalWaits() async throws {
    let node = try single()
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    let first = Task { try await node.propose([1]) }
    await wait { await node.waitingProposalCount == 1 }
    let second = Task { try await node.propose(batch: [[2], [3]]) }
    await wait { await node.waitingProposalCount == 2 }
    try await node.campaign()
    #expect(await node.waitingProposalCount == 2)
    // The vote for itself is durable, so the node leads.
    try await carryOut(try #require(await readies.next()), node)
    try await first.value
    try await second.value
    var applied: [[UInt8]] = []
    while applied.count < 3 {
      let ready = try #require(await readies.next())
      applied += ready.committedEntries.map(\.data).filter { !$0.isEmpty }
      try await carryOut(ready, node)
    }
    #expect(applied == [[1], [2], [3]])
  }

  @Test("A cancelled proposal that waits is not made, and leaves nobody behind")
  func proposalCancelled() async throws {
    let node = try single()
    let waiting = Task { try await node.propose([1]) }
    await wait { await node.waitingProposalCount == 1 }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    #expect(await node.waitingProposalCount == 0)
    let late = Task {
      while !Task.isCancelled { await Task.yield() }
      try await node.propose([2])
    }
    late.cancel()
    await #expect(throws: CancellationError.self) { try await late.value }
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    try await node.campaign()
    try await carryOut(try #require(await readies.next()), node)
    #expect(await node.storage.lastIndex() == 1)
    try await carryOut(try #require(await readies.next()), node)
    // The conf change and the no-op; neither proposal.
    #expect(await node.storage.lastIndex() == 2)
  }

  @Test("One ready is out at a time: the next one comes after it is confirmed")
  func oneReadyAtATime() async throws {
    let node = try single()
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    try await node.campaign()
    let ready = try #require(await readies.next())
    try await node.persist(ready.storageWrite)
    // There is more to do now: another term, another vote.
    try await node.campaign()
    let next = Task {
      var readies = node.readies.makeAsyncIterator()
      return await readies.next()
    }
    await wait { await node.waitingConsumerCount == 1 }
    await node.tick()
    #expect(await node.waitingConsumerCount == 1)
    await node.advance()
    #expect(await next.value?.hardState == HardState(term: 3, vote: 1, commit: 1))
  }

  @Test("A second confirmation of the same ready does nothing")
  func advanceTwice() async throws {
    let node = try single()
    await node.advance()
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    await node.advance()
    #expect(await node.basicStatus.applied == 1)
  }

  @Test("With asynchronous storage writes readies come without confirmation, and the threads answer in their own time")
  func asynchronous() async throws {
    let voter = Snapshot(confState: ConfState(voters: [1]), index: 1, term: 1)
    let storage = MemoryStorage(snapshot: voter, hardState: HardState(term: 1, commit: 1))
    let node = try Node.restart(config: config { $0.asyncStorageWrites = true }, storage: storage)
    var readies = node.readies.makeAsyncIterator()
    func carryOut(_ messages: [Message]) async throws {
      for message in messages {
        if message.to == localAppendThread { try await node.persist(message.storageWrite) }
        for response in message.responses { try await node.step(response) }
      }
    }
    try await node.campaign()
    let first = try #require(await readies.next())
    try await node.campaign()
    let second = try #require(await readies.next())
    #expect(second.messages.map(\.term) == [3])
    try await carryOut(first.messages)
    #expect(await node.basicStatus.softState.role == .candidate)
    try await carryOut(second.messages)
    #expect(await node.basicStatus.softState.role == .leader)
    while await node.basicStatus.applied < 2 { try await carryOut(try #require(await readies.next()).messages) }
    #expect(await node.storage.hardState.vote == 1)
  }

  @Test("Stopping ends the readies, tells whoever waits, and refuses what comes later")
  func stop() async throws {
    let node = try single()
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    let consumer = Task {
      for await _ in node.readies { Issue.record("there is nothing to do") }
    }
    let proposer = Task { try await node.propose([1]) }
    await wait { await node.waitingConsumerCount + node.waitingProposalCount == 2 }
    await node.stop()
    await consumer.value
    await #expect(throws: RaftError.stopped) { try await proposer.value }
    await node.stop()
    await node.tick()
    await #expect(throws: RaftError.stopped) { try await node.propose([2]) }
    await #expect(throws: RaftError.stopped) { try await node.campaign() }
    await #expect(throws: RaftError.stopped) { try await node.step(Message(kind: .heartbeat, from: 1, term: 1)) }
    await #expect(throws: RaftError.stopped) { try await node.applyConfChange(.v2(ConfChangeV2())) }
    #expect(await readies.next() == nil)
    #expect(await node.waitingConsumerCount == 0)
    #expect(RaftError.stopped.description == "raft: stopped")
  }

  @Test("A cancelled consumer sees the end of the readies; another one goes on with the node")
  func consumerCancelled() async throws {
    let node = try single()
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    let consumer = Task {
      for await _ in node.readies { Issue.record("there is nothing to do") }
    }
    await wait { await node.waitingConsumerCount == 1 }
    consumer.cancel()
    await consumer.value
    #expect(await node.waitingConsumerCount == 0)
    try await node.campaign()
    #expect(await readies.next() != nil)
  }

  @Test("A node that left the membership lets proposals wait until it hears of another leader")
  func removed() async throws {
    let voters = Snapshot(confState: ConfState(voters: [1, 2]), index: 1, term: 1)
    let storage = MemoryStorage(snapshot: voters, hardState: HardState(term: 1, commit: 1))
    let node = try Node.restart(config: config(), storage: storage)
    try await node.step(Message(kind: .heartbeat, to: 1, from: 2, term: 1))
    try await node.propose([1])
    try await node.applyConfChange(.v1(ConfChange(kind: .removeNode, node: 1)))
    let waiting = Task { try await node.propose([2]) }
    await wait { await node.waitingProposalCount == 1 }
    try await node.step(Message(kind: .heartbeat, to: 1, from: 2, term: 1))
    #expect(await node.waitingProposalCount == 1)
    try await node.step(Message(kind: .heartbeat, to: 1, from: 3, term: 2))
    try await waiting.value
  }

  @Test("A proposal that the leader cannot take is dropped at once; a forwarded one without a leader, too")
  func dropped() async throws {
    let node = try single { $0.uncommittedEntriesSizeMax = 1 }
    await #expect(throws: RaftError.proposalDropped) {
      try await node.step(Message(kind: .propose, to: 1, from: 1, entries: [Entry(data: [9])]))
    }
    var readies = node.readies.makeAsyncIterator()
    try await carryOut(try #require(await readies.next()), node)
    try await node.campaign()
    try await carryOut(try #require(await readies.next()), node)
    try await node.propose([1, 2])
    await #expect(throws: RaftError.proposalDropped) { try await node.propose([3]) }
  }
}
