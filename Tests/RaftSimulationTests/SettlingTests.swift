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

  @Test("A leader that has removed itself goes on leading, and that is rest")
  func removedLeader() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 3, seed: 1))
    let lines = [
      "campaign 1", "settle", "remove 1", "settle", "expect leader 1", "propose 2 x", "settle", "expect committed any x at 3", "crash 1",
      "campaign 2", "settle", "expect leader 2",
    ]
    for line in lines { try run.perform(line: line) }
    #expect(run.cluster.violations.isEmpty)
  }
}
