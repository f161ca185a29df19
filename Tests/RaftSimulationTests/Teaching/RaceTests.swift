import Raft
import RaftSimulation
import Testing

@Suite("Race") struct RaceTests {
  private func race(_ lines: String, nodes: Int = 5, lossPermille: Int = 0) throws -> Race {
    var race = Race(settings: ClusterSettings(nodeCount: nodes, seed: 7), lossPermille: lossPermille)
    for line in lines.split(separator: "\n") { try race.perform(line: String(line)) }
    return race
  }

  @Test("A follower's proposal commits one message delay earlier on the fast track, at the leader and everywhere") func uncontended() throws
  {
    let race = try race(
      """
      campaign 1
      settle
      propose 3 x
      settle
      """)
    let row = try #require(race.rows.first)
    #expect(race.rows.count == 1)
    #expect(row.fast.track == .fast && row.classic.track == .classic)
    #expect(row.fast.delaysToCommit == 2 && row.classic.delaysToCommit == 3)
    #expect(row.fast.delaysEverywhere == 3 && row.classic.delaysEverywhere == 4)
    #expect(row.delaysAhead == 1 && row.leader == .fast)
    #expect(row.fast.fallBacks.isEmpty)
    #expect(try #require(row.fast.microseconds) < #require(row.classic.microseconds))
    #expect(row.text == "x (S3): fast 2 ! after 2 message delays; classic 2 = after 3 message delays; fast ahead by 1 message delay")
    #expect(race.standing.text == "fast 1 of 1 committed, classic 1; fast ahead by 1 message delay over 1 proposal")
  }

  @Test("The leader's own proposal gains nothing, and the row says why") func leaderProposes() throws {
    let race = try race(
      """
      campaign 1
      settle
      propose 1 x
      settle
      """)
    let row = try #require(race.rows.first)
    #expect(row.fast.delaysToCommit == 2 && row.classic.delaysToCommit == 2)
    #expect(row.leader == nil)
    #expect(row.fast.fallBacks.map(\.kind) == [.leaderProposed])
  }

  @Test("Contenders fall back, each with its reason, and the classic lane may be ahead") func contention() throws {
    let race = try race(
      """
      campaign 1
      settle
      contend 2 a 3 b 4 c
      settle
      """)
    #expect(race.rows.map(\.tag) == ["a", "b", "c"])
    #expect(race.rows.allSatisfy { $0.fast.isCommitted && $0.classic.isCommitted })
    let kinds = race.rows.flatMap { $0.fast.fallBacks.map(\.kind) }
    #expect(kinds.contains(.lostIndex))
    #expect(race.rows.allSatisfy { $0.fast.track == .fast || !$0.fast.fallBacks.isEmpty })
    #expect(race.standing.fallBackCount > 0)
  }

  @Test("With a voter too few a fast quorum cannot come, and the row names who is missing") func missingVoters() throws {
    let race = try race(
      """
      campaign 1
      settle
      crash 4
      crash 5
      propose 3 x
      settle
      """)
    let row = try #require(race.rows.first)
    #expect(row.fast.track == .classic)
    #expect(row.fast.fallBacks.map(\.kind) == [.missingVotes])
    #expect(row.fast.fallBacks[0].text == "3 of 4 votes had come, and S4 and S5 could not be heard")
  }

  @Test("Under loss both lanes lose alike, everything commits, and every fall-back has a reason", arguments: [UInt64(1), 2, 3, 4, 5])
  func loss(seed: UInt64) throws {
    var race = Race(settings: ClusterSettings(nodeCount: 5, seed: seed), lossPermille: 150)
    try race.perform(line: "campaign 1")
    race.settle()
    for (number, node) in [2, 3, 4, 5, 2, 3].enumerated() {
      try race.perform(line: "propose \(node) v\(number)")
      race.play(until: race.time + 200_000)
    }
    race.settle()
    #expect(race.rows.count == 6)
    #expect(race.standing.fastCommitCount == 6)
    #expect(race.rows.allSatisfy { $0.fast.track == .fast || !$0.fast.fallBacks.isEmpty })
    #expect(race.fast.cluster.violations.isEmpty && race.classic.cluster.violations.isEmpty)
  }

  @Test("A session is raced again: the same proposals and faults in both lanes, and the fast lane does what the session did") func replays()
    throws
  {
    var runner = ScenarioRunner(scenario: try #require(BuiltInScenario.named("first-steps")).scenario(), file: "first-steps")
    runner.runToEnd()
    var race = Race(replaying: runner.run)
    race.settle()
    #expect(race.rows.map(\.tag) == runner.run.cluster.requests.map(\.value.tag))
    #expect(race.standing.fastCommitCount == race.rows.count)
    #expect(race.fast.cluster.commits.records.map(\.tag) == runner.run.cluster.commits.records.map(\.tag))
    #expect(race.omissions.isEmpty)
  }

  @Test("Rows equal the commits that the cores recorded, in 100 random races") func equalsCore() throws {
    var fastCount = 0
    for seed in UInt64(1)...100 {
      var race = Race(settings: ClusterSettings(nodeCount: 3 + Int(seed % 3), seed: seed), lossPermille: seed % 2 == 0 ? 0 : 60)
      try race.perform(line: "campaign 1")
      race.settle()
      for number in 0..<5 {
        let node = 1 + Int(seed &+ UInt64(number) &* 7) % race.fast.settings.nodeCount
        try race.perform(line: "propose \(node) v\(number)")
        for _ in 0..<Int(seed % 13) { race.playForward() }
        for row in race.rows {
          for (result, run) in [(row.fast, race.fast), (row.classic, race.classic)] {
            let record = run.cluster.commits.records.first { $0.request == row.request }
            #expect(result.index == record?.index && result.track == record?.track, "seed \(seed)")
            #expect(result.delaysToCommit == record?.delaysAtLeader && result.committedByEvent == record?.event, "seed \(seed)")
            fastCount += record?.track == .fast ? 1 : 0
          }
        }
      }
    }
    #expect(fastCount > 100)
  }

  @Test("Commands that name messages are refused, with what is accepted") func refuses() throws {
    var race = try race("campaign 1\nsettle")
    #expect(throws: CommandFailure.self) { try race.perform(line: "deliver all") }
    #expect(throws: CommandFailure.self) { try race.perform(line: "expect leader 1") }
  }
}
