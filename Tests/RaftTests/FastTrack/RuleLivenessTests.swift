import Raft
import Testing

/// Rules L1 to L7: nothing waits for ever, and nothing is live twice.
@Suite("Rules L1 to L7, liveness and identity") struct RuleLivenessTests {
  private func pending(_ stage: Stage, _ node: NodeID) -> [LogIndex] { stage[node].fastStatus.pending.map(\.index) }

  private func proposals(_ stage: Stage, from node: NodeID, to other: NodeID) -> [Message] {
    stage.sent.filter { $0.kind == .fastProposal && $0.from == node && $0.to == other }
  }

  @Test("L1: a proposer sends the same name at the same index until the index is known to be committed") func retransmits() throws {
    var stage = try Stage(3)
    try stage.pass(.b, proposes: "2x")
    for _ in 0..<9 { stage[.b].tick() }
    try stage.observe()
    let sent = proposals(stage, from: .b, to: .a)
    #expect(sent.count >= 3)
    #expect(Set(sent.map { $0.entries[0].content }).count == 1 && Set(sent.map { $0.entries[0].index }) == [2])
    try stage.lead(.a, appends: "2z")
    try stage.deliver(.append, from: .a, to: .b)
    #expect(pending(stage, .b) == [2], "covered is not yet committed")
    let before = proposals(stage, from: .b, to: .a).count
    for _ in 0..<3 { stage[.b].tick() }
    try stage.observe()
    #expect(proposals(stage, from: .b, to: .a).count == before + 1)
    #expect(proposals(stage, from: .b, to: .a).allSatisfy { $0.entries[0].index == 2 })
  }

  @Test("L1: a refusal never moves a proposal") func refusalMovesNothing() throws {
    var stage = try Stage(3)
    try stage.pass(.b, proposes: "2x")
    try stage.lead(.a, appends: "2z")
    try stage.deliver(.fastProposal, from: .b, to: .a)
    let refusal = try #require(stage.sent.last { $0.kind == .fastVote && $0.reject && $0.to == .b })
    #expect(refusal.index == 2 && refusal.rejectHint == 3 && refusal.entries.map(\.data) == [Array("2z".utf8)])
    try stage.deliver(.fastVote, from: .a, to: .b)
    #expect(pending(stage, .b) == [2])
  }

  @Test("L1: once another name is committed there, it is proposed again behind it, after backing off, with its name") func again() throws {
    var stage = try Stage(3)
    try stage.pass(.b, proposes: "2x")
    let name = try #require(stage[.b].fastStatus.pending.first).content
    try stage.lead(.a, appends: "2z")
    try stage.append(term: 1, through: 2, to: .b, commit: 2)
    #expect(pending(stage, .b) == [0])
    #expect(!stage.sent.contains { $0.kind == .fastProposal && $0.entries[0].index == 3 })
    for _ in 0..<4 { stage[.b].tick() }
    try stage.observe()
    #expect(stage.cluster.outcomes[1] == [.reproposed(content: name, from: 2, to: 3)])
    #expect(pending(stage, .b) == [3])
    #expect(proposals(stage, from: .b, to: .a).last?.entries.map(\.content) == [name])
    try stage.deliver(.fastProposal, from: .b, to: .a)
    try stage.deliver(.fastVote, from: .b, to: .a)
    try stage.append(term: 1, through: 3, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    try stage.append(term: 1, through: 3, to: .b, commit: 3)
    #expect(stage.cluster.outcomes[1].last == .committed(content: name, index: 3))
    #expect(pending(stage, .b) == [])
  }

  @Test("L1: where the leader's entry covers a proposal but is not committed, the proposal stays") func coveredOnly() throws {
    var stage = try Stage(3)
    try stage.pass(.b, proposes: "2x")
    try stage.pass(.b, proposes: "3x")
    for name in ["2z", "3z"] { try stage.lead(.a, appends: name) }
    try stage.append(term: 1, through: 3, to: .b, commit: 2)
    #expect(pending(stage, .b) == [0, 3])
  }

  @Test("L1: where a snapshot hides the outcome it is reported unknown, and not proposed again") func unknown() throws {
    var stage = try Stage(3)
    try stage.pass(.b, proposes: "2x")
    let name = try #require(stage[.b].fastStatus.pending.first).content
    var message = Message(kind: .snapshot, from: .a, term: 1)
    message.snapshot = Snapshot(confState: ConfState(voters: [1, 2, 3]), index: 4, term: 1)
    try stage.step(message, at: .b)
    #expect(stage.cluster.outcomes[1] == [.unknown(content: name, index: 2)])
    for _ in 0..<9 { stage[.b].tick() }
    try stage.observe()
    #expect(proposals(stage, from: .b, to: .a).count == 1)
  }

  @Test("L1: a proposer that becomes leader goes on with what it proposed, and commits it once") func proposerBecomesLeader() throws {
    var cluster = try Ensemble(3)
    try cluster[1].campaign()
    try cluster.settle()
    cluster.isLost = { $0.kind == .fastProposal || $0.kind == .fastVote }
    try cluster[2].propose(Array("x".utf8))
    try cluster.settle()
    try cluster[2].campaign()
    try cluster.settle()
    #expect(cluster[2].basicStatus.softState.role == .leader)
    cluster.isLost = { _ in false }
    try cluster.tick(10)
    for applied in cluster.applied { #expect(applied.count { $0.data == Array("x".utf8) } == 1) }
    #expect(cluster[2].fastStatus.pending.isEmpty)
  }

  @Test("L1, R11: a proposer that restarts knows nothing of its proposals, and never gives out a name twice") func restarts() throws {
    var stage = try Stage(3)
    try stage.pass(.b, proposes: "2x")
    let first = try #require(stage[.b].fastStatus.pending.first).content
    try stage.restart(.b)
    #expect(pending(stage, .b) == [] && stage.slots(.b) == "2x")
    stage[.a].tick()
    try stage.observe()
    try stage.deliver(.heartbeat, from: .a, to: .b)
    try stage.pass(.b, proposes: "3x")
    let second = try #require(stage[.b].fastStatus.pending.first).content
    #expect(second.incarnation == first.incarnation + 1)
    #expect(pending(stage, .b) == [3])
  }

  @Test("L2: what goes the classic way gets its name from the leader, never the proposer's") func oneTrackAName() throws {
    var stage = try Stage(3)
    stage[.b].fastProposalsSuspended = true
    try stage.pass(.b, proposes: "2x")
    #expect(stage.sent.last { $0.kind == .propose }?.entries[0].content == ContentID.none)
    try stage.deliver(.propose, from: .b, to: .a)
    #expect(stage[.a].replica.log.entry(at: 2)?.content.node == .a)
    #expect(stage.slots(.a) == "")
  }

  @Test("L3: a slot that stays undecided is decided by the leader alone, gaps before it filled") func overdue() throws {
    var stage = try Stage(5) { $0.fastDecisionTicks = 4 }
    try stage.propose("3x", to: .b)
    try stage.votes(from: .b, to: .a)
    for _ in 0..<3 { stage[.a].tick() }
    try stage.observe()
    #expect(stage.log(.a) == "1:N")
    stage[.a].tick()
    try stage.observe()
    #expect(stage.log(.a) == "1:N 2:N 3x")
    #expect(stage.sent.contains { $0.kind == .append && $0.entries.last?.data == Array("3x".utf8) })
  }

  @Test("L3: most votes seen decide, the own slot among them") func overdueByPlurality() throws {
    var stage = try Stage(7)
    try stage.propose("2y", to: .b)
    try stage.propose("2x", to: .a, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N")
    for _ in 0..<2 { stage[.a].tick() }
    try stage.observe()
    #expect(stage.log(.a) == "1:N 2x")
  }

  @Test("L3: before anything classic, everything that is held is decided") func classicFollows() throws {
    var stage = try Stage(5)
    try stage.propose("2x", "4x", to: .b)
    try stage.votes(from: .b, to: .a)
    try stage.lead(.a, appends: "5z")
    #expect(stage.log(.a) == "1:N 2x 3:N 4x 5z")
  }

  @Test("L3: while a transfer is pending nothing is decided, and afterwards the clock goes on") func transfer() throws {
    var stage = try Stage(3)
    try stage.lead(.a, appends: "2z")
    stage[.a].transferLeader(to: .c)
    try stage.propose("3x", to: .a)
    try stage.append(term: 1, through: 2, to: .b)
    try stage.propose("3x", to: .b)
    try stage.votes(from: .b, to: .a)
    for _ in 0..<9 { stage[.a].tick() }
    try stage.observe()
    #expect(stage.log(.a) == "1:N 2z")
    for _ in 0..<4 { stage[.a].tick() }
    try stage.observe()
    #expect(stage.log(.a) == "1:N 2z 3x")
  }

  @Test("L3: the limit of the uncommitted tail holds on the fast track too, and the clock stands meanwhile") func limit() throws {
    var stage = try Stage(5) { $0.uncommittedEntriesSizeMax = 3 }
    try stage.propose("2x", "3x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N 2x")
    for _ in 0..<9 { stage[.a].tick() }
    try stage.observe()
    #expect(stage.log(.a) == "1:N 2x")
    #expect(throws: RaftError.proposalDropped) { try stage[.a].propose([1, 2, 3]) }
    for node in [NodeID.b, .c] { try stage.append(term: 1, through: 2, to: node) }
    try stage.acknowledge(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N 2x 3x")
  }

  @Test("L3: with the fast quorum unreachable everything commits all the same", arguments: [(3, 1), (5, 2), (7, 3)], [1, 4, 64])
  func bareMajority(_ size: (Int, Int), _ window: Int) throws {
    var cluster = try Ensemble(size.0)
    try cluster[1].campaign()
    try cluster.settle()
    let down = NodeID(size.0 - size.1 + 1)...NodeID(size.0)
    cluster.isLost = { down.contains($0.from) || down.contains($0.to) }
    for number in 0..<window { try cluster[2].propose([UInt8(number)]) }
    try cluster.tick(12)
    #expect(cluster.applied[1].compactMap(\.data.first).sorted() == (0..<window).map { UInt8($0) })
    #expect(cluster[1].fastStatus.fast == 0)
  }
}
