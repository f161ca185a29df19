import Raft
import Testing

/// The same, where memberships change and terms pass.
@Suite("What fast-track suites elsewhere check of memberships and terms") struct MembershipEquivalentTests {
  @Test("the quorum switches when a conf change is applied, not before") func quorumSwitches() throws {
    var stage = try Stage(4)
    try stage.propose("2x", to: .a, .b, .c)
    try stage.votes(from: .b, to: .a)
    #expect(stage[.a].fastStatus.tallies.first?.fastQuorum == 3 && stage[.a].fastStatus.tallies.first?.voterCount == 4)
    try stage.votes(from: .c, to: .a)
    #expect(stage.fast(.a) == 2)
    try stage.change(.a, .removeNode, .d)
    #expect(stage[.a].replica.tracker.voterNodes.count == 4)
    for node in [NodeID.b, .c] { try stage.append(term: 1, through: 3, to: node) }
    try stage.acknowledge(from: .b, .c, to: .a)
    #expect(stage[.a].replica.tracker.voterNodes == [1, 2, 3])
    for node in [NodeID.b, .c] { try stage.append(term: 1, through: 4, to: node) }
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage[.a].fastStatus.closure == nil)
    try stage.propose("5x", to: .a, .b, .c)
    try stage.votes(from: .b, to: .a)
    #expect(stage[.a].fastStatus.tallies.map(\.voterCount) == [3] && stage.fast(.a) == 2)
    try stage.votes(from: .c, to: .a)
    #expect(stage.fast(.a) == 5)
  }

  @Test("a learner counts from the moment it is a voter") func promotion() throws {
    var stage = try Stage(3, learners: 1)
    try stage.propose("2x", to: .d)
    try stage.votes(from: .d, to: .a)
    #expect(stage[.a].fastStatus.tallies.isEmpty)
    try stage.change(.a, .addNode, .d)
    for node in [NodeID.b, .d] { try stage.append(term: 1, through: 2, to: node, commit: 2) }
    try stage.acknowledge(from: .b, to: .a)
    for node in [NodeID.b, .d] { try stage.append(term: 1, through: 3, to: node) }
    try stage.acknowledge(from: .b, .d, to: .a)
    #expect(stage[.a].fastStatus.closure == nil)
    try stage.propose("4x", to: .a, .c, .d)
    try stage.votes(from: .d, to: .a)
    #expect(stage[.a].fastStatus.tallies.last?.candidates.first?.voters == [.a, .d])
  }

  @Test("removal under contention: the removed one's vote does not count, and its proposals end well") func removal() throws {
    var cluster = try Ensemble(4)
    try cluster[1].campaign()
    try cluster.settle()
    try cluster[1].proposeConfChange(.v1(ConfChange(kind: .removeNode, node: 4)))
    for id in NodeID(2)...4 { try cluster[id].propose([UInt8(id)]) }
    try cluster.settle()
    try cluster.tick(40)
    #expect(cluster[1].replica.tracker.voterNodes == [1, 2, 3])
    let applied = cluster.applied[0].compactMap(\.data.first).filter { [2, 3, 4].contains($0) }
    #expect(Set(applied).isSuperset(of: [2, 3]) && applied.count == Set(applied).count)
    for id in 2...3 { #expect(cluster.applied[id - 1].map(\.content) == cluster.applied[0].map(\.content)) }
  }

  @Test("votes of unknown and of removed members are not counted") func strangers() throws {
    var stage = try Stage(3)
    let vote = { (from: NodeID) in
      Message(kind: .fastVote, to: .a, from: from, term: 1, entries: [Stage.entry("2x")], fastPath: true)
    }
    #expect(throws: RaftError.stepPeerNotFound) { try stage[.a].step(vote(77)) }
    var five = try Stage(5)
    try five.propose("4x", to: .b, .c)
    try five.change(.a, .removeNode, .e)
    for node in [NodeID.b, .c] { try five.append(term: 1, through: 2, to: node) }
    try five.acknowledge(from: .b, .c, to: .a)
    #expect(throws: RaftError.stepPeerNotFound) { try five[.a].step(vote(.e)) }
    #expect(five[.a].fastStatus.tallies.isEmpty)
  }

  @Test("a joint configuration needs both halves") func jointNeedsBoth() throws {
    var stage = try Stage(3, learners: 2)
    let change = ConfChangeV2(
      transition: .jointExplicit,
      changes: [
        ConfChangeSingle(kind: .addNode, node: .d), ConfChangeSingle(kind: .addNode, node: .e),
        ConfChangeSingle(kind: .removeNode, node: .b), ConfChangeSingle(kind: .removeNode, node: .c),
      ])
    try stage[.a].proposeConfChange(.v2(change))
    try stage.observe()
    for node in [NodeID.b, .d] { try stage.append(term: 1, through: 2, to: node, commit: 2) }
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage[.a].replica.tracker.config.voters.isJoint && stage.log(.a) == "1:N 2:C 3:N")
    // The new half alone is no quorum, neither for a commit nor for an election, and nothing goes fast.
    for node in [NodeID.d, .e] { try stage.append(term: 1, through: 3, to: node, commit: 2) }
    try stage.acknowledge(from: .d, .e, to: .a)
    #expect(stage.commit(.a) == 2)
    try stage.propose("4x", to: .a, .d, .e)
    try stage.votes(from: .d, .e, to: .a)
    #expect(stage.fast(.a) == 0 && stage[.a].fastStatus.closure == .jointConfiguration)
    try stage.campaign(.d)
    try stage.ask(.e, for: .d)
    try stage.deliver(.voteResponse, from: .e, to: .d)
    #expect(stage.role(.d) == .candidate)
    // With the old half they are, and its reports count with theirs.
    for node in [NodeID.b, .c] { try stage.ask(node, for: .d) }
    try stage.win(.d, with: .b, .c)
    #expect(stage.log(.d).hasPrefix("1:N 2:C 3:N 4x"))
  }

  @Test("what is committed is never overwritten, not even by a leader that lost it") func neverOverwritten() throws {
    var stage = try Stage(3)
    try stage.lead(.a, appends: "2z")
    try stage.append(term: 1, through: 2, to: .b, commit: 2)
    var other = Stage.entry("2x")
    other.term = 5
    other.insertedBy = .leader
    let message = Message(kind: .append, to: .b, from: .c, term: 5, logTerm: 1, index: 1, entries: [other], fastPath: true)
    try stage[.b].step(message)
    try stage.observe()
    #expect(stage.log(.b) == "1:N 2z")
    #expect(stage.sent.last { $0.kind == .appendResponse && $0.from == .b && $0.to == .c }?.index == 2)
    var behind = message
    behind.index = 2
    behind.logTerm = 1
    behind.entries[0].index = 3
    try stage[.b].step(behind)
    #expect(stage.log(.b) == "1:N 2z 2x", "an entry named 2x, at index 3")
  }

  @Test("votes of an old term never commit, however late they come") func oldVotes() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .a, .b, .c)
    try stage.campaign(.b)
    try stage.ask(.a, for: .b)
    try stage.win(.b, with: .a)
    try stage.append(term: 2, through: 3, to: .a)
    try stage.campaign(.a)
    try stage.ask(.b, for: .a)
    try stage.win(.a, with: .b)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 0 && stage.commit(.a) == 1 && stage[.a].fastStatus.tallies.isEmpty)
  }

  @Test("a leader's choice replaces what is held at its index and at no other") func onlyTheChosenIndex() throws {
    var stage = try Stage(5)
    try stage.propose("2y", "3y", "4y", to: .b)
    try stage.propose("2x", to: .a, .c, .d)
    try stage.votes(from: .c, .d, to: .a)
    #expect(stage.log(.a) == "1:N 2x")
    try stage.append(term: 1, through: 2, to: .b)
    #expect(stage.log(.b) == "1:N 2x" && stage.slots(.b) == "3y 4y")
    #expect(stage[.b].storage.slots.map(\.index) == [3, 4])
  }
}
