import Raft
import Testing

/// Rules L4 to L7: votes are repeated, windows bounded, arrivals out of order wait.
@Suite("Rules L4 to L7, repetition and order") struct RuleVoteRepetitionTests {
  private func votes(_ stage: Stage, from node: NodeID, term: Term = 1) -> [String] {
    stage.sent.filter { $0.kind == .fastVote && $0.from == node && $0.term == term && !$0.reject }.map { Stage.text($0.entries) }
  }

  @Test("L4: when its gate opens, a node votes for what it holds") func gateOpens() throws {
    var stage = try Stage(3)
    try stage.propose("2x", "4x", to: .c)
    try stage.campaign(.b)
    try stage.ask(.a, for: .b)
    try stage.win(.b, with: .a)
    #expect(votes(stage, from: .c, term: 2) == [])
    try stage.append(term: 2, through: 2, to: .c)
    #expect(votes(stage, from: .c, term: 2) == ["4x"])
  }

  @Test("L4: when it learns the leader, a node votes for what it holds") func leaderBecomesKnown() throws {
    var stage = try Stage(3)
    try stage[.b].forgetLeader()
    try stage.propose("2x", to: .b)
    #expect(votes(stage, from: .b) == [])
    stage[.a].tick()
    try stage.observe()
    try stage.deliver(.heartbeat, from: .a, to: .b)
    #expect(votes(stage, from: .b) == ["2x"])
    try stage.deliver(.heartbeat, from: .a, to: .b)
    #expect(votes(stage, from: .b) == ["2x"], "the same leader need not hear it with each heartbeat")
  }

  @Test("L4: a vote repeats those for the slots below, and a repeated proposal is voted for again") func repeats() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b)
    try stage.propose("3x", to: .b)
    try stage.propose("2x", to: .b)
    #expect(votes(stage, from: .b) == ["2x", "2x 3x", "2x"])
  }

  @Test("L4: after deciding an index, and after committing one, the leader goes on to the next") func goesOn() throws {
    var stage = try Stage(3)
    try stage.propose("3x", "4x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N")
    try stage.propose("2x", to: .a, .b)
    try stage.votes(from: .b, to: .a)
    #expect(stage.log(.a) == "1:N 2x 3x 4x" && stage.fast(.a) == 0)
    try stage.propose("2x", to: .c)
    try stage.votes(from: .c, to: .a)
    #expect(stage.fast(.a) == 4)
  }

  @Test("L5: nothing is inserted beyond the window; the refusal names index and next free one") func window() throws {
    var stage = try Stage(3) { $0.fastWindow = 3 }
    try stage.propose("4x", "5x", to: .b)
    #expect(stage.slots(.b) == "4x")
    let refusal = try #require(stage.sent.last { $0.kind == .fastVote && $0.reject })
    #expect(refusal.to == .client && refusal.index == 5 && refusal.rejectHint == 5 && refusal.entries.isEmpty && refusal.term == 0)
  }

  @Test("L5: the window never refuses a demoted entry") func windowAndDemotion() throws {
    var stage = try Stage(3) { $0.fastWindow = 1 }
    for name in ["2z", "3z", "4z", "5z"] { try stage.lead(.a, appends: name) }
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.append(term: 2, through: 2, to: .a)
    #expect(stage.slots(.a) == "3z 4z 5z")
  }

  @Test("L5: a refusal's next free index guides new proposals, however large it claims to be") func nextFree() throws {
    var stage = try Stage(3) { $0.fastWindow = 8 }
    try stage.step(Message(kind: .fastVote, from: .a, index: 2, reject: true, rejectHint: 5), at: .b)
    try stage.pass(.b, proposes: "5x")
    #expect(stage[.b].fastStatus.pending.map(\.index) == [5])
    try stage.step(Message(kind: .fastVote, from: .a, index: 2, reject: true, rejectHint: 0), at: .c)
    try stage.step(Message(kind: .fastVote, from: .a, index: 2, reject: true, rejectHint: 1 << 40), at: .c)
    try stage.pass(.c, proposes: "9z")
    #expect(stage[.c].fastStatus.pending.isEmpty)
    #expect(stage.sent.contains { $0.kind == .propose && $0.from == .c })
    // The log grows past whatever the claim stood for within the window.
    for number in 2...9 { try stage.lead(.a, appends: "\(number)z") }
    try stage.append(term: 1, through: 9, to: .c)
    try stage.pass(.c, proposes: "10x")
    #expect(stage[.c].fastStatus.pending.map(\.index) == [10])
  }

  @Test("L6: proposals are aimed one behind the other, also behind what is only held") func pipelining() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b)
    try stage.pass(.b, proposes: "3x")
    try stage.pass(.b, proposes: "4x")
    #expect(stage[.b].fastStatus.pending.map(\.index) == [3, 4])
    #expect(stage.slots(.b) == "2x 3x 4x")
  }

  @Test("L6: what arrives out of order waits in its slot, and goes as soon as it can") func outOfOrder() throws {
    var stage = try Stage(3)
    for name in ["4x", "3x", "2x"] { try stage.propose(name, to: .a, .b, .c) }
    #expect(stage.slots(.a) == "2x 3x 4x" && stage.log(.a) == "1:N")
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N 2x 3x 4x" && stage.fast(.a) == 4)
  }

  @Test("L6: with as many proposals in flight as allowed, more go the classic way") func inFlightMax() throws {
    var stage = try Stage(3) { $0.fastProposalsMax = 2 }
    for name in ["2x", "3x", "4x"] { try stage.pass(.b, proposes: name) }
    #expect(stage[.b].fastStatus.pending.map(\.index) == [2, 3])
    #expect(stage.sent.contains { $0.kind == .propose && $0.entries[0].data == Array("4x".utf8) })
  }

  @Test("L7: a node behind does not vote, and the classic track brings it up") func catchesUp() throws {
    var stage = try Stage(3)
    try stage.campaign(.b)
    try stage.ask(.a, for: .b)
    try stage.win(.b, with: .a)
    try stage.append(term: 2, through: 2, to: .a)
    try stage.acknowledge(from: .a, to: .b)
    try stage.step(Message(kind: .heartbeat, from: .b, term: 2), at: .c)
    try stage.propose("3x", to: .a, .b, .c)
    #expect(stage.slots(.c) == "")
    try stage.votes(from: .a, .c, to: .b)
    #expect(stage.log(.b) == "1:N 2:N 3x" && stage.fast(.b) == 0)
    try stage.append(term: 2, through: 3, to: .c)
    try stage.acknowledge(from: .c, to: .b)
    #expect(stage.commit(.b) == 3)
    try stage.propose("4x", to: .c)
    #expect(votes(stage, from: .c, term: 2) == ["4x"])
  }
}
