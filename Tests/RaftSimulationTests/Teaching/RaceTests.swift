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

  @Test("Rows equal the commits that the cores recorded and the paths of the messages, after every event of 200 random races")
  func equalsCore() throws {
    var comparedCount = 0
    var fastCount = 0
    var fallBackCount = 0
    for seed in 1...Seeds.count(usual: 200) {
      var random = RandomRace(seed: seed)
      while let race = random.next() {
        for row in race.rows {
          for (result, witness) in [(row.fast, random.fast), (row.classic, random.classic)] {
            if let problem = witness.objection(to: result, of: row.request) {
              Issue.record("seed \(seed), step \(random.stepCount), \(row.tag): \(problem); shown is \(result.text)")
              return
            }
          }
        }
        #expect(race.rows.count == random.fast.fates.count && race.rows.count == random.classic.fates.count)
      }
      let rows = random.race.rows
      comparedCount += rows.count { $0.fast.isCommitted && $0.classic.isCommitted }
      fastCount += rows.count { $0.fast.track == .fast }
      fallBackCount += rows.reduce(0) { $0 + $1.fast.fallBacks.count }
      #expect(rows.allSatisfy { $0.fast.track != .classic || !$0.fast.fallBacks.isEmpty }, "seed \(seed)")
    }
    // Nothing above passes by there being nothing to compare.
    #expect(comparedCount > 250 && fastCount > 100 && fallBackCount > 100, "\(comparedCount), \(fastCount) fast, \(fallBackCount)")
  }

  @Test("Commands that name messages are refused, with what is accepted") func refuses() throws {
    var race = try race("campaign 1\nsettle")
    #expect(throws: CommandFailure.self) { try race.perform(line: "deliver all") }
    #expect(throws: CommandFailure.self) { try race.perform(line: "expect leader 1") }
  }
}

/// A race of random proposals and faults, with a witness in each lane.
private struct RandomRace {
  private(set) var race: Race
  private(set) var fast: RaceWitness
  private(set) var classic: RaceWitness
  private let randomness: Randomness
  private(set) var stepCount: UInt64 = 0

  init(seed: UInt64) {
    race = Race(settings: ClusterSettings(nodeCount: 3 + Int(seed % 3), seed: seed), lossPermille: seed % 2 == 0 ? 0 : 60)
    (fast, classic) = (RaceWitness(nodeCount: race.fast.settings.nodeCount), RaceWitness(nodeCount: race.fast.settings.nodeCount))
    randomness = Randomness(seed: seed)
  }

  /// The race after one event more; nil at its end.
  mutating func next() -> Race? {
    stepCount += 1
    if stepCount > 140 { return nil }
    if let line = line() { _ = try? race.perform(line: line) } else { race.playForward() }
    fast.see(race.fast)
    classic.see(race.classic)
    return race
  }

  private func line() -> String? {
    if stepCount == 1 { return "campaign 1" }
    func draw(_ subject: UInt64, _ bound: Int) -> Int {
      Int(randomness.draw(.action, subject: subject, ordinal: stepCount, below: UInt64(bound)))
    }
    let node = 1 + draw(2, race.fast.settings.nodeCount)
    switch draw(1, 100) {
    case 0..<7 where stepCount > 24: return "propose \(node) v\(stepCount)"
    case 7 where stepCount > 40: return "crash \(node)"
    case 8, 9: return "restart all"
    case 10 where stepCount > 40: return "cut \(node) \(1 + draw(3, race.fast.settings.nodeCount))"
    case 11, 12: return "heal"
    case 13 where stepCount > 40: return "campaign \(node)"
    default: return nil
    }
  }
}
