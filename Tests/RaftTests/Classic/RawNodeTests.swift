import Raft
import Testing

@Suite("A node as a value") struct RawNodeTests {
  @Test("local messages are refused unless a storage thread sends them", arguments: MessageKind.allCases.filter(\.isLocal))
  func local(_ kind: MessageKind) throws {
    var cluster = try Classic.led(3)
    #expect(throws: RaftError.stepLocalMessage) { try cluster[1].step(Message(kind: kind, to: 1, from: 2, term: 2)) }
    #expect(throws: Never.self) { try cluster[1].step(Message(kind: kind, to: 1, from: localAppendThread)) }
  }

  @Test("answers from strangers are refused", arguments: MessageKind.allCases.filter { $0.isResponse && !$0.isLocal })
  func strangers(_ kind: MessageKind) throws {
    var cluster = try Classic.led(3)
    #expect(throws: RaftError.stepPeerNotFound) { try cluster[1].step(Message(kind: kind, to: 1, from: 9, term: 2)) }
  }

  @Test("requests and appends of strangers are heard, since a member may not know yet that they are members")
  func strangersRequests() throws {
    var cluster = try Classic.led(3)
    try cluster.receive(.append, from: 9, to: 2, term: 5) {
      $0.logTerm = 2
      $0.index = 2
    }
    #expect(cluster.leader(2) == 9 && cluster.term(2) == 5)
  }

  @Test("numbers that no cluster reaches are refused and change nothing", arguments: [1 << 62, 1 << 63, .max] as [UInt64])
  func absurdNumbers(_ number: UInt64) throws {
    var cluster = try Classic.led(3)
    let fields: [WritableKeyPath<Message, UInt64>] = [\.term, \.logTerm, \.index, \.commit, \.rejectHint]
    for kind in MessageKind.allCases where !kind.isLocal && kind != .fastProposal && kind != .fastVote {
      for field in fields {
        for id in [1, 2] as [NodeID] {
          var message = Message(kind: kind, to: id, from: 3, term: 2, entries: kind == .propose || kind == .readIndex ? [Entry()] : [])
          message[keyPath: field] = number
          #expect(throws: RaftError.self) { try cluster[id].step(message) }
        }
      }
    }
    #expect(cluster.term(1) == 2 && cluster.role(1) == .leader && !cluster[1].hasReady() && !cluster[2].hasReady())
  }

  @Test("at the edge of the numbers that are heard, a node lives on") func edge() throws {
    let edge: UInt64 = (1 << 62) - 1
    var cluster = try Classic.led(3)
    try cluster.receive(.snapshot, from: 3, to: 2, term: edge) {
      $0.snapshot = Snapshot(confState: ConfState(voters: [1, 2, 3]), index: edge, term: edge)
    }
    try cluster.drain()
    #expect(cluster.term(2) == edge && cluster.commit(2) == edge)
    for kind in [MessageKind.append, .heartbeat, .vote] {
      try cluster.receive(kind, from: 3, to: 2, term: edge) {
        $0.logTerm = edge
        $0.index = edge
        $0.commit = edge
      }
    }
    for _ in 0..<100 { cluster[2].tick() }
    try cluster.settle()
    #expect(cluster.term(2) > edge && cluster[2].haltReason == nil)
  }

  @Test("a first ready is empty when nothing is new, also after a restart from a log and from a snapshot") func restarts() throws {
    let snapshot = Snapshot(confState: ConfState(voters: [1, 2]), index: 2, term: 1)
    let storage = MemoryStorage(snapshot: snapshot, hardState: HardState(term: 1, commit: 2))
    #expect(try !RawNode(config: Config(id: 1), storage: storage).hasReady())
    var longer = storage
    try longer.append([Entry(term: 1, index: 3, data: [3]), Entry(term: 1, index: 4, data: [4])])
    longer.setHardState(HardState(term: 1, commit: 3))
    var config = Config(id: 1)
    config.applied = 2
    var node = try RawNode(config: config, storage: longer)
    let ready = node.ready()
    #expect(ready.committedEntries.map(\.data) == [[3]] && ready.hardState == nil && ready.entries.isEmpty && !ready.mustSync)
    node.advance()
    #expect(!node.hasReady() && node.basicStatus.applied == 3)
    config.applied = 3
    #expect(try !RawNode(config: config, storage: longer).hasReady())
  }

  @Test("entries and votes must be synced, a commit index need not be") func mustSync() throws {
    var cluster = try Classic.led(1)
    try cluster[1].propose([7])
    let append = cluster[1].ready()
    #expect(append.mustSync)
    try cluster[1].storage.write(append.storageWrite)
    cluster[1].advance()
    let commit = cluster[1].ready()
    #expect(commit.hardState?.commit == 3 && !commit.mustSync)
    cluster[1].advance()
  }

  @Test("a change of the membership goes through the log in the version that it was proposed in") func versions() throws {
    var cluster = try Classic.led(1)
    let first = AnyConfChange.v1(ConfChange(kind: .addLearnerNode, node: 2, context: [5]))
    let second = AnyConfChange.v2(ConfChangeV2(changes: [ConfChangeSingle(kind: .addLearnerNode, node: 3)], context: [6]))
    for change in [first, second] {
      try cluster[1].proposeConfChange(change)
      try cluster.drain()
    }
    let applied = cluster.applied[0].filter(\.kind.isConfChange)
    #expect(applied.map(\.kind) == [.confChange, .confChangeV2])
    #expect(try applied.map { try $0.confChange() } == [first, second])
    #expect(cluster[1].replica.tracker.learnerNodes == [2, 3])
  }
}

@Suite("Random changes of the membership") struct RandomChangesTests {
  @Test("lead to the same members one by one as through a joint configuration, and what is stored comes back")
  func sameMembers() throws {
    for seed in UInt64(0)..<300 {
      var random = SeededRandom(seed: seed)
      func change(_ kinds: [ConfChangeKind]) -> ConfChangeSingle {
        ConfChangeSingle(kind: random.pick(kinds), node: NodeID(1 + random.below(6)))
      }
      var start = Changer(tracker: ProgressTracker(inflightMessagesMax: 10), lastIndex: 10)
      start.tracker = try start.simple(changes: [ConfChangeSingle(kind: .addNode, node: 1)])
      for _ in 0..<random.below(8) {
        let next = change(ConfChangeKind.allCases)
        if let tracker = try? start.simple(changes: [next]) { start.tracker = tracker }
      }
      // No step takes a member that another one names, as the order would matter; a voter stays in between.
      var named: [NodeID] = [1]
      let changes = (0..<random.below(6)).map { _ in change(ConfChangeKind.allCases) }.filter { step in
        defer { named.append(step.node) }
        return !named.contains(step.node)
      }
      guard start.tracker.config.voters.contains(1) else { continue }
      var single = start
      for step in changes { single.tracker = try single.simple(changes: [step]) }
      var joint = start
      joint.tracker = try joint.enterJoint(autoLeave: random.chance(50), changes: changes)
      let empty = Changer(tracker: ProgressTracker(inflightMessagesMax: 10), lastIndex: 10)
      #expect(try empty.restore(joint.tracker.confState).confState == joint.tracker.confState, "seed \(seed)")
      joint.tracker = try joint.leaveJoint()
      #expect(joint.tracker.confState == single.tracker.confState, "seed \(seed)")
      #expect(try empty.restore(joint.tracker.confState).confState == joint.tracker.confState, "seed \(seed)")
    }
  }
}
