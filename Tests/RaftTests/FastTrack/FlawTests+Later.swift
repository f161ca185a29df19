import Raft
import Testing

/// What went wrong in earlier Fast Raft code, the rest.
@Suite("Flaws of earlier implementations, 11 to 19") struct LaterFlawTests {
  @Test("11: members on different configurations count different quorums") func onlyTheLeaderCounts() throws {
    var stage = try Stage(3, learners: 1)
    try stage.change(.a, .addNode, .d)
    try stage.append(term: 1, through: 2, to: .c)
    try stage.acknowledge(from: .c, to: .a)
    #expect(stage[.a].replica.tracker.voterNodes == [1, 2, 3, 4] && stage[.b].replica.tracker.voterNodes == [1, 2, 3])
    for node in [NodeID.b, .c, .d] { try stage.append(term: 1, through: 3, to: node) }
    try stage.acknowledge(from: .b, .c, to: .a)
    #expect(stage.commit(.a) == 3 && stage[.a].fastStatus.closure == nil)
    try stage.propose("4x", to: .a, .b, .c, .d)
    try stage.votes(from: .b, to: .a)
    #expect(stage[.a].fastStatus.tallies.map(\.fastQuorum) == [3] && stage.fast(.a) == 0)
    try stage.votes(from: .d, to: .a)
    #expect(stage.fast(.a) == 4 && stage[.b].fastStatus.tallies.isEmpty)
  }

  @Test("12: a read right after a fast commit misses it") func readAfterFastCommit() throws {
    var cluster = try Ensemble(3)
    try cluster[1].campaign()
    try cluster.settle()
    try cluster[2].propose(Array("x".utf8))
    try cluster.drain()
    try cluster.hop()
    try cluster.hop()
    #expect(cluster[1].fastStatus.fast == 3 && cluster[1].basicStatus.hardState.commit == 2)
    cluster[3].readIndex(context: [1])
    try cluster.settle()
    #expect(cluster.readStates[2] == [ReadState(index: 3, requestContext: [1])])
  }

  @Test("12: a flood of fast proposals passes the limit of the uncommitted tail") func flood() throws {
    var cluster = try Ensemble(3) { $0.uncommittedEntriesSizeMax = 100 }
    try cluster[1].campaign()
    try cluster.settle()
    cluster.isLost = { $0.kind == .append || $0.kind == .appendResponse }
    for number in 0..<100 { try cluster[2].propose(Array(repeating: UInt8(number), count: 30)) }
    cluster.inFlight = []
    try cluster.drain()
    cluster.isLost = { $0.kind == .append || $0.kind == .appendResponse || ($0.kind == .fastVote && $0.from == 3) }
    try cluster.tick(9)
    let tail = cluster[1].replica.log.allEntries.filter { $0.index > cluster[1].replica.log.frontier }
    #expect(tail.reduce(0) { $0 + $1.data.count } <= 100 && tail.count == 3)
  }

  @Test("13: holes are filled with entries of index 0 or term 0, and count for the last index") func holes() throws {
    var stage = try Stage(3)
    try stage.propose("5x", to: .b)
    #expect(stage[.b].replica.log.lastIndex == 1 && stage[.b].storage.lastIndex() == 1)
    #expect(stage[.b].storage.slots.map(\.index) == [5] && stage[.b].storage.slots[0].term == 1)
    try stage.campaign(.b)
    #expect(stage.sent.last { $0.kind == .vote }?.index == 1)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    let entries = stage[.b].replica.log.allEntries
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.index + 1 == $1.index && $0.term > 0 })
  }

  @Test("14: half of an even number of voters is taken for a majority") func halves() throws {
    var cluster = try Ensemble(4)
    cluster.isLost = { ($0.from <= 2) != ($0.to <= 2) }
    try cluster[1].campaign()
    try cluster[3].campaign()
    try cluster.settle()
    #expect(cluster.nodes.allSatisfy { $0.basicStatus.softState.role != .leader })
    cluster.isLost = { _ in false }
    try cluster[1].campaign()
    try cluster.settle()
    let commit = cluster[1].basicStatus.hardState.commit
    cluster.isLost = { $0.from > 2 || $0.to > 2 }
    try cluster[2].propose([1])
    try cluster.tick(9)
    #expect(cluster[1].basicStatus.hardState.commit == commit && cluster[1].fastStatus.fast <= commit)
  }

  @Test("15: a tally credits every peer, or a simple majority commits fast") func oneVoteOneVoter() throws {
    var stage = try Stage(5)
    try stage.propose("2x", to: .c)
    try stage.votes(from: .c, to: .a)
    #expect(stage[.a].fastStatus.tallies.map { $0.candidates.map(\.voters) } == [[[.c]]])
    try stage.propose("2x", to: .a, .b)
    try stage.votes(from: .b, to: .a)
    #expect(stage.log(.a) == "1:N 2x" && stage.fast(.a) == 0)
  }

  @Test("16: a holder of an older term is counted for a leader whose prefix it does not share") func staleHolder() throws {
    var stage = try Stage(3)
    try stage.lead(.a, appends: "2z")
    try stage.append(term: 1, through: 2, to: .c)
    try stage.propose("3x", to: .c)
    #expect(stage.slots(.c) == "3x")
    try stage.campaign(.a)
    try stage.step(Message(kind: .vote, from: .b, term: 2, logTerm: 1, index: 1), at: .c)
    try stage.campaign(.a)
    try stage.step(Message(kind: .vote, from: .b, term: 2, logTerm: 1, index: 1), at: .a)
    try stage.campaign(.a)
    try stage.ask(.b, for: .a)
    try stage.win(.a, with: .b)
    let term = stage[.a].basicStatus.hardState.term
    try stage.step(Message(kind: .heartbeat, from: .a, term: term), at: .c)
    try stage.propose("3x", to: .c)
    #expect(!stage.sent.contains { $0.kind == .fastVote && $0.from == .c && $0.term == term })
    try stage.votes(from: .c, to: .a)
    #expect(stage[.a].fastStatus.tallies.flatMap(\.candidates).allSatisfy { !$0.voters.contains(.c) })
  }

  @Test("17: a fast commit advances etcd's commit index, though a new leader stamps the entry anew") func restampedEntry() throws {
    var cluster = try Ensemble(3)
    try cluster[1].campaign()
    try cluster.settle()
    cluster.isLost = { $0.kind == .append }
    try cluster[2].propose(Array("x".utf8))
    try cluster.drain()
    try cluster.hop()
    try cluster.hop()
    #expect(cluster[1].fastStatus.fast == 3 && cluster[1].storage.hardState.commit == 2)
    cluster.isLost = { $0.from == 1 || $0.to == 1 }
    cluster.inFlight = []
    try cluster[2].campaign()
    try cluster.settle()
    cluster.isLost = { _ in false }
    try cluster.tick(4)
    let logs = cluster.nodes.map { $0.replica.log.allEntries }
    #expect(logs[0] == logs[1])
    #expect(logs[0].first { $0.index == 3 }?.term == cluster[2].basicStatus.hardState.term)
    #expect(cluster.applied.allSatisfy { entries in entries.count { $0.data == Array("x".utf8) } == 1 })
  }

  @Test("18: a recovered entry of the leader's term lets reads go before the last fast commit is known") func readAfterRecovery() throws {
    var stage = try Stage(3)
    try stage.propose("2x", "3x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 3)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.append(term: 2, through: 2, to: .c)
    try stage.acknowledge(from: .c, to: .b)
    stage[.b].readIndex(context: [1])
    try stage.observe()
    #expect(stage.commit(.b) == 2)
    #expect(stage.decisions(.b).contains(.readPostponed(noop: 4, commit: 2)))
    #expect(!stage.sent.contains { $0.kind == .heartbeat && $0.from == .b && !$0.context.isEmpty })
  }

  @Test("19: a name is given out again after a restart, for another payload") func namesAreForEver() throws {
    var stage = try Stage(3)
    try stage.pass(.c, proposes: "2y")
    try stage.deliver(.fastProposal, from: .c, to: .b)
    try stage.restart(.c)
    stage[.a].tick()
    try stage.observe()
    try stage.deliver(.heartbeat, from: .a, to: .c)
    try stage.pass(.c, proposes: "3y")
    let names = stage.sent.filter { $0.kind == .fastProposal && $0.from == .c }.map { $0.entries[0].content }
    try #require(names.count == 4 && Set(names).count == 2)

    // Should it happen all the same, the node that sees it stops.
    var forged = Stage.entry("2y")
    forged.content = names[0]
    forged.data = Array("other".utf8)
    try stage.step(Message(kind: .fastProposal, from: .c, entries: [forged]), at: .b)
    #expect(stage[.b].haltReason != nil)
    #expect(throws: RaftError.self) { try stage[.b].propose([1]) }
  }
}
