import Raft
import RaftSimulation
import Testing

@Suite("An application that is held up") struct HeldApplicationTests {
  private func play(_ lines: [String], _ settings: String = "nodes=3 fast slow-disks") throws -> Run {
    var runner = ScenarioRunner(
      scenario: try Scenario.parse((["cluster \(settings)"] + lines).joined(separator: "\n"), file: "scenario"), file: "scenario")
    let outcome = runner.runToEnd()
    guard case .passed = outcome else {
      Issue.record("\(runner.output.suffix(5)) \(outcome)")
      return runner.run
    }
    return runner.run
  }

  private static let held = ["campaign 1", "settle", "apply 2 off", "put 1 k a", "put 3 k b", "settle"]

  @Test("it applies nothing, while its node commits and the others go on; then all of it, in order")
  func waitsAndCatchesUp() throws {
    let run = try play(
      Self.held + [
        "expect applied 1 3", "expect applied 2 1", "expect committed 3 k=b at all", "expect value 2 k none", "read 2 k", "settle",
      ])
    #expect(run.cluster.readAnswers.isEmpty)
    var other = run
    try other.perform(line: "apply 2 on")
    #expect(other.cluster.digest != run.cluster.digest)
    for line in ["settle", "expect applied 2 3", "expect value 2 k b", "expect read 2 k b"] { try other.perform(line: line) }
    #expect(other.cluster.violations.isEmpty)
  }

  @Test("a restart does not change that, and loses nothing that is on disk")
  func restart() throws {
    let run = try play(
      Self.held + [
        "crash 2", "restart 2", "settle", "expect applied 2 1", "expect committed 3 k=b at 2", "apply 2 on", "settle", "expect value 2 k b",
      ])
    #expect(run.cluster.violations.isEmpty)
  }

  @Test("a snapshot takes the place of what waits")
  func snapshot() throws {
    let run = try play(
      Self.held + [
        "isolate 2", "put 1 k c", "step 30", "compact 1", "heal", "settle", "apply 2 on", "settle", "expect applied 2 4",
        "expect value 2 k c",
      ])
    #expect(run.cluster.violations.isEmpty)
  }

  @Test("rule R14.5: a node that has not applied a membership change that it knows to be committed does not campaign")
  func campaign() throws {
    let run = try play([
      "campaign 1", "settle", "apply 2 off", "add 4", "settle", "campaign 2", "expect role 2 follower", "expect term 2 1",
    ])
    #expect(run.lines(of: run.cursor).contains { $0.plainText.contains("S2") })
    _ = try play([
      "campaign 1", "settle", "apply 2 off", "add 4", "settle", "apply 2 on", "campaign 2", "expect role 2 candidate", "settle",
      "expect leader 2",
    ])
  }

  @Test("it is impossible without slow disks, and twice, and says why")
  func refusals() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 3))
    func reason(_ line: String) -> String {
      do throws(CommandFailure) { try run.perform(line: line) } catch { return error.message }
      return ""
    }
    #expect(reason("apply 2 off") == "the application waits beside slow disks only: cluster … slow-disks")
    #expect(reason("apply 2").contains("on or off"))
    var settings = ClusterSettings(nodeCount: 3)
    settings.hasSlowDisks = true
    run = Run(settings: settings)
    #expect(reason("apply 2 on") == "the application of S2 is not held")
    #expect(reason("apply 2 off") == "")
    #expect(reason("apply 2 off") == "the application of S2 is held already")
  }
}
