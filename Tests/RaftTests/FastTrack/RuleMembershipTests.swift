import Raft
import Testing

/// Rules R13 and R14: configuration changes beside the fast track.
@Suite("Rules R13 and R14, conf changes beside the fast track") struct RuleMembershipTests {
  @Test("R13: a follower's conf change goes to the leader, whatever is open") func notProposedFast() throws {
    var stage = try Stage(3)
    try stage.change(.b, .addLearnerNode, .d)
    #expect(stage.sent.contains { $0.kind == .propose && $0.from == .b && $0.to == .a })
    #expect(!stage.sent.contains { $0.kind == .fastProposal })
  }

  @Test("R13: a conf change can neither be proposed fast, nor voted for, nor reported") func notOnTheFastTrack() throws {
    var stage = try Stage(3)
    var entry = Stage.entry("2x")
    entry.kind = .confChange
    try stage.campaign(.b)
    for (kind, term) in [(MessageKind.fastProposal, Term(0)), (.fastVote, 1), (.voteResponse, 2)] {
      let node: NodeID = kind == .voteResponse ? .b : .a
      let from: NodeID = kind == .fastProposal ? .client : .c
      let message = Message(kind: kind, to: node, from: from, term: term, entries: [entry], fastPath: true)
      #expect(throws: RaftError.self) { try stage[node].step(message) }
    }
    #expect(stage.role(.b) == .candidate && stage[.a].fastStatus.tallies.isEmpty)
  }

  @Test("R13: a conflict drops a conf change, and demotes what stands around it") func notDemoted() throws {
    var stage = try Stage(3)
    try stage.lead(.a, appends: "2z")
    try stage.lead(.a, appends: "3z")
    try stage.change(.a, .addLearnerNode, .d)
    try stage.lead(.a, appends: "5z")
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.append(term: 2, through: 2, to: .a)
    #expect(stage.log(.a) == "1:N 2:N" && stage.slots(.a) == "3z 5z")
  }

  @Test("R14.1: no conf change before the leader's own no-op is committed, and none while one is unapplied") func admission() throws {
    var stage = try Stage(3)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    try stage.change(.b, .addLearnerNode, .d)
    #expect(stage.log(.b) == "1:N 2:N 3:N")
    try stage.append(term: 2, through: 3, to: .c)
    try stage.acknowledge(from: .c, to: .b)
    try stage.change(.b, .addLearnerNode, .d)
    try stage.change(.b, .addLearnerNode, .e)
    #expect(stage.log(.b) == "1:N 2:N 3:N 4:C 5:N")
    #expect(stage.decisions(.b).count { if case .confChangeRefused = $0 { true } else { false } } == 2)
  }

  @Test("R14.2: with an unapplied conf change in the log nothing commits fast, and nothing waits") func closed() throws {
    var stage = try Stage(3)
    try stage.change(.a, .addLearnerNode, .d)
    #expect(stage[.a].fastStatus.closure == .confChangePending(2))
    try stage.propose("3x", to: .a, .b, .c)
    #expect(stage.log(.a) == "1:N 2:C 3x")
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 0)
    #expect(stage.slots(.b) == "3x")
  }

  @Test("R14.3: the track opens again once a no-op behind the applied change is committed") func barrier() throws {
    var stage = try Stage(3)
    try stage.change(.a, .addLearnerNode, .d)
    try stage.append(term: 1, through: 2, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage.log(.a) == "1:N 2:C 3:N")
    #expect(stage[.a].fastStatus.barrier == 3)
    #expect(stage[.a].fastStatus.closure == .barrierUncommitted(barrier: 3, commit: 2))
    try stage.append(term: 1, through: 3, to: .b, commit: 2)
    try stage.append(term: 1, through: 3, to: .c, commit: 2)
    try stage.propose("4x", to: .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.log(.a) == "1:N 2:C 3:N 4x" && stage.fast(.a) == 0)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage[.a].fastStatus.closure == nil && stage.commit(.a) == 3 && stage.fast(.a) == 4)
  }

  @Test("R14.3: what is held comes before the no-op behind a change") func heldBeforeBarrier() throws {
    var stage = try Stage(3)
    try stage.change(.a, .removeNode, .c)
    stage[.a].transferLeader(to: .c)
    try stage.propose("3x", to: .a)
    #expect(stage.log(.a) == "1:N 2:C" && stage.slots(.a) == "3x")
    try stage.append(term: 1, through: 2, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage.log(.a) == "1:N 2:C 3x 4:N" && stage[.a].fastStatus.barrier == 4)
  }

  @Test("R14.3: a leader that the change removes appends none, if it steps down") func stepsDown() throws {
    var stage = try Stage(3) { $0.stepDownOnRemoval = true }
    try stage.change(.a, .removeNode, .a)
    try stage.append(term: 1, through: 2, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage.role(.a) == .follower && stage.log(.a) == "1:N 2:C")
  }

  @Test("R14.4: the commit index is in the same write as the entries it came with") func commitWithItsEntries() throws {
    var stage = try Stage(3)
    let entry = Entry(term: 1, index: 2, insertedBy: .leader, content: ContentID(node: .a, incarnation: 1, sequence: 7))
    let message = Message(
      kind: .append, to: .b, from: .a, term: 1, logTerm: 1, index: 1, entries: [entry], commit: 2, fastPath: true)
    try stage[.b].step(message)
    let ready = stage[.b].ready()
    #expect(ready.storageWrite.entries == [entry] && ready.storageWrite.hardState?.commit == 2)
    #expect(ready.messages.contains { $0.kind == .appendResponse && $0.index == 2 })
  }

  @Test("R14.5: nobody campaigns with a conf change that is known to be committed and is not applied, after a restart neither")
  func noCampaign() throws {
    var stage = try Stage(3)
    try stage.change(.a, .addLearnerNode, .d)
    let message = try #require(stage.sent.last { $0.kind == .append && $0.to == .b && $0.entries.last?.kind == .confChange })
    var commit = message
    commit.commit = 2
    var node = stage[.b]
    try node.step(commit)
    let ready = node.ready()
    try node.storage.write(ready.storageWrite)
    try node.campaign()
    #expect(node.basicStatus.softState.role == .follower)

    var config = Config(id: .b)
    config.enableFastPath = true
    var restarted = try RawNode(config: config, storage: node.storage)
    try restarted.campaign()
    #expect(restarted.basicStatus.softState.role == .follower)
    while restarted.hasReady() {
      let ready = restarted.ready()
      try restarted.storage.write(ready.storageWrite)
      for entry in ready.committedEntries {
        if let change = try entry.confChange() { try restarted.applyConfChange(change) }
      }
      restarted.advance()
    }
    try restarted.campaign()
    #expect(restarted.basicStatus.softState.role == .candidate)
  }

  @Test("R14.6: a learner holds slots, but neither its vote, nor its grant, nor its report counts") func learners() throws {
    var stage = try Stage(3, learners: 1)
    try stage.propose("2x", to: .b, .d)
    #expect(stage.slots(.d) == "2x")
    try stage.votes(from: .d, .b, to: .a)
    #expect(stage.log(.a) == "1:N" && stage[.a].fastStatus.tallies.map(\.voteCount) == [1])
    try stage.campaign(.c)
    let term = stage[.c].basicStatus.hardState.term
    try stage.step(Message(kind: .voteResponse, from: .d, term: term, entries: [Stage.entry("2x")]), at: .c)
    #expect(stage.role(.c) == .candidate)
    try stage.ask(.a, for: .c)
    try stage.win(.c, with: .a)
    #expect(stage.log(.c) == "1:N 2:N")
  }

  @Test("R14: the fast track and unchecked conf changes do not go together") func validationStaysOn() {
    var config = Config(id: 1)
    config.enableFastPath = true
    config.disableConfChangeValidation = true
    #expect { try RawNode(config: config, storage: MemoryStorage()) } throws: {
      ($0 as? ConfigError)?.field == "disableConfChangeValidation"
    }
  }
}
