import Raft
import Testing

/// Rule R11 and what hangs on it: nothing is promised that a crash could take back.
@Suite("Rule R11, promises and crashes") struct RuleDurabilityTests {
  private func follower() throws -> SlowDisk {
    var disk = try SlowDisk(2, of: 3)
    let noop = Entry(term: 1, index: 1, insertedBy: .leader, content: ContentID(node: 1, incarnation: 1, sequence: 1))
    try disk.step(Message(kind: .append, from: 1, term: 1, entries: [noop], commit: 1))
    try disk.writeAll()
    disk.sent = []
    return disk
  }

  private func proposal(_ name: String) -> Message { Message(kind: .fastProposal, from: .client, entries: [Stage.entry(name)]) }

  @Test("a vote waits for its slot") func voteWaits() throws {
    var disk = try follower()
    try disk.step(proposal("2x"))
    #expect(disk.node.fastStatus.slots.count == 1 && disk.sent.isEmpty)
    try disk.writeAll()
    #expect(disk.node.storage.slots.map(\.content) == [Stage.entry("2x").content])
    #expect(disk.sent.map(\.kind) == [.fastVote])
  }

  @Test("a crash between slot and write takes both slot and vote") func crashBeforeWrite() throws {
    var disk = try follower()
    try disk.step(proposal("2x"))
    try disk.crash()
    #expect(disk.node.fastStatus.slots.isEmpty && !disk.sent.contains { $0.kind == .fastVote })
  }

  @Test("a repeated vote waits for the slot too") func repeatedVoteWaits() throws {
    var disk = try follower()
    try disk.step(proposal("2x"))
    try disk.step(proposal("2x"))
    #expect(disk.sent.isEmpty)
    try disk.writeOne()
    #expect(disk.sent.count == 1)
  }

  @Test("a vote that leaves late has the term in which it was cast") func voteHasItsTerm() throws {
    var disk = try follower()
    try disk.step(proposal("2x"))
    try disk.step(Message(kind: .vote, from: 3, term: 2, logTerm: 1, index: 1))
    try disk.writeAll()
    #expect(disk.sent.map(\.kind) == [.fastVote, .voteResponse])
    #expect(disk.sent.map(\.term) == [1, 2])
    #expect(disk.sent.last?.entries.map(\.content) == [Stage.entry("2x").content])
  }

  @Test("slots come back from storage, and are voted for once the leader is known again") func slotsSurvive() throws {
    var disk = try follower()
    try disk.step(proposal("2x"))
    try disk.writeAll()
    try disk.crash()
    #expect(disk.node.fastStatus.slots.map(\.content) == [Stage.entry("2x").content])
    try disk.step(Message(kind: .heartbeat, from: 1, term: 1, commit: 1))
    try disk.writeAll()
    #expect(disk.sent.contains { $0.kind == .fastVote && $0.to == 1 && $0.index == 2 && $0.term == 1 })
  }

  @Test("a slot's record goes with the very write of the entry that covers it") func coveringWrite() throws {
    var disk = try follower()
    try disk.step(proposal("2x"))
    try disk.writeAll()
    var entry = Stage.entry("2y")
    entry.term = 1
    entry.insertedBy = .leader
    try disk.step(Message(kind: .append, from: 1, term: 1, logTerm: 1, index: 1, entries: [entry]))
    #expect(disk.node.storage.slots.count == 1)
    try #require(disk.queue.count == 1)
    #expect(disk.queue[0].entries.count == 1 && disk.queue[0].slotWrites == [.remove(2)])
    var crashed = disk
    try crashed.crash()
    #expect(crashed.node.fastStatus.slots.map(\.content) == [Stage.entry("2x").content])
    try disk.writeAll()
    #expect(disk.node.storage.slots.isEmpty && disk.node.storage.lastIndex() == 2)
  }

  @Test("truncation, append and demotion are one write, and must be synced") func demotionIsAtomic() throws {
    var stage = try Stage(3)
    for name in ["2z", "3z"] { try stage.lead(.a, appends: name) }
    let noop = Entry(term: 2, index: 2, insertedBy: .leader, content: ContentID(node: 2, incarnation: 1, sequence: 1))
    var message = Message(kind: .append, to: .a, from: .b, term: 2, logTerm: 1, index: 1, entries: [noop], fastPath: true)
    message.to = .a
    try stage[.a].step(message)
    let ready = stage[.a].ready()
    #expect(ready.storageWrite.entries.map(\.term) == [2])
    #expect(ready.slotWrites.count == 1 && ready.mustSync)
    guard case .insert(let kept)? = ready.slotWrites.first else {
      Issue.record("nothing was kept")
      return
    }
    #expect(kept.index == 3 && kept.data == Array("3z".utf8))
  }

  @Test("a write of slots alone must be synced") func slotWritesSync() throws {
    var stage = try Stage(3)
    try stage[.b].step(Message(kind: .fastProposal, to: .b, from: .client, entries: [Stage.entry("2x")], fastPath: true))
    let ready = stage[.b].ready()
    #expect(ready.entries.isEmpty && ready.hardState == nil && ready.slotWrites.count == 1 && ready.mustSync)
  }

  /// A candidate that two others would elect before its own disk has done anything.
  @Test("R10: a candidate leads only once its own vote is durable") func ownVote() throws {
    var disk = try SlowDisk(1, of: 3)
    try disk.node.campaign()
    disk.collect()
    for voter in [NodeID(2), 3] { try disk.step(Message(kind: .voteResponse, from: voter, term: 1)) }
    #expect(disk.node.basicStatus.softState.role == .candidate)
    #expect(!disk.sent.contains { $0.kind == .append })
    try disk.writeAll()
    #expect(disk.node.basicStatus.softState.role == .leader)
    #expect(disk.node.storage.hardState.incarnation == 1 && disk.node.storage.hardState.vote == 1)
  }

  @Test("a leader sends before it has written, but counts itself only afterwards") func leaderCountsItselfLast() throws {
    var disk = try SlowDisk(1, of: 3)
    try disk.node.campaign()
    disk.collect()
    try disk.step(Message(kind: .voteResponse, from: 2, term: 1))
    try disk.writeAll()
    try disk.step(Message(kind: .appendResponse, from: 2, term: 1, index: 1))
    try disk.writeAll()
    #expect(disk.node.fastStatus.closure == nil)
    for voter in [NodeID(2), 3] {
      try disk.step(Message(kind: .fastVote, from: voter, term: 1, index: 2, entries: [Stage.entry("2x")]))
    }
    #expect(disk.node.replica.log.lastIndex == 2 && disk.sent.contains { $0.kind == .append && $0.entries.first?.index == 2 })
    #expect(disk.node.fastStatus.fast == 0)
    try disk.writeAll()
    #expect(disk.node.fastStatus.fast == 2)
  }

  @Test("the incarnation is on disk before the first name of it is given out") func incarnation() throws {
    var disk = try follower()
    try disk.crash()
    try disk.step(Message(kind: .heartbeat, from: 1, term: 1, commit: 1))
    try disk.node.propose(Array("mine".utf8))
    disk.collect()
    #expect(!disk.sent.contains { $0.kind == .fastProposal })
    try disk.writeAll()
    #expect(disk.node.storage.hardState.incarnation == 2)
    #expect(disk.sent.filter { $0.kind == .fastProposal }.allSatisfy { $0.entries[0].content.incarnation == 2 })
    #expect(disk.sent.contains { $0.kind == .fastProposal })
  }
}
