import Raft
import Testing

/// Rules R16 and R17: when reads may be served, and that the setting is one for all.
@Suite("Rules R16 and R17, reads and the one setting") struct RuleReadTests {
  /// B leads term 2 with 2x and 3x recovered, and 2x alone is classically committed.
  private func recovering(_ option: ReadOnlyOption) throws -> Stage {
    var stage = try Stage(3) {
      $0.readOnlyOption = option
      $0.checkQuorum = option == .leaseBased
    }
    try stage.propose("2x", "3x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 3)
    for node in [NodeID.b, .c] { for _ in 0..<10 { stage[node].tick() } }
    try stage.observe()
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.append(term: stage[.b].basicStatus.hardState.term, through: 2, to: .c)
    try stage.acknowledge(from: .c, to: .b)
    #expect(stage.commit(.b) == 2 && stage[.b].replica.log.entry(at: 2)?.term == stage[.b].basicStatus.hardState.term)
    return stage
  }

  @Test("R16: a read waits for the leader's no-op, not for any entry of its term", arguments: [ReadOnlyOption.safe, .leaseBased])
  func waitsForNoop(_ option: ReadOnlyOption) throws {
    var stage = try recovering(option)
    stage[.b].readIndex(context: [1])
    try stage.observe()
    try stage.deliver(.heartbeat, from: .b, to: .c)
    try stage.deliver(.heartbeatResponse, from: .c, to: .b)
    #expect(stage.cluster.readStates[1].isEmpty)
    try stage.append(term: stage[.b].basicStatus.hardState.term, through: 4, to: .c)
    try stage.acknowledge(from: .c, to: .b)
    try stage.deliver(.heartbeat, from: .b, to: .c)
    try stage.deliver(.heartbeatResponse, from: .c, to: .b)
    #expect(stage.cluster.readStates[1].map(\.index) == [4])
  }

  @Test("R16: a single node waits for its no-op too") func singleNode() throws {
    var disk = try SlowDisk(1, of: 1)
    try disk.node.campaign()
    disk.collect()
    while disk.node.basicStatus.softState.role != .leader { try disk.writeOne() }
    disk.node.readIndex(context: [1])
    disk.collect()
    #expect(disk.readStates.isEmpty)
    try disk.writeAll()
    #expect(disk.readStates == [ReadState(index: 1, requestContext: [1])])
  }

  @Test("R16: the read index is the higher of the two frontiers") func readsSeeFastCommits() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 2 && stage.commit(.a) == 1)
    stage[.a].readIndex(context: [7])
    try stage.observe()
    try stage.deliver(.heartbeat, from: .a, to: .b)
    try stage.deliver(.heartbeatResponse, from: .b, to: .a)
    #expect(stage.cluster.readStates[0] == [ReadState(index: 2, requestContext: [7])])
  }

  @Test(
    "R17: a member with the fast path off is refused, with its term",
    arguments: [
      MessageKind.append, .appendResponse, .vote, .voteResponse, .preVote, .preVoteResponse, .snapshot, .heartbeat, .heartbeatResponse,
      .timeoutNow, .fastProposal, .fastVote,
    ])
  func refused(_ kind: MessageKind) throws {
    var stage = try Stage(3)
    let before = stage[.b].replica.hardState
    var message = Message(kind: kind, to: .b, from: .c, term: 8, logTerm: 7, index: 5)
    message.snapshot = Snapshot(confState: ConfState(voters: [1, 2, 3]), index: 5, term: 7)
    try stage[.b].step(message)
    try stage.observe()
    #expect(stage[.b].replica.hardState == before && stage.role(.b) == .follower && stage.slots(.b) == "")
    #expect(stage.decisions(.b).contains { if case .messageIgnored(kind, .c, _) = $0 { true } else { false } })
  }

  @Test("R17: the live switch stops new fast proposals and nothing else") func liveSwitch() throws {
    var stage = try Stage(3)
    for node in [NodeID.a, .b, .c] { stage[node].fastProposalsSuspended = true }
    try stage[.b].propose([1])
    try stage.observe()
    #expect(stage.sent.contains { $0.kind == .propose && $0.from == .b } && !stage.sent.contains { $0.kind == .fastProposal })
    try stage.propose("2x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 2)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    #expect(stage.hints(of: .c, to: .b) == "2x")
  }
}
