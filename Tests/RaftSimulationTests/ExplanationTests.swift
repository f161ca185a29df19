import Raft
import RaftSimulation
import Testing

@Suite("Explanations") struct ExplanationTests {
  /// Runs lines and gives back the text of every line of the event log.
  private func log(_ lines: [String], settings: ClusterSettings = ClusterSettings(seed: 7)) throws -> [EventLine] {
    var run = Run(settings: settings)
    for line in lines { try run.perform(line: line) }
    return run.lines(endingAt: run.eventCount, countMax: .max)
  }

  private func find(_ part: String, in lines: [EventLine]) -> EventLine? { lines.first { $0.text.contains(part) } }

  @Test("A fast commit gives its numbers and its rule") func fastCommit() throws {
    let lines = try log(["campaign 1", "settle", "propose 3 a", "settle"])
    let commit = try #require(find("COMMITS 2 = a on the fast track", in: lines))
    #expect(commit.text == "COMMITS 2 = a on the fast track: 4 of 5 voted a, fast quorum is ⌈3·5/4⌉ = 4")
    #expect(commit.node == 1)
    #expect(commit.kind == .fastCommit)
    #expect(commit.rule == .r5)
    let slot = try #require(find("inserts a self-approved", in: lines))
    #expect(slot.text == "holds nothing at 2 and has term 1 of its leader: inserts a self-approved, votes for it")
    #expect(slot.kind == .selfApproved)
    #expect(slot.rule == .r2)
    let decision = try #require(find("DECIDES 2", in: lines))
    #expect(decision.text == "DECIDES 2: a has 3 of 3 votes, classic quorum is ⌊5/2⌋+1 = 3; appends a leader-approved")
  }

  @Test("What a leader appends is named before its slow disk has written it") func unwritten() throws {
    var settings = ClusterSettings(nodeCount: 3, seed: 7)
    settings.hasSlowDisks = true
    let lines = try log(["campaign 1", "settle", "add 4"], settings: settings)
    #expect(find("appends the membership change", in: lines)?.text == "appends the membership change +S4 at 2, term 1")
  }

  @Test("A classic commit names the values that it commits") func classicCommit() throws {
    let lines = try log(["campaign 1", "settle", "propose 1 a", "propose 1 b", "settle"])
    #expect(find("COMMITS 2 = a on the classic track: 3 of 5 matched, classic quorum is ⌊5/2⌋+1 = 3", in: lines)?.kind == .classicCommit)
  }

  @Test("A recovery tells who reported the value, and whether it had to be taken") func recovery() throws {
    let lines = try log([
      "campaign 1", "settle", "propose 3 a", "deliver all MsgFastProp", "deliver all MsgFastVote", "crash 1", "drop all from 1",
      "campaign 5",
      "settle",
    ])
    let recovery = try #require(find("RECOVERS 2 = a", in: lines))
    #expect(recovery.text.contains("3 of 3 grants report it"))
    #expect(recovery.text.hasSuffix("a strict majority, so it must be taken"))
    #expect(recovery.kind == .recovery)
    #expect(find("reports the 1 entry it holds above 1", in: lines)?.rule == .r9)
  }

  @Test("In classic mode values are named too, though nothing carries an identifier") func classicValues() throws {
    let lines = try log(
      ["campaign 1", "settle", "propose 3 a", "settle"], settings: ClusterSettings(nodeCount: 3, seed: 7, fastPath: false))
    #expect(find("appends a at 2 leader-approved, term 1", in: lines) != nil)
    #expect(find("COMMITS 2 = a", in: lines) != nil)
    #expect(!lines.contains { $0.text.contains("?") })
  }

  @Test("Every kind of decision has a sentence of its own, without identifiers that mean nothing to a person") func everyDecision() throws {
    let content = ContentID(node: 3, incarnation: 1, sequence: 1)
    let last = EntryPosition(term: 1, index: 4)
    let report = HintReport(voter: 2, content: content, term: 1, insertedBy: .self)
    let decisions: [Decision] =
      Role.allCases.map { .roleChanged(role: $0, term: 2, leader: $0 == .follower ? 1 : 0) } + [
        .campaignStarted(term: 2, preVote: true, last: last), .campaignStarted(term: 2, preVote: false, last: last),
        .voteGranted(candidate: 2, term: 2, preVote: false, candidateLast: last, ownLast: last, hints: 3),
        .voteRefused(candidate: 2, term: 2, preVote: false, reason: .votedFor(4), candidateLast: last, ownLast: last),
        .voteRefused(candidate: 2, term: 2, preVote: true, reason: .logNotUpToDate, candidateLast: last, ownLast: last),
        .voteRefused(candidate: 2, term: 2, preVote: true, reason: .belowCompacted(9), candidateLast: last, ownLast: last),
        .voteRefused(candidate: 2, term: 2, preVote: true, reason: .leaseNotExpired(ticksRemaining: 3), candidateLast: last, ownLast: last),
        .voteRefused(candidate: 2, term: 2, preVote: true, reason: .staleTerm, candidateLast: last, ownLast: last),
        .pollCounted(voter: 2, granted: true, preVote: false, grants: 2, refusals: 0, quorum: 3),
        .appendAccepted(leader: 2, previous: last, last: 6, entries: 2), .appendRejected(leader: 2, previous: last, ownTerm: 2, hint: 3),
        .appended(index: 5, term: 2, content: content, cause: .noop), .appended(index: 5, term: 2, content: content, cause: .proposal),
        .appended(index: 5, term: 2, content: .none, cause: .confChange), .appended(index: 5, term: 2, content: content, cause: .barrier),
        .fastProposed(index: 5, content: content, attempt: 2), .classicProposed(leader: 2, reason: .off),
        .classicProposed(leader: 2, reason: .gateClosed), .classicProposed(leader: 2, reason: .windowFull),
        .classicProposed(leader: 2, reason: .confChange), .classicProposed(leader: 0, reason: .noLeader),
        .slotFilled(index: 5, content: content, proposer: 3, lastLeaderTerm: 1, term: 1),
        .slotTaken(index: 5, held: content, proposed: content),
        .slotRefused(index: 5, content: content, reason: .covered(7)),
        .slotRefused(index: 5, content: content, reason: .gateClosed(lastLeaderTerm: 1, term: 2)),
        .slotRefused(index: 5, content: content, reason: .beyondWindow(last: 3)), .fastVoteSent(leader: 1, term: 1, first: 5, last: 7),
        .fastVoteCounted(index: 5, voter: 2, content: content, votesForContent: 2, votes: 3, voters: 5),
        .fastVoteIgnored(voter: 2, index: 5, reason: .notVoter), .fastVoteIgnored(voter: 2, index: 5, reason: .repeated),
        .fastVoteIgnored(voter: 2, index: 5, reason: .outOfRange),
        .decided(index: 5, content: content, votesForContent: 2, votes: 3, voters: 5, cause: .quorum(3)),
        .decided(index: 5, content: content, votesForContent: 2, votes: 2, voters: 5, cause: .overdue(ticks: 2)),
        .decided(index: 5, content: content, votesForContent: 2, votes: 2, voters: 5, cause: .classicFollows),
        .decided(index: 5, content: content, votesForContent: 2, votes: 2, voters: 5, cause: .fastTrackClosed),
        .committedFast(index: 5, content: content, holders: [1, 2, 3, 4], quorum: 4, voters: 5),
        .committedClassic(from: 4, to: 5, holders: [1, 2, 3], quorum: 3, voters: 5), .frontiersLearned(leader: 2, commit: 4, fast: 6),
        .recovered(index: 5, content: content, reports: [report], grants: [1, 2, 3], byMajority: false),
        .recoveryEnded(index: 6, grants: [1, 2, 3]), .demoted(index: 5, content: content, term: 1), .fastTrackOpened(commit: 4, barrier: 0),
        .fastTrackOpened(commit: 9, barrier: 9), .fastTrackClosed(reason: .notLeader),
        .fastTrackClosed(reason: .noopUncommitted(noop: 3, commit: 2)), .fastTrackClosed(reason: .confChangePending(4)),
        .fastTrackClosed(reason: .jointConfiguration), .fastTrackClosed(reason: .barrierUncommitted(barrier: 5, commit: 4)),
        .proposalSettled(.committed(content: content, index: 5)), .proposalSettled(.reproposed(content: content, from: 5, to: 6)),
        .proposalSettled(.unknown(content: content, index: 5)), .snapshotRestored(position: last, rebased: true),
        .snapshotRestored(position: last, rebased: false), .snapshotSent(to: 3, position: last),
        .confChangeApplied(ConfState(voters: [1, 2], learners: [4], votersOutgoing: [1, 2, 3])),
        .confChangeRefused(reason: "one is pending"),
        .quorumLost(active: [1, 2], voters: 5), .transferStarted(to: 3), .readIndexed(index: 5, from: 3),
        .readPostponed(noop: 5, commit: 4), .messageIgnored(kind: .append, from: 2, reason: "it is old"), .halted(reason: "two payloads"),
      ]
    var run = Run(settings: ClusterSettings(seed: 7))
    for line in ["campaign 1", "settle", "propose 3 value", "settle"] { try run.perform(line: line) }
    var texts: Set<String> = []
    for decision in decisions {
      let record = EventRecord(number: 1, input: .heal, time: 0, facts: [.decision(1, decision)])
      let line = try #require(Explainer(run.cluster).lines(of: record).first)
      #expect(line.text != "\(decision)", "\(decision) has no sentence")
      #expect(!line.text.contains("ContentID"))
      #expect(!line.text.contains("3.1.1"), "\(line.text) shows an identifier where the value is known")
      #expect(texts.insert(line.text).inserted, "\(line.text) is said twice")
    }
  }

  @Test("Every rule has its number, a title and one sentence") func rules() {
    #expect(Rule.allCases.map(\.name) == (1...17).map { "R\($0)" } + (1...7).map { "L\($0)" })
    for rule in Rule.allCases {
      #expect(rule.sentence.hasSuffix("."))
      #expect(rule.citation.hasPrefix("\(rule.name), \(rule.title): "))
      #expect(rule.citation.count <= 170, "\(rule.citation) does not fit under the events")
      #expect(Rule(name: rule.name) == rule)
    }
    #expect(Set(Rule.allCases.map(\.sentence)).count == 24)
    #expect(Rule(name: "R18") == nil)
  }

  @Test("Faults and orders are told in plain words") func faults() throws {
    let lines = try log([
      "campaign 1", "settle", "propose 3 a", "drop 3>2 MsgFastProp", "hold 3>4 MsgFastProp", "release all", "cut 1 2", "mend 1 2",
      "crash 4 before write", "deliver 3>4 MsgFastProp", "restart 4", "fast off", "snapshot 1", "read 2 k", "settle",
    ])
    for text in [
      "is dropped: 2 a", "is held back: 2 a", "may travel again", "cut: S1-S2", "mended: S1-S2", "is going to crash before its next write",
      "CRASHES before it writes: the write is lost, and no message leaves", "RESTARTS from its disk", "new proposals go the classic way",
      "has a snapshot of all up to 1", "READS nothing under k",
    ] {
      #expect(find(text, in: lines) != nil, "nothing says \(text)")
    }
  }

  @Test("Where a rule is broken, a commit is told with the value and the numbers of the node that commits")
  func otherCommits() throws {
    var runner = ScenarioRunner(scenario: try #require(BuiltInScenario.named("break-m1")).scenario(), file: "break-m1")
    runner.runToEnd()
    let commits = runner.run.lines(of: 1...runner.run.eventCount).filter { $0.text.hasPrefix("COMMITS 2") }.map(\.plainText)
    #expect(commits.count == 2)
    #expect(commits.first?.contains("S1  COMMITS 2 = x on the classic track: 2 of 4 matched, classic quorum is 2") == true)
    #expect(commits.last?.contains("S2  COMMITS 2 = · on the classic track: 2 of 4 matched, classic quorum is 2") == true)
  }
}
