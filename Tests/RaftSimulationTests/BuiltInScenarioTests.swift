import RaftSimulation
import Testing

@Suite("Built-in scenarios") struct BuiltInScenarioTests {
  @Test("Every claim of every built-in scenario holds", arguments: BuiltInScenario.all.map(\.name))
  func claimsHold(name: String) throws {
    let builtIn = try #require(BuiltInScenario.named(name))
    var runner = ScenarioRunner(scenario: try builtIn.scenario(), file: "\(name).fastraft")
    guard case .passed(let eventCount, let expectationCount) = runner.runToEnd() else {
      Issue.record("\(runner.output.suffix(20).joined(separator: "\n"))\n\(String(describing: runner.outcome))")
      return
    }
    #expect(eventCount > 3)
    #expect(expectationCount > 0)
    if builtIn.group == .story { #expect(runner.run.cluster.violations.isEmpty) }
  }

  @Test("Every built-in scenario says in one line what it shows") func titles() {
    for builtIn in BuiltInScenario.all {
      #expect(!builtIn.title.isEmpty)
      #expect(!builtIn.title.contains("\n"))
    }
  }

  @Test("Two runs of a scenario give the same log and the same state, byte for byte", arguments: BuiltInScenario.all.map(\.name))
  func deterministic(name: String) throws {
    let builtIn = try #require(BuiltInScenario.named(name))
    var first = ScenarioRunner(scenario: try builtIn.scenario(), file: name)
    var second = ScenarioRunner(scenario: try builtIn.scenario(), file: name)
    #expect(first.runToEnd() == second.runToEnd())
    #expect(first.output == second.output)
    #expect(first.run.stateDigest() == second.run.stateDigest())
  }

  @Test(
    "The journal of a scenario, saved with selectors instead of numbers, replays to the same state",
    arguments: BuiltInScenario.all.filter { $0.group == .story }.map(\.name))
  func journalReplays(name: String) throws {
    let builtIn = try #require(BuiltInScenario.named(name))
    var runner = ScenarioRunner(scenario: try builtIn.scenario(), file: name)
    runner.runToEnd()
    let saved = runner.run.journalText(title: builtIn.title)
    var replay = ScenarioRunner(scenario: try Scenario.parse(saved, file: "saved"), file: "saved")
    #expect(replay.runToEnd() == .passed(eventCount: runner.run.cursor, expectationCount: 0))
    #expect(replay.run.stateDigest() == runner.run.stateDigest())
  }
}
