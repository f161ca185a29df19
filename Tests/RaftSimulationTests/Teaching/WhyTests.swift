import Raft
import RaftSimulation
import Testing

@Suite("Why") struct WhyTests {
  private func run(_ name: String) throws -> Run {
    var runner = ScenarioRunner(scenario: try #require(BuiltInScenario.named(name)).scenario(), file: name)
    runner.runToEnd()
    return runner.run
  }

  private func why(_ run: Run, where fits: (EventLine) -> Bool) throws -> Why {
    for event in 1...run.eventCount {
      if let line = run.lines(of: event).first(where: fits) { return try #require(run.explainWhy(event: event, part: line.part)) }
    }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test("A fast commit is explained by its votes, the quorum's arithmetic, and the events in which the votes were counted")
  func fastCommit() throws {
    let run = try run("fast-commit")
    let why = try why(run) { $0.kind == .fastCommit }
    #expect(why.node == 1)
    #expect(
      why.paragraph
        == "S1, S3, S4 and S5, 4 of 5 voters, hold exactly x at 2, by votes of this term; fast quorum is ⌈3·5/4⌉ = 4. Everything below 2 "
        + "was committed before. Whoever is elected next hears from 3 voters at least, and 3 + 4 − 5 = 2 of those hold x: a strict majority "
        + "of the reports, so it must be recovered.")
    #expect(why.arithmetic == ["4 ≥ 4", "2·2 > 3"])
    #expect(why.rule == .r5)
    #expect(why.citation?.hasPrefix("R5, the fast commit: ") == true)
    // Each cause is a real event: a vote that S1 counted, its decision, and the sending of the last vote.
    let texts = why.causes.map(\.text)
    for voter in ["S3", "S4", "S5"] { #expect(texts.contains("\(voter)'s vote was counted")) }
    #expect(texts.contains("S1 decided 2"))
    for cause in why.causes {
      #expect(cause.event > 0 && cause.event <= why.event)
      if let message = cause.message, cause.text.contains("sent") {
        #expect(run.lines(of: why.event)[0].text.contains("\(message)"))
      }
    }
  }

  @Test("A recovery is explained by the reports and the messages that carried them") func recovery() throws {
    let run = try run("leader-dies-after-fast-commit")
    let why = try why(run) { $0.text.hasPrefix("RECOVERS") }
    #expect(why.paragraph.contains("S3, S4 and S5 reported x at 2: 3 of 3, and a strict majority is 2."))
    #expect(why.causes.filter { $0.text.contains("reported x at 2") }.count == 3)
    for cause in why.causes where cause.text.contains("reported") && !cause.text.hasPrefix("S5") {
      let number = try #require(cause.message)
      #expect(run.input(of: cause.event) == .deliver(number))
    }
  }

  @Test("Every line of every built-in scenario has a reason that reads as sentences", arguments: BuiltInScenario.all.map(\.name))
  func everyLine(name: String) throws {
    let run = try run(name)
    for event in 1...run.eventCount {
      for line in run.lines(of: event) {
        let why = try #require(run.explainWhy(event: event, part: line.part))
        #expect(why.headline == line.text)
        #expect(why.rule == line.rule)
        #expect(why.paragraph.hasSuffix(".") && !why.paragraph.contains("\n") && !why.paragraph.contains("  "))
        #expect(why.causes.allSatisfy { $0.event > 0 && $0.event <= event })
      }
      #expect(run.explainWhy(event: event, part: run.lines(of: event).count) == nil)
    }
  }

  @Test("The guard of each recorded reason holds again, on the record and on the state before it") func guardsHold() {
    var counts: [String: Int] = [:]
    var before: [String: Int] = [:]
    let seeds = Seeds.count(usual: 100)
    for seed in 1...seeds {
      var cluster = Cluster(settings: RandomInputs.settings(seed: seed))
      var inputs = RandomInputs(seed: seed)
      var witness = GuardWitness()
      var independent = StateWitness()
      for _ in 0..<120 {
        let state = cluster
        let record = cluster.apply(inputs.next(cluster))
        let problem = witness.objection(to: record, before: state, after: cluster) ?? independent.objection(to: record, before: state)
        if let problem {
          Issue.record("seed \(seed), event \(record.number): \(problem)")
          return
        }
      }
      for (name, count) in witness.counts { counts[name, default: 0] += count }
      for (name, count) in independent.counts { before[name, default: 0] += count }
    }
    print("guards evaluated on the state before, in \(seeds) runs: \(before.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
    for name in [
      "granted", "refused", "polled", "filled", "taken", "not filled", "counted", "decided", "committed fast", "committed classic",
      "recovered", "opened", "rejected",
    ] {
      #expect(counts[name, default: 0] > 0, "the guards of \"\(name)\" were never evaluated")
    }
    for name in [
      "granted", "refused", "polled", "recovered", "recovery ended", "filled", "taken", "not filled", "counted", "decided", "aimed",
      "classic", "committed fast", "committed classic", "learned", "accepted", "rejected", "demoted",
    ] {
      #expect(before[name, default: 0] > 0, "the guards of \"\(name)\" were never evaluated on the state before")
    }
  }
}
