import Raft
import Testing

/// What went wrong in earlier Fast Raft code, the first ten: one test each, named for what it denies.
@Suite("Flaws of earlier implementations, 1 to 10") struct FlawTests {
  @Test("1: hints without payload or voter leave the new leader nothing to rebuild from") func hintsRebuildTheEntry() throws {
    var stage = try Stage(5)
    try stage.propose("2x", to: .a, .b, .c, .d)
    try stage.votes(from: .b, .c, .d, to: .a)
    #expect(stage.fast(.a) == 2)
    try stage.campaign(.e)
    try stage.ask(.b, for: .e)
    try stage.ask(.c, for: .e)
    let grants = stage.sent.filter { $0.kind == .voteResponse && $0.to == .e }
    #expect(grants.map(\.from) == [.b, .c] && grants.allSatisfy { $0.entries.map(\.data) == [Array("2x".utf8)] })
    try stage.win(.e, with: .b, .c)
    #expect(stage.log(.e) == "1:N 2x 3:N")
    #expect(stage[.e].replica.log.entry(at: 2)?.content == Stage.entry("2x").content)
  }

  @Test("2: a fast proposal takes an index that the leader's classic one holds") func classicKeepsItsIndex() throws {
    var stage = try Stage(3)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.lead(.b, appends: "3z")
    try stage.append(term: 2, through: 2, to: .c)
    try stage.acknowledge(from: .c, to: .b)
    #expect(stage.commit(.b) == 2 && stage[.b].fastStatus.closure == nil)
    try stage.propose("3x", to: .b, .c)
    try stage.votes(from: .c, to: .b)
    #expect(stage.log(.b) == "1:N 2:N 3z" && stage.slots(.b) == "")
    try stage.append(term: 2, through: 3, to: .c)
    #expect(stage.log(.c) == "1:N 2:N 3z" && stage.slots(.c) == "")
  }

  @Test("3: a self-approved entry passes for the leader's, since index and term are the same") func notMistakenForTheLeaders() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b, .c)
    try stage.change(.a, .addLearnerNode, .d)
    for node in [NodeID.b, .c] { try stage.append(term: 1, through: 2, to: node, commit: 2) }
    for position in [1, 2] {
      #expect(stage.cluster.applied[position].map(\.kind) == [.normal, .confChange])
      #expect(stage.cluster.nodes[position].replica.tracker.learnerNodes == [.d])
    }
  }

  @Test("4: an entry replaced while its write is in flight never reaches the disk") func replacedInFlight() throws {
    var disk = try SlowDisk(2, of: 3)
    try disk.writeAll()
    func entry(_ term: Term, _ index: LogIndex, _ name: String) -> Entry {
      Entry(
        term: term, index: index, insertedBy: .leader, content: ContentID(node: NodeID(term), incarnation: 1, sequence: index),
        data: Array(name.utf8))
    }
    try disk.step(Message(kind: .append, from: 1, term: 1, entries: [entry(1, 1, ""), entry(1, 2, "X"), entry(1, 3, "Z")]))
    #expect(disk.queue.count == 1)
    try disk.step(Message(kind: .append, from: 3, term: 3, logTerm: 1, index: 1, entries: [entry(3, 2, "Y")]))
    #expect(disk.queue.count == 2)
    try disk.writeOne()
    #expect(disk.node.storage.lastIndex() == 3)
    try disk.writeOne()
    let stored = try disk.node.storage.entries(from: 1, to: disk.node.storage.lastIndex() + 1, sizeInBytesMax: .max)
    #expect(stored == disk.node.replica.log.allEntries && Stage.text(stored) == "1:N Y")
    #expect(Stage.text(disk.node.storage.slots) == "Z")
  }

  @Test("5: the up-to-date check uses an index that classic appends do not maintain") func upToDateAfterClassicAppend() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    for node in [NodeID.b, .c] { try stage.append(term: 1, through: 2, to: node, fast: 2) }
    try stage.lead(.a, appends: "3z")
    try stage.append(term: 1, through: 3, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage.commit(.a) == 3)
    try stage.campaign(.c)
    try stage.ask(.b, for: .c)
    try stage.deliver(.voteResponse, from: .b, to: .c)
    #expect(stage.role(.c) != .leader)
  }

  @Test("6: a node votes for what it does not hold, or not durably") func votesForWhatItHolds() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b)
    try stage.propose("2y", to: .b)
    try stage.votes(from: .b, to: .a)
    #expect(stage[.a].fastStatus.tallies.flatMap(\.candidates).map(\.content) == [Stage.entry("2x").content])

    // A crash between the decision to vote and the write: neither slot nor vote.
    var node = stage[.c]
    try node.step(Message(kind: .fastProposal, to: .c, from: .client, entries: [Stage.entry("2x")], fastPath: true))
    let ready = node.ready()
    #expect(ready.messages.contains { $0.kind == .fastVote } && ready.slotWrites.count == 1)
    #expect(node.storage.slots.isEmpty, "vote and slot leave in one ready, the slot first")
  }

  @Test("7: a voter's later vote moves, and is counted in both tallies") func firstVoteStands() throws {
    var stage = try Stage(5)
    try stage.propose("2x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N 2x")
    try stage.propose("2y", to: .d, .e)
    for voter in [NodeID.c, .d, .e] {
      try stage.step(Message(kind: .fastVote, from: voter, term: 1, entries: [Stage.entry("2y")]), at: .a)
    }
    let candidates = try #require(stage[.a].fastStatus.tallies.first?.candidates)
    #expect(candidates.map(\.voters) == [[.a, .b, .c], [.d, .e]] && stage.fast(.a) == 0)
    for voter in [NodeID.d, .e] {
      try stage.step(Message(kind: .fastVote, from: voter, term: 1, entries: [Stage.entry("2x")]), at: .a)
    }
    #expect(stage.fast(.a) == 0, "who has voted for y holds y")
  }

  @Test("8: truncation drops a voted entry while its tally survives") func talliesEndWithTheTerm() throws {
    var stage = try Stage(3)
    try stage.propose("2x", "3x", to: .a, .b)
    try stage.votes(from: .b, to: .a)
    #expect(stage[.a].fastStatus.tallies.map(\.index) == [2, 3] && stage.fast(.a) == 0)
    try stage.campaign(.c)
    try stage.ask(.b, for: .c)
    try stage.win(.c, with: .b)
    try stage.append(term: 2, through: 2, to: .a)
    #expect(stage.slots(.a) == "3x")
    try stage.campaign(.a)
    try stage.ask(.b, for: .a)
    try stage.win(.a, with: .b)
    #expect(stage.log(.a) == "1:N 2x 3x 4:N")
    try stage.votes(from: .b, to: .a)
    #expect(stage[.a].fastStatus.tallies.isEmpty && stage.fast(.a) == 0)
  }

  @Test("9: buffered proposals survive a change of term or a snapshot, and are flushed behind newer entries") func noFlush() throws {
    var stage = try Stage(3)
    try stage.propose("4x", to: .c)
    try stage.campaign(.b)
    try stage.ask(.a, for: .b)
    try stage.win(.b, with: .a)
    try stage.lead(.b, appends: "3z")
    try stage.append(term: 2, through: 3, to: .c)
    #expect(stage.log(.c) == "1:N 2:N 3z" && stage.slots(.c) == "4x")
    try stage.lead(.b, appends: "4z")
    try stage.append(term: 2, through: 4, to: .c)
    #expect(stage.log(.c) == "1:N 2:N 3z 4z" && stage.slots(.c) == "")

    var other = try Stage(3)
    try other.propose("4x", "7x", to: .c)
    var message = Message(kind: .snapshot, from: .b, term: 2)
    message.snapshot = Snapshot(confState: ConfState(voters: [1, 2, 3]), index: 5, term: 2)
    try other.step(message, at: .c)
    #expect(other[.c].replica.log.lastIndex == 5 && other.slots(.c) == "7x")
  }

  @Test("10: a lost proposal or vote is never sent again", arguments: [MessageKind.fastProposal, .fastVote])
  func lostOnce(_ kind: MessageKind) throws {
    var cluster = try Ensemble(5)
    try cluster[1].campaign()
    try cluster.settle()
    cluster.isLost = { $0.kind == kind }
    try cluster[2].propose(Array("x".utf8))
    try cluster.settle()
    cluster.isLost = { _ in false }
    try cluster.tick(8)
    for applied in cluster.applied { #expect(applied.count { $0.data == Array("x".utf8) } == 1) }
  }

  @Test("10: a split of 2, 2 and 1 is never resolved") func splitVote() throws {
    var cluster = try Ensemble(5)
    try cluster[1].campaign()
    try cluster.settle()
    for id in NodeID(3)...5 { try cluster[id].propose([UInt8(id)]) }
    // 1 hears 3 first, 2 hears 4 first: two votes for 3's, two for 4's, one for 5's.
    try cluster.drain()
    let proposals = cluster.inFlight.filter { $0.kind == .fastProposal }
    cluster.inFlight =
      proposals.filter { ($0.to == 1 && $0.from == 3) || ($0.to == 2 && $0.from == 4) } + proposals
      + cluster.inFlight.filter {
        $0.kind != .fastProposal
      }
    try cluster.hop()
    try cluster.hop()
    #expect(cluster[1].replica.log.lastIndex == 3, "the leader decides with the last vote of a quorum")
    try cluster.tick(40)
    for applied in cluster.applied { #expect(applied.compactMap(\.data.first).sorted() == [3, 4, 5]) }
  }
}
