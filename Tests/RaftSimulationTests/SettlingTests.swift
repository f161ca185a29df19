import Raft
import RaftSimulation
import Testing

@Suite("Coming to rest") struct SettlingTests {
  @Test(
    "A newcomer behind a cut log gets a snapshot that names it, on bootstrapped clusters too", arguments: [false, true], [false, true])
  func newcomer(bootstrap: Bool, fastPath: Bool) throws {
    var settings = ClusterSettings(nodeCount: 3, seed: 2, fastPath: fastPath)
    settings.bootstrap = bootstrap
    var run = Run(settings: settings)
    let lines = [
      "campaign 1", "settle", "learner 4", "settle", "propose 1 a", "settle", "compact 1", "add 5", "settle", "propose 5 b", "settle",
    ]
    for line in lines { try run.perform(try #require(try Command.parse(line))) }
    #expect(run.cluster.violations.isEmpty)
    let newcomer = try #require(run.cluster.node(5))
    #expect(newcomer.disk.snapshot().confState.voters.contains(5))
    #expect(newcomer.application.appliedIndex == run.cluster.node(1)?.application.appliedIndex)
  }

  @Test("A leader that has removed itself and goes on leading is at rest")
  func removedLeader() throws {
    var settings = ClusterSettings(nodeCount: 3, seed: 1)
    settings.leadsWhenRemoved = true
    var run = Run(settings: settings)
    let lines = [
      "campaign 1", "settle", "remove 1", "settle", "expect leader 1", "propose 2 x", "settle", "expect committed any x at 3", "crash 1",
      "campaign 2", "settle", "expect leader 2",
    ]
    for line in lines { try run.perform(line: line) }
    #expect(run.cluster.violations.isEmpty)
  }

  private func run(_ settings: ClusterSettings, _ lines: String) throws -> Run {
    var run = Run(settings: settings)
    for line in lines.split(separator: "\n") { try run.perform(line: String(line)) }
    return run
  }

  @Test("A leader that is removed, or becomes a learner, steps down, and the others come to rest", arguments: ["remove 1", "learner 1"])
  func leaderRemoved(change: String) throws {
    for fastPath in [true, false] {
      let run = try run(
        ClusterSettings(nodeCount: 3, seed: 2, fastPath: fastPath), "campaign 1\nsettle\n\(change)\nsettle\npropose 2 x\nsettle")
      #expect(run.cluster.isSettled && run.cluster.leader != 1)
      #expect(run.cluster.commits.records.contains { $0.tag == "x" })
    }
  }

  @Test("As in etcd/raft it leads on, if the cluster line says so") func leadsWhenRemoved() throws {
    let scenario = try Scenario.parse("cluster nodes=3 seed=2 fast leads-when-removed\ncampaign 1\nsettle\nremove 1\n", file: "f")
    #expect(scenario.settings.leadsWhenRemoved && scenario.text.contains(" leads-when-removed\n"))
    var run = try run(scenario.settings, "campaign 1\nsettle\nremove 1")
    for _ in 0..<9 { _ = try? run.perform(line: "deliver all") }
    #expect(run.cluster.leader == 1 && run.cluster.node(1)?.confState.voters == [2, 3])
  }

  @Test("At rest a follower may hold what nobody wants any more: its proposer has forgotten it, and the vote was lost")
  func orphan() throws {
    var run = try run(
      ClusterSettings(nodeCount: 3, seed: 2),
      """
      campaign 1
      settle
      propose 2 x
      """)
    // As long as somebody wants it, the cluster is not at rest, whatever is lost.
    try run.perform(line: "drop all")
    #expect(!run.cluster.isSettled)
    var wanted = run
    try wanted.perform(line: "settle")
    #expect(wanted.cluster.commits.records.last?.tag == "x" && wanted.cluster.isSettled)
    // S2 comes back with the slot and without the proposal; it votes as soon as it knows its leader, and that vote is lost.
    for line in ["crash 2", "restart 2", "tick", "deliver all MsgHeartbeat", "drop all MsgFastVote", "settle"] {
      try run.perform(line: line)
    }
    #expect(run.cluster.isSettled)
    #expect(run.cluster.node(2)?.raft?.fastStatus.slots.map(\.index) == [2])
    // The next proposal is not kept waiting by it, and covers it.
    for line in ["propose 3 y", "settle"] { try run.perform(line: line) }
    #expect(run.cluster.commits.records.contains { $0.tag == "y" } && run.cluster.isSettled)
    #expect(run.cluster.node(2)?.raft?.fastStatus.slots.isEmpty == true)
  }

  @Test("What a learner voted for before its promotion is not counted, and nothing waits for it (rules R14.6, L1, L3)")
  func promoted() throws {
    var settings = ClusterSettings(nodeCount: 3, seed: 2)
    settings.learnerCount = 1
    let start = try run(settings, "campaign 1\nsettle")
    // The learner's own proposal reaches nobody before it is a voter: the proposer sends it again.
    var own = start
    for line in ["propose 4 x", "drop all", "add 4", "settle"] { try own.perform(line: line) }
    #expect(own.cluster.commits.records.count { $0.tag == "x" } == 1 && own.cluster.isSettled)
    #expect(own.cluster.node(1)?.confState.voters == [1, 2, 3, 4])
    // Another's reaches only the learner, whose vote does not count, and the proposer is gone: the slot is an orphan. Neither a proposal at its
    // index nor one above it is kept waiting.
    var orphan = start
    for line in ["propose 2 x", "deliver S2>S4 MsgFastProp", "deliver all MsgFastVote", "drop all", "crash 2", "add 4", "settle"] {
      try orphan.perform(line: line)
    }
    #expect(orphan.cluster.isSettled)
    for (node, tag) in [(3, "y"), (4, "z")] {
      try orphan.perform(line: "propose \(node) \(tag)")
      try orphan.perform(line: "settle")
      #expect(orphan.cluster.isSettled && orphan.cluster.commits.records.count { $0.tag == tag } == 1)
    }
  }
}
