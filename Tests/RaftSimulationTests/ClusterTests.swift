import Raft
import RaftSimulation
import Testing

@Suite("A cluster") struct ClusterTests {
  /// Carries out a scenario, and fails where it fails.
  private func play(_ text: String, location: SourceLocation = #_sourceLocation) throws -> Run {
    var runner = ScenarioRunner(scenario: try Scenario.parse(text, file: "scenario"), file: "scenario")
    if case .failed(let failure) = runner.runToEnd() {
      Issue.record("\(runner.output.suffix(15).joined(separator: "\n"))\n\(failure)", sourceLocation: location)
    }
    return runner.run
  }

  @Test("One to nine nodes elect a leader and commit, on either track", arguments: 1...9, [true, false]) func sizes(count: Int, fast: Bool)
    throws
  {
    _ = try play(
      """
      cluster nodes=\(count) seed=3 \(fast ? "fast" : "classic")
      campaign 1
      settle
      expect leader 1
      propose \(count) x
      settle
      expect committed 2 x at all
      """)
  }

  @Test("Left alone, a cluster elects a leader by its clocks") func elections() throws {
    var run = Run(settings: ClusterSettings(seed: 12))
    try run.perform(line: "play 400")
    #expect(run.cluster.leader != nil)
    #expect(run.cluster.violations.isEmpty)
  }

  @Test("A crash before the write loses it, a crash after the write loses the messages") func crashPoints() throws {
    _ = try play(BuiltInScenario.named("crash-before-vote")?.text ?? "")
  }

  @Test("A restarted node knows what its application had applied, or starts from the snapshot", arguments: ["", "volatile"])
  func restart(kind: String) throws {
    let run = try play(
      """
      cluster nodes=3 seed=3 fast \(kind)
      campaign 1
      settle
      put 2 k v
      settle
      snapshot 3
      put 2 l w
      settle
      expect applied 3 3
      crash 3
      """)
    var restarted = run
    restarted.act(.restart(3))
    let applied = restarted.cluster.node(3)?.application.appliedIndex
    // The volatile one starts from the snapshot at 2 and applies again what its disk knows to be committed.
    #expect(applied == 3)
    #expect(restarted.cluster.node(3)?.application.value(of: "k") == "v")
    let facts = restarted.record(of: restarted.cursor)?.facts ?? []
    #expect(facts.contains(.restarted(3, applied: kind.isEmpty ? 3 : 2)))
    #expect(restarted.cluster.violations.isEmpty)
  }

  @Test("A node that was cut off for long is brought up by a snapshot") func snapshot() throws {
    let run = try play(
      """
      cluster nodes=3 seed=3 fast
      campaign 1
      settle
      isolate 3
      put 1 k a
      put 1 k b
      settle
      tick 3
      compact 1
      compact 2
      heal
      settle
      expect value 3 k b
      expect applied 3 3
      """)
    #expect(run.milestones.contains { $0.kind == .snapshot })
    #expect(run.view().rows[2].logFirst == 4)
  }

  @Test("A lost snapshot is sent again, since the sender hears of the loss") func lostSnapshot() throws {
    var run = try play(
      """
      cluster nodes=3 seed=3 fast
      campaign 1
      settle
      isolate 3
      put 1 k a
      settle
      tick 3
      compact 1
      compact 2
      heal
      """)
    func snapshot() -> InFlightMessage? { run.cluster.network.messages.first { $0.message.kind == .snapshot } }
    while snapshot() == nil && run.cursor < 500 { run.stepForward() }
    let lost = try #require(snapshot())
    let record = run.act(.drop(lost.number))
    #expect(record.facts.contains(.snapshotReported(1, to: 3, succeeded: false)))
    try run.perform(line: "settle")
    #expect(run.check(.value(.id(3), key: "k", value: "a")) == .holds("it stores a"))
  }

  @Test("What is applied and only fast-committed is snapshotted at once, and published when the classic track has caught up (R15)")
  func snapshotOfFastCommit() throws {
    let run = try play(
      """
      cluster nodes=5 seed=3 fast
      campaign 1
      settle
      propose 3 x
      deliver all MsgFastProp
      deliver all MsgFastVote
      expect applied 1 2
      snapshot 1
      """)
    #expect(run.view().rows[0].snapshotIndex == 0)
    #expect(run.record(of: run.cursor)?.facts.contains(.snapshotWaits(1, 2, commit: 1)) == true)
    var later = run
    try later.perform(line: "settle")
    #expect(later.view().rows[0].snapshotIndex == 2)
    #expect(throws: CommandFailure.self) {
      var early = run
      try early.perform(line: "compact 1 to 2")
      try early.perform(line: "expect applied 1 99")
    }
  }

  @Test("A log is not cut beyond the classic frontier (R12)") func compactionBound() throws {
    var run = try play(
      """
      cluster nodes=5 seed=3 fast
      campaign 1
      settle
      propose 3 x
      deliver all MsgFastProp
      deliver all MsgFastVote
      """)
    let record = run.act(.compact(1, 2))
    #expect(record.facts == [.impossible(reason: "S1 may drop its log up to 1 only (R12)")])
    #expect(run.view().rows[0].logFirst == 1)
  }

  @Test("Members are added, made learners and removed, one at a time") func members() throws {
    let run = try play(
      """
      cluster nodes=3 seed=3 fast
      campaign 1
      settle
      add 4
      settle
      propose 4 x
      settle
      expect committed any x at all fast
      learner 5
      settle
      propose 2 y
      settle
      expect committed any y at all
      remove 4
      settle
      crash 4
      propose 2 z
      settle
      expect committed any z at 5
      expect fast-track open
      """)
    #expect(run.view().members.voters == [1, 2, 3])
    #expect(run.view().members.learners == [5])
    #expect(run.milestones.contains { $0.kind == .membership })
    #expect(run.view().rows.map(\.id) == [1, 2, 3, 4, 5])
  }

  @Test("A node that comes back after membership changes starts from the one it has applied", arguments: ["", "volatile"])
  func membershipAcrossRestart(kind: String) throws {
    let run = try play(
      """
      cluster nodes=3 seed=3 fast \(kind)
      campaign 1
      settle
      add 4
      settle
      crash 2
      restart 2
      settle
      propose 3 x
      settle
      expect committed any x at all fast
      """)
    #expect(run.cluster.node(2)?.raft?.replica.tracker.config.confState.voters == [1, 2, 3, 4])
  }

  @Test("The office is handed over") func transfer() throws {
    _ = try play(
      "cluster nodes=3 seed=3\ncampaign 1\nsettle\ntransfer 3\nsettle\nexpect leader 3\npropose 1 x\nsettle\nexpect committed any x at all")
  }

  @Test("Reads see what was written before them, also at a follower, also when a message is lost") func reads() throws {
    _ = try play(
      """
      cluster nodes=3 seed=3 fast
      campaign 1
      settle
      put 2 k v
      settle
      read 3 k
      drop all MsgReadIndex
      settle
      expect read 3 k v
      read 1 nothing
      settle
      expect read 1 nothing none
      """)
  }

  @Test("With fast proposals stopped, followers hand them to the leader") func fastSwitch() throws {
    _ = try play(
      """
      cluster nodes=5 seed=3 fast
      campaign 1
      settle
      fast off
      propose 3 x
      expect messages 0 MsgFastProp
      settle
      expect committed 2 x at all classic
      fast on
      propose 3 y
      settle
      expect committed 3 y at all fast
      """)
  }

  @Test("Without a quorum settling ends when nothing is on its way") func withoutQuorum() throws {
    var run = try play("cluster nodes=5 seed=3\ncampaign 1\nsettle\ncrash 3\ncrash 4\ncrash 5\npropose 1 x")
    let result = try run.perform(line: "settle")
    #expect(result.note?.hasSuffix("no quorum is up and connected") == true)
    #expect(run.check(.committed(CommitExpectation(isNegated: true, index: nil, tag: "x"))) == .holds("x is not committed"))
  }

  @Test("An input that cannot be carried out changes nothing and says why") func impossible() {
    var run = Run(settings: ClusterSettings(nodeCount: 3))
    for input in [
      Input.deliver(99), .drop(99), .hold(99), .restart(1), .crash(7, .now), .propose(node: 8, value: "x"), .transfer(to: 2), .heal,
      .member(MemberChange(kind: .add, node: 4)),
    ] {
      let digest = run.stateDigest()
      let record = run.act(input)
      #expect(record.facts.count == 1)
      guard case .impossible(let reason)? = record.facts.first else {
        Issue.record("\(input) was possible")
        continue
      }
      #expect(!reason.isEmpty)
      #expect(run.stateDigest() == digest)
    }
  }
}
