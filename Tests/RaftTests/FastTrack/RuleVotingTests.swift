import Raft
import Testing

/// Rules R1 to R5: who may vote for what, who counts it, and what commits fast.
@Suite("Rules R1 to R5, from a vote to a fast commit") struct RuleVotingTests {
  @Test("R1: the fast quorum is the least that leaves a strict majority in every classic quorum") func quorums() {
    for count in 1...200 {
      let classic = QuorumSize.classic(voters: count)
      let fast = QuorumSize.fast(voters: count)
      #expect(2 * classic > count && 2 * (classic - 1) <= count)
      #expect(classic > 2 * (count - fast) && fast <= count)
      #expect(fast == 1 || classic <= 2 * (count - fast + 1))
    }
  }

  @Test("R2: a node that does not share the prefix of its term's leader neither inserts nor votes") func voterGate() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .c)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.propose("2x", "3x", to: .c)
    #expect(stage.slots(.c) == "2x")
    #expect(!stage.sent.contains { $0.kind == .fastVote && $0.from == .c && $0.term == 2 })
    try stage.win(.b, with: .c)
    try stage.deliver(.append, from: .b, to: .c)
    try stage.propose("4x", to: .c)
    #expect(stage.slots(.c) == "4x")
    #expect(stage.sent.contains { $0.kind == .fastVote && $0.from == .c && $0.to == .b && $0.term == 2 && $0.index == 4 })
  }

  @Test("R2: a taken slot keeps what it holds, and the vote is for that, whole and with the term") func firstComeFirstHeld() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b)
    try stage.propose("2y", to: .b)
    #expect(stage.slots(.b) == "2x")
    let votes = stage.sent.filter { $0.kind == .fastVote && $0.from == .b }
    #expect(votes.count == 2)
    for vote in votes {
      #expect(vote.to == .a && vote.term == 1 && !vote.reject)
      #expect(vote.entries.map(\.content) == [Stage.entry("2x").content] && vote.entries[0].data == Array("2x".utf8))
    }
  }

  @Test("R2: nothing is inserted at or below the last leader-approved entry") func coveredIndex() throws {
    var stage = try Stage(3)
    try stage.lead(.a, appends: "2z")
    try stage.append(term: 1, through: 2, to: .b)
    try stage.propose("1x", "2x", to: .b)
    #expect(stage.slots(.b) == "" && stage.log(.b) == "1:N 2z")
  }

  @Test("R2: votes of another term, or of none, are not counted") func votesOfOtherTerms() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b, .c)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    #expect(stage.log(.b) == "1:N 2x 3:N")
    for voter in [NodeID.a, .c] {
      var vote = Message(kind: .fastVote, from: voter, term: 1, entries: [Stage.entry("4x")])
      try stage.step(vote, at: .b)
      vote.term = 0
      vote.fastPath = true
      #expect(throws: RaftError.self) { try stage[.b].step(vote) }
    }
    #expect(stage[.b].fastStatus.tallies.isEmpty)
    try stage.step(Message(kind: .fastVote, from: .c, term: 2, entries: [Stage.entry("4x")]), at: .b)
    #expect(stage.log(.b) == "1:N 2x 3:N 4x")
  }

  @Test("R2: a proposal carries no term, so that no proposer can depose a leader") func proposalsCarryNoTerm() throws {
    var stage = try Stage(3)
    var message = Message(kind: .fastProposal, from: .client, term: 7, entries: [Stage.entry("2x")])
    message.fastPath = true
    #expect(throws: RaftError.self) { try stage[.a].step(message) }
    #expect(stage.role(.a) == .leader && stage.slots(.a) == "")
  }

  @Test("R3: a leader commits nothing fast before its own no-op is classically committed") func leaderGate() throws {
    var stage = try Stage(3)
    try stage.campaign(.b)
    try stage.ask(.a, for: .b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.append(term: 2, through: 2, to: .a)
    try stage.append(term: 2, through: 2, to: .c)
    try stage.propose("3x", to: .a, .b, .c)
    try stage.votes(from: .a, .c, to: .b)
    #expect(stage.log(.b) == "1:N 2:N 3x" && stage.fast(.b) == 0)
    #expect(stage[.b].fastStatus.closure == .noopUncommitted(noop: 2, commit: 1))
    try stage.acknowledge(from: .c, to: .b)
    #expect(stage.commit(.b) == 2 && stage.fast(.b) == 3)
  }

  @Test("R4: with a classic quorum of votes the value with most of them is appended, in the leader's term") func plurality() throws {
    var stage = try Stage(5)
    try stage.propose("2x", to: .c, .d)
    try stage.propose("2y", to: .b)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N")
    try stage.votes(from: .d, to: .a)
    #expect(stage.log(.a) == "1:N 2x")
    #expect(stage[.a].replica.log.entry(at: 2)?.term == 1 && stage[.a].replica.log.entry(at: 2)?.insertedBy == .leader)
    #expect(stage.sent.contains { $0.kind == .append && $0.entries.last?.data == Array("2x".utf8) })
  }

  @Test("R4: ties go to the lowest content identifier, whatever came first, and the choice stands") func ties() throws {
    for order in [[NodeID.b, .c], [.c, .b]] {
      var stage = try Stage(3)
      try stage.propose("2x", to: .b)
      try stage.propose("2y", to: .c)
      for voter in order { try stage.votes(from: voter, to: .a) }
      #expect(stage.log(.a) == "1:N 2y")
    }
  }

  @Test("R4: later votes do not change what was decided") func choiceStands() throws {
    var stage = try Stage(5)
    try stage.propose("2y", to: .b, .c)
    try stage.propose("2x", to: .a, .d, .e)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N 2y")
    try stage.votes(from: .d, .e, to: .a)
    #expect(stage.log(.a) == "1:N 2y" && stage.fast(.a) == 0)
  }

  @Test("R5: one vote less than a fast quorum does not commit, the last one does", arguments: 2...7) func fastQuorum(_ count: Int) throws {
    var stage = try Stage(count)
    let others = (2...NodeID(count)).map { $0 }
    for voter in others { try stage.propose("2x", to: voter) }
    let needed = QuorumSize.fast(voters: count)
    var votes = 0
    for voter in others {
      try stage.votes(from: voter, to: .a)
      votes += 1
      // The leader itself holds the value as soon as it has decided, by a classic quorum of votes.
      let isDecided = votes >= QuorumSize.classic(voters: count)
      #expect(stage.fast(.a) == (isDecided && votes + 1 >= needed ? 2 : 0), "\(votes) votes of \(count)")
    }
  }

  @Test("R5: never out of order") func inOrder() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .a, .b)
    try stage.propose("3x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N 2x 3x" && stage.fast(.a) == 0)
    try stage.append(term: 1, through: 2, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage.commit(.a) == 2 && stage.fast(.a) == 3)
  }

  @Test("R5: acknowledgements are no votes, and votes do not raise what matches") func votesAndAcknowledgements() throws {
    var stage = try Stage(5)
    try stage.propose("2x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N 2x" && stage.fast(.a) == 0)
    #expect(stage[.a].status.progress[.b]?.match == 1)
    try stage.append(term: 1, through: 2, to: .d)
    try stage.acknowledge(from: .d, to: .a)
    #expect(stage.fast(.a) == 0 && stage.commit(.a) == 1)
    try stage.append(term: 1, through: 2, to: .e)
    try stage.acknowledge(from: .e, to: .a)
    #expect(stage.commit(.a) == 2 && stage.fast(.a) == 0)
  }

  @Test("R5: the leader's slot and its log count once together, and votes for another value not at all") func leaderCountsOnce() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .a, .b)
    try stage.propose("2y", to: .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N 2x" && stage.fast(.a) == 0)
    #expect(stage[.a].fastStatus.tallies.first?.candidates.first?.voters == [.a, .b])
  }
}
