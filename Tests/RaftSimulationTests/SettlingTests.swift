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
}
