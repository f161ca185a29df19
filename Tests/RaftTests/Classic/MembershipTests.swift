import Raft
import Testing

@Suite("Membership changes on the classic track") struct ClassicMembershipTests {
  private func add(_ node: NodeID) -> AnyConfChange { .v1(ConfChange(kind: .addNode, node: node)) }

  @Test("a new leader admits none before its whole log is applied") func pendingOnStart() throws {
    var cluster = try Classic.unled(3)
    cluster.isLost = { $0.kind == .appendResponse }
    try cluster[1].campaign()
    try cluster.settle()
    // Its log before the no-op counts as pending; that is applied already.
    #expect(cluster[1].replica.leadership?.pendingConfIndex == 1)
    try cluster[1].proposeConfChange(add(4))
    try cluster[1].proposeConfChange(add(5))
    let kinds = cluster[1].replica.log.allEntries.suffix(2).map(\.kind)
    #expect(kinds == [.confChange, .normal], "the second one gives way to an empty entry")
    cluster.isLost = { _ in false }
    try cluster.tick()
    #expect(cluster[1].replica.tracker.voterNodes == [1, 2, 3, 4])
    try cluster[1].proposeConfChange(add(5))
    #expect(cluster[1].replica.log.allEntries.last?.kind == .confChange)
  }

  @Test("removing a voter commits what the rest of them holds") func commitAfterRemove() throws {
    var cluster = try Classic.led(2)
    cluster.isLost = { $0.kind == .appendResponse && $0.index > 3 }
    try cluster[1].proposeConfChange(.v1(ConfChange(kind: .removeNode, node: 2)))
    try cluster[1].propose([7])
    try cluster.settle()
    #expect(cluster[1].replica.tracker.voterNodes == [1])
    #expect(cluster.commit(1) == 4 && cluster.payloads(1) == [[7]])
  }

  @Test("adding, promoting, demoting and removing are each one change") func changes() throws {
    var cluster = try Classic.led(3)
    func change(_ kind: ConfChangeKind, _ node: NodeID) throws -> ConfState {
      try cluster[1].proposeConfChange(.v1(ConfChange(kind: kind, node: node)))
      try cluster.settle()
      return cluster[1].replica.tracker.confState
    }
    #expect(try change(.addLearnerNode, 4) == ConfState(voters: [1, 2, 3], learners: [4]))
    #expect(try change(.addLearnerNode, 4) == ConfState(voters: [1, 2, 3], learners: [4]))
    #expect(try change(.addNode, 4) == ConfState(voters: [1, 2, 3, 4]))
    #expect(try change(.addLearnerNode, 3) == ConfState(voters: [1, 2, 4], learners: [3]))
    #expect(try change(.removeNode, 3) == ConfState(voters: [1, 2, 4]))
    #expect(try change(.removeNode, 9) == ConfState(voters: [1, 2, 4]))
    #expect(try change(.updateNode, 2) == ConfState(voters: [1, 2, 4]))
    #expect(try change(.addNode, noNode) == ConfState(voters: [1, 2, 4]))
  }

  @Test("the last voter cannot be removed or demoted", arguments: [ConfChangeKind.removeNode, .addLearnerNode])
  func lastVoter(_ kind: ConfChangeKind) throws {
    var cluster = try Classic.led(1)
    let error = #expect(throws: RaftError.self) { try cluster[1].applyConfChange(.v1(ConfChange(kind: kind, node: 1))) }
    #expect(error?.description == "removed all voters" && cluster[1].replica.tracker.voterNodes == [1])
  }

  @Test("a member that is added counts as heard of, so that it does not cost the leader its quorum") func addedIsActive() throws {
    var cluster = try Classic.led(1) { $0.checkQuorum = true }
    try cluster[1].proposeConfChange(add(2))
    try cluster.drain()
    for _ in 0..<10 { cluster[1].tick() }
    #expect(cluster.role(1) == .leader)
    for _ in 0..<10 { cluster[1].tick() }
    #expect(cluster.role(1) == .follower)
  }

  @Test("a leader that is removed or demoted steps down if it is to, else it leads on without a vote", arguments: [true, false])
  func leaderGone(_ stepsDown: Bool) throws {
    for kind in [ConfChangeKind.removeNode, .addLearnerNode] {
      var cluster = try Classic.led(3) { $0.stepDownOnRemoval = stepsDown }
      try cluster[1].proposeConfChange(.v1(ConfChange(kind: kind, node: 1)))
      try cluster.settle()
      #expect(cluster[1].replica.tracker.voterNodes == [2, 3])
      #expect(cluster.role(1) == (stepsDown ? .follower : .leader))
      for _ in 0..<50 { cluster[1].tick() }
      #expect(cluster.role(1) != .candidate)
    }
  }

  @Test("an automatic joint change is left by the leader itself, an explicit one is not") func leaving() throws {
    for transition in [ConfChangeTransition.auto, .jointImplicit, .jointExplicit] {
      var cluster = try Classic.led(3)
      let steps = [ConfChangeSingle(kind: .removeNode, node: 3), ConfChangeSingle(kind: .addNode, node: 4)]
      try cluster[1].proposeConfChange(.v2(ConfChangeV2(transition: transition, changes: steps)))
      try cluster.settle()
      let isJoint = cluster[1].replica.tracker.config.voters.isJoint
      #expect(isJoint == (transition == .jointExplicit))
      if isJoint {
        try cluster[1].proposeConfChange(.v2(ConfChangeV2(context: [1])))
        try cluster.settle()
      }
      #expect(cluster[1].replica.tracker.confState == ConfState(voters: [1, 2, 4]))
    }
  }

  @Test("a node that knows of a committed change that it has not applied does not campaign, not even as a successor")
  func unapplied() throws {
    var cluster = try Classic.led(3)
    try cluster[1].proposeConfChange(add(4))
    try cluster.drain()
    let changed = cluster.inFlight.first { $0.kind == .append && $0.to == 2 }
    var message = try #require(changed)
    message.commit = 3
    try cluster[2].step(message)
    for kind in [MessageKind.hup, .timeoutNow] {
      if kind == .hup { try cluster[2].campaign() } else { try cluster.receive(kind, from: 1, to: 2, term: 2) }
      #expect(cluster.role(2) == .follower)
    }
    try cluster.drain()
    try cluster[2].campaign()
    #expect(cluster.role(2) == .candidate)
  }
}

@Suite("Bootstrapping a node") struct BootstrapTests {
  @Test("the first members are committed changes of term 1") func members() throws {
    var node = try RawNode(config: Config(id: 2), storage: MemoryStorage())
    try node.bootstrap(peers: [Peer(id: 1, context: [5]), Peer(id: 2)])
    let ready = node.ready()
    #expect(ready.entries.map(\.position) == [EntryPosition(term: 1, index: 1), EntryPosition(term: 1, index: 2)])
    #expect(ready.committedEntries == ready.entries && ready.hardState == HardState(term: 1, commit: 2))
    #expect(try ready.entries[0].confChange() == .v1(ConfChange(kind: .addNode, node: 1, context: [5])))
    #expect(node.replica.tracker.voterNodes == [1, 2])
  }

  @Test("without members, or on storage that holds something, it is refused, and says so") func refused() throws {
    var node = try RawNode(config: Config(id: 1), storage: MemoryStorage())
    let none = #expect(throws: RaftError.self) { try node.bootstrap(peers: []) }
    #expect(none == .invalidBootstrap("must provide at least one peer to Bootstrap"))
    try node.storage.append([Entry(term: 1, index: 1)])
    let used = #expect(throws: RaftError.self) { try node.bootstrap(peers: [Peer(id: 1)]) }
    #expect(used == .invalidBootstrap("can't bootstrap a nonempty Storage"))
  }
}
