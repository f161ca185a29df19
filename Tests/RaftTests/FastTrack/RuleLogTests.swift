import Raft
import Testing

/// Rules R6 to R10: the log, what a conflict leaves, and what an election finds.
@Suite("Rules R6 to R10, from a classic commit to a recovery") struct RuleLogTests {
  @Test("R6: a classic quorum commits what has too few votes") func classicCommit() throws {
    var stage = try Stage(5)
    try stage.propose("2x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    for node in [NodeID.b, .c] { try stage.append(term: 1, through: 2, to: node) }
    try stage.acknowledge(from: .b, .c, to: .a)
    #expect(stage.commit(.a) == 2 && stage.fast(.a) == 0)
    #expect(stage.cluster.applied[0].map(\.index) == [1, 2])
  }

  @Test("R6: an entry of an older term commits only with one of the leader's own") func ownTermOnly() throws {
    var stage = try Stage(3)
    try stage.lead(.a, appends: "2z")
    try stage.append(term: 1, through: 2, to: .b)
    try stage.campaign(.a)
    #expect(stage.role(.a) == .leader)
    try stage.step(Message(kind: .vote, from: .c, term: 2, logTerm: 1, index: 1), at: .a)
    try stage.campaign(.a)
    try stage.ask(.b, for: .a)
    try stage.win(.a, with: .b)
    #expect(stage.log(.a) == "1:N 2z 3:N")
    try stage.append(term: 3, through: 2, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage[.a].status.progress[.b]?.match == 2 && stage.commit(.a) == 1)
    try stage.append(term: 3, through: 3, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage.commit(.a) == 3)
  }

  @Test("R7: an append covers slots at its indexes and leaves those above") func coveredSlots() throws {
    var stage = try Stage(3)
    try stage.propose("2x", "3x", "5x", to: .b)
    try stage.lead(.a, appends: "2z")
    try stage.append(term: 1, through: 2, to: .b)
    #expect(stage.log(.b) == "1:N 2z" && stage.slots(.b) == "3x 5x")
    #expect(stage[.b].storage.slots == stage[.b].fastStatus.slots)
  }

  @Test("R7: what a conflict cuts beyond the last new entry is demoted, beside the slots above it") func demotedBesideSlots() throws {
    var stage = try Stage(3)
    for name in ["2z", "3z", "4z"] { try stage.lead(.a, appends: name) }
    try stage.propose("6x", to: .a)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.append(term: 2, through: 2, to: .a)
    #expect(stage.log(.a) == "1:N 2:N" && stage.slots(.a) == "3z 4z 6x")
    #expect(stage[.a].fastStatus.slots.allSatisfy { $0.insertedBy == .self })
    #expect(stage[.a].storage.slots.map(\.content) == stage[.a].fastStatus.slots.map(\.content))
  }

  @Test("R8: slots make a log no more up to date, neither the candidate's nor the voter's") func upToDate() throws {
    var stage = try Stage(3)
    try stage.lead(.a, appends: "2z")
    try stage.append(term: 1, through: 2, to: .c)
    try stage.propose("2x", "3x", "4x", to: .b)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    #expect(stage.sent.last { $0.kind == .voteResponse && $0.from == .c }?.reject == true)
    try stage.campaign(.c)
    try stage.campaign(.c)
    try stage.ask(.b, for: .c)
    try stage.win(.c, with: .b)
  }

  @Test("R9: a grant reports everything above the candidate's log, across gaps, whole") func hintsAcrossGaps() throws {
    var stage = try Stage(3)
    for name in ["2z", "3z"] { try stage.lead(.a, appends: name) }
    try stage.propose("5x", "7x", to: .a)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.append(term: 2, through: 2, to: .c)
    try stage.campaign(.c)
    try stage.ask(.a, for: .c)
    #expect(stage.hints(of: .a, to: .c) == "3z 5x 7x")
    var fresh = try Stage(3)
    try fresh.propose("2x", "4x", to: .c)
    try fresh.campaign(.b)
    try fresh.ask(.c, for: .b)
    let grant = try #require(fresh.sent.last { $0.kind == .voteResponse && $0.from == .c })
    #expect(grant.entries.map(\.content) == [Stage.entry("2x"), Stage.entry("4x")].map(\.content))
    #expect(grant.entries.map(\.data) == [Array("2x".utf8), Array("4x".utf8)])
  }

  @Test("R9: hints too large for one message are split, in any order, and count once all have come") func splitHints() throws {
    var stage = try Stage(3) { $0.sizePerMessageMax = 0 }
    try stage.propose("2x", "3x", "4x", "5x", to: .c)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    let parts = stage.sent.filter { $0.kind == .voteResponse && $0.from == .c }
    #expect(parts.map(\.hintPart) == [0, 1, 2, 3] && parts.allSatisfy { $0.hintPartCount == 4 && $0.entries.count == 1 })
    try #require(parts.count == 4)
    for number in [3, 1, 3, 0, 1] {
      try stage.step(parts[number], at: .b)
      #expect(stage.role(.b) == .candidate)
    }
    try stage.step(parts[2], at: .b)
    #expect(stage.log(.b) == "1:N 2x 3x 4x 5x 6:N")
  }

  @Test("R9: neither refusals nor pre-votes report anything") func grantsOnly() throws {
    var stage = try Stage(3) { $0.preVote = true }
    try stage.propose("2x", to: .c)
    try stage.campaign(.b)
    try stage.deliver(.preVote, from: .b, to: .c)
    try stage.step(Message(kind: .vote, from: .a, term: 1, logTerm: 1, index: 1), at: .c)
    let answers = stage.sent.filter { $0.from == .c && ($0.kind == .preVoteResponse || ($0.kind == .voteResponse && $0.reject)) }
    #expect(answers.contains { $0.kind == .preVoteResponse && !$0.reject })
    #expect(answers.allSatisfy { $0.entries.isEmpty })
  }

  @Test("R10: a strict majority of the reports outweighs the own slot; all gets the new term, then comes the no-op") func majority() throws
  {
    var stage = try Stage(5)
    try stage.propose("2y", to: .b)
    try stage.propose("2x", to: .c, .d)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.ask(.d, for: .b)
    try stage.win(.b, with: .c, .d)
    #expect(stage.log(.b) == "1:N 2x 3:N")
    let entries = stage[.b].replica.log.allEntries
    #expect(entries.map(\.term) == [1, 2, 2] && entries.allSatisfy { $0.insertedBy == .leader })
    #expect(entries.dropFirst().first?.content == Stage.entry("2x").content)
  }

  @Test("R10: recovery ends where nobody reports anything, and what stands beyond stays in the slot") func recoveryEnds() throws {
    var stage = try Stage(3)
    try stage.propose("2x", "5x", to: .b, .c)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    let recovered = stage.decisions(.b).compactMap { if case .recovered(let index, _, _, _, _) = $0 { index } else { nil } }
    #expect(recovered == [2])
    #expect(stage.decisions(.b).contains(.recoveryEnded(index: 3, grants: [.b, .c])))
    #expect(stage.log(.b).hasPrefix("1:N 2x 3:N"))
  }

  @Test("R10: grants that come after the election change nothing") func lateGrants() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .a)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.ask(.a, for: .b)
    #expect(stage.hints(of: .a, to: .b) == "2x")
    try stage.win(.b, with: .c)
    try stage.deliver(.voteResponse, from: .a, to: .b)
    #expect(stage.log(.b) == "1:N 2:N")
  }

  @Test("R10: two payloads under one name stop the node before it leads") func contradiction() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b)
    var forged = Stage.entry("2x")
    forged.data = [0]
    try stage.step(Message(kind: .fastProposal, from: .client, entries: [forged]), at: .c)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.deliver(.voteResponse, from: .c, to: .b)
    #expect(stage[.b].haltReason != nil && stage.role(.b) == .candidate)
    #expect(!stage.sent.contains { $0.kind == .append && $0.from == .b })
    #expect(throws: RaftError.self) { try stage[.b].campaign() }
  }
}
