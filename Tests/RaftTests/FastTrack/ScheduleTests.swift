import Raft
import Testing

/// The schedules that break a Fast Raft which lacks one of the rules, played on this one. `observe()` checks after each step that no index
/// is committed with two values; what a mutant would have done wrong is named and denied.
@Suite("Schedules that break a Fast Raft without one of its rules") struct ScheduleTests {
  @Test("M1: two of four are no quorum") func halfIsNoMajority() throws {
    var stage = try Stage(4)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.lead(.a, appends: "2x")
    try stage.append(term: 1, through: 2, to: .d)
    try stage.acknowledge(from: .d, to: .a)
    #expect(stage.commit(.a) == 1)
    try stage.deliver(.voteResponse, from: .c, to: .b)
    #expect(stage.role(.b) == .candidate)
  }

  @Test("M2: a classic quorum of votes commits nothing fast") func fastQuorumIsLarger() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b)
    try stage.propose("2y", to: .c)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    #expect(stage.hints(of: .c, to: .b) == "2y")
    try stage.propose("2x", to: .a)
    try stage.votes(from: .b, to: .a)
    #expect(stage.log(.a) == "1:N 2x")
    #expect(stage.fast(.a) == 0)
    try stage.win(.b, with: .c)
    #expect(stage.log(.b) == "1:N 2y 3:N")
    try stage.append(term: 2, through: 2, to: .a)
    #expect(stage.log(.a) == "1:N 2y")
  }

  @Test("M4: what a conflict cuts is kept, and reported") func demotion() throws {
    var stage = try Stage(3)
    try stage.propose("2x", "3x", to: .b, .c)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    #expect(stage.hints(of: .c, to: .b) == "2x 3x")
    try stage.propose("2x", to: .a)
    try stage.votes(from: .b, .c, to: .a)
    try stage.propose("3x", to: .a)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 3)
    try stage.win(.b, with: .c)
    #expect(stage.log(.b) == "1:N 2x 3x 4:N")
    try stage.append(term: 2, through: 2, to: .a)
    #expect(stage.log(.a) == "1:N 2x" && stage.slots(.a) == "3x")
    try stage.propose("3y", to: .a)
    #expect(stage.slots(.a) == "3x")
    try stage.campaign(.a)
    try stage.ask(.c, for: .a)
    #expect(stage.hints(of: .c, to: .a) == "3x")
    try stage.win(.a, with: .c)
    #expect(stage.log(.a) == "1:N 2x 3x 4:N")
    try stage.append(term: 3, through: 3, to: .b)
    #expect(stage.log(.b) == "1:N 2x 3x")
  }

  /// Up to where C, with part of term 2's log, asks the deposed leader A.
  private func staleLeaderIsAsked() throws -> Stage {
    var stage = try Stage(4)
    try stage.propose("2x", to: .b, .c, .d)
    try stage.propose("3x", to: .b, .c)
    try stage.propose("3y", to: .d)
    try stage.campaign(.b)
    try stage.ask(.d, for: .b)
    try stage.ask(.c, for: .b)
    #expect(stage.hints(of: .d, to: .b) == "2x 3y" && stage.hints(of: .c, to: .b) == "2x 3x")
    try stage.propose("3x", to: .a)
    try stage.votes(from: .b, .c, .d, to: .a)
    #expect(stage.log(.a) == "1:N 2x 3x" && stage.fast(.a) == 3)
    try stage.win(.b, with: .c, .d)
    #expect(stage.log(.b) == "1:N 2x 3x 4:N")
    try stage.append(term: 2, through: 2, to: .c)
    try stage.campaign(.c)
    return stage
  }

  @Test("M5: a deposed leader reports what it appended") func staleLeaderApprovedHints() throws {
    var stage = try staleLeaderIsAsked()
    try stage.ask(.a, for: .c)
    try stage.ask(.d, for: .c)
    #expect(stage.hints(of: .a, to: .c) == "3x" && stage.hints(of: .d, to: .c) == "3y")
    try stage.win(.c, with: .a, .d)
    #expect(stage.log(.c) == "1:N 2x 3x 4:N")
    try stage.append(term: 3, through: 3, to: .b)
    try stage.append(term: 3, through: 3, to: .d)
    #expect(stage.log(.b) == "1:N 2x 3x" && stage.log(.d) == "1:N 2x 3x")
  }

  @Test("M16: what is committed fast only cannot be compacted away") func compaction() throws {
    var stage = try staleLeaderIsAsked()
    #expect(stage[.a].compactionIndexMax == 1 && stage[.a].basicStatus.applied == 3)
    #expect(throws: StorageError.beyondCommit(index: 3, commit: 1)) { try stage[.a].storage.compact(to: 3) }
    #expect(throws: StorageError.beyondCommit(index: 3, commit: 1)) {
      try stage[.a].storage.createSnapshot(at: 3, confState: nil, data: [])
    }
    try stage.ask(.a, for: .c)
    #expect(stage.hints(of: .a, to: .c) == "3x")
  }

  @Test("M8: a candidate asks what its voters hold") func hints() throws {
    var stage = try Stage(4)
    try stage.propose("2x", to: .b, .c)
    try stage.campaign(.d)
    try stage.ask(.b, for: .d)
    try stage.ask(.c, for: .d)
    try stage.propose("2x", to: .a)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 2)
    try stage.win(.d, with: .b, .c)
    #expect(stage.log(.d) == "1:N 2x 3:N")
    try stage.append(term: 2, through: 2, to: .a)
    try stage.append(term: 2, through: 2, to: .b)
    #expect(stage.log(.a) == "1:N 2x" && stage.log(.b) == "1:N 2x")
  }

  @Test("M12: what is recovered gets the new term") func newTerm() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b)
    try stage.campaign(.c)
    try stage.ask(.b, for: .c)
    #expect(stage.hints(of: .b, to: .c) == "2x")
    try stage.lead(.a, appends: "2y")
    try stage.win(.c, with: .b)
    #expect(stage[.c].replica.log.entry(at: 2)?.term == 2)
    try stage.append(term: 2, through: 3, to: .a)
    #expect(stage.log(.a) == "1:N 2x 3:N")
    try stage.acknowledge(from: .a, to: .c)
    #expect(stage.commit(.c) == 3)
    try stage.campaign(.a)
    try stage.ask(.b, for: .a)
    try stage.win(.a, with: .b)
    #expect(stage.log(.a) == "1:N 2x 3:N 4:N")
    try stage.append(term: 3, through: 4, to: .c)
    try stage.acknowledge(from: .c, to: .a)
    #expect(stage.commit(.a) == 4)
  }

  @Test("M22: a fast commit does not move the frontier that etcd takes for immutable") func twoFrontiers() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .b, .c)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.propose("2x", to: .a)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 2 && stage.commit(.a) == 1)
    try stage.win(.b, with: .c)
    #expect(stage.log(.b) == "1:N 2x 3:N")
    try stage.deliver(.append, from: .b, to: .a)
    let answer = stage.sent.last { $0.kind == .appendResponse && $0.from == .a && $0.to == .b }
    #expect(answer?.reject == false && answer?.index == 3)
    #expect(stage[.a].replica.log.entry(at: 2)?.term == 2)
    try stage.acknowledge(from: .a, to: .b)
    try stage.lead(.b, appends: "4z")
    try stage.deliver(.append, from: .b, to: .a)
    #expect(stage.log(.a) == "1:N 2x 3:N 4z")
  }

  @Test("M21: a stale conf change comes back neither by demotion nor by hints") func confChanges() throws {
    var stage = try Stage(3)
    try stage.lead(.a, appends: "2x")
    try stage.lead(.a, appends: "3x")
    try stage.change(.a, .addNode, .d)
    #expect(stage.log(.a) == "1:N 2x 3x 4:C")
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.append(term: 2, through: 2, to: .c)
    try stage.acknowledge(from: .c, to: .b)
    try stage.change(.b, .removeNode, .a)
    try stage.append(term: 2, through: 3, to: .c)
    #expect(stage.log(.b) == "1:N 2:N 3:C" && stage.log(.c) == "1:N 2:N 3:C")
    try stage.campaign(.c)
    try stage.ask(.a, for: .c)
    #expect(stage.hints(of: .a, to: .c) == "")
    try stage.win(.c, with: .a)
    #expect(stage.log(.c) == "1:N 2:N 3:C 4:N")
    try stage.append(term: 3, through: 4, to: .a)
    #expect(stage.log(.a) == "1:N 2:N 3:C 4:N" && stage.slots(.a) == "")
    try stage.acknowledge(from: .a, to: .c)
    #expect(stage.commit(.c) == 4 && stage[.c].replica.tracker.voterNodes == [.b, .c])
    try stage.campaign(.a)
    try stage.ask(.b, for: .a)
    try stage.win(.a, with: .b)
    try stage.append(term: 4, through: 5, to: .b)
    try stage.lead(.c, appends: "6x")
    try stage.deliver(.append, from: .c, to: .b)
    #expect(stage.log(.b) == "1:N 2:N 3:C 4:N 5:N" && stage.commit(.c) == 4)
  }
}
