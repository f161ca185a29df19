import RaftExploration
import RaftSimulation
import Testing

@Suite("Searching on from any state of a cluster")
struct OnwardTests {
  /// A built-in scenario, so many events before a property is broken in it, with or without its rule switched off.
  private func run(_ name: String, eventsBefore count: Int, isBroken: Bool = true) throws -> Run {
    let builtIn = try #require(BuiltInScenario.named(name))
    let scenario = try Scenario.parse(builtIn.text, file: name)
    var run = Run(settings: scenario.settings)
    for step in scenario.steps { _ = try? run.perform(step.command) }
    let event = try #require(run.cluster.violations.first?.event)
    var settings = scenario.settings
    if !isBroken { settings.mutants = [] }
    var result = Run(settings: settings)
    for number in 1...(event - count) { result.act(try #require(run.input(of: number))) }
    #expect(result.cluster.violations.isEmpty)
    return result
  }

  private func bounds(steps: Int) -> OnwardBounds {
    var bounds = OnwardBounds()
    bounds.stepsMax = steps
    bounds.crashesMax = 0
    bounds.proposalsMax = 0
    return bounds
  }

  @Test(
    "Some events before a scenario breaks a property, a shortest way to break one is found, and it does so when it is replayed",
    arguments: ["break-m1", "break-m2", "break-m6", "break-m8", "break-m9", "break-m12", "break-m15"])
  func findsWhatIsNear(name: String) throws {
    var run = try run(name, eventsBefore: 3)
    var search = OnwardSearch(from: run, bounds: bounds(steps: 3))
    while search.search(transitions: 1_000) {}
    let found = try #require(search.report.counterexample)
    #expect(found.steps.count <= 3)
    for input in found.inputs {
      #expect(run.cluster.violations.isEmpty)
      run.act(input)
    }
    #expect(run.cluster.violations.first?.checker == found.violation.checker)
  }

  @Test("With the rule on, the same search finds nothing and comes to its end", arguments: ["break-m2", "break-m9", "break-m12"])
  func findsNothingWithTheRule(name: String) throws {
    var search = OnwardSearch(from: try run(name, eventsBefore: 3, isBroken: false), bounds: bounds(steps: 3))
    while search.search(transitions: 1_000) {}
    #expect(search.report.counterexample == nil)
    #expect(search.report.isExhausted)
    #expect(search.report.depth == 3 && search.report.states > 50)
  }

  @Test("In slices it does the same as in one piece")
  func slicesDoNotMatter() throws {
    let run = try run("break-m6", eventsBefore: 3)
    var whole = OnwardSearch(from: run, bounds: bounds(steps: 3))
    while whole.search(transitions: .max / 2, statesMax: 400) {}
    var sliced = OnwardSearch(from: run, bounds: bounds(steps: 3))
    while sliced.search(transitions: 1, statesMax: 400) {}
    #expect(whole.report == sliced.report)
  }

  /// A leader whose heartbeats to S2 and S3 are on their way.
  private func beating() throws -> Run {
    var run = Run(settings: ClusterSettings(nodeCount: 3))
    for line in ["campaign 1", "settle", "tick at 1"] { _ = try run.perform(line: line) }
    #expect(run.cluster.network.messages.count == 2)
    return run
  }

  private func waiting() -> OnwardBounds {
    var bounds = bounds(steps: 5)
    bounds.termsMax = 0
    return bounds
  }

  @Test("Two messages that arrive in either order lead to one state")
  func ordersMeet() throws {
    var search = OnwardSearch(from: try beating(), bounds: waiting())
    while search.search(transitions: 1_000) {}
    // Each arrives, with its answer, or not.
    #expect(search.report.isExhausted)
    #expect(search.report.states == 4 && search.report.transitions == 4)
    #expect(search.report.coverage == "deliver 3")
  }

  @Test("What is cut, held or down stays so", arguments: ["cut 1 2", "hold S1>S2 MsgHeartbeat", "crash 2"])
  func handsAreRespected(line: String) throws {
    var run = try beating()
    _ = try run.perform(line: line)
    var search = OnwardSearch(from: run, bounds: waiting())
    while search.search(transitions: 1_000) {}
    #expect(search.report.states == 2 && search.report.isExhausted)
  }

  @Test("Proposals, crashes and heartbeats are tried as often as the bounds allow")
  func boundsAreUsedUp() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 3))
    _ = try run.perform(line: "campaign 1")
    _ = try run.perform(line: "settle")
    var bounds = OnwardBounds()
    bounds.stepsMax = 2
    bounds.heartbeatsMax = 1
    var search = OnwardSearch(from: run, bounds: bounds)
    while search.search(transitions: 1_000) {}
    for word in ["deliver", "campaign", "propose", "crash", "heartbeat"] { #expect(search.report.coverage.contains(word)) }
    #expect(search.report.counterexample == nil && search.report.isExhausted)
  }

  @Test("Slow disks are part of it: writes reach them at any time")
  func slowDisks() throws {
    var settings = ClusterSettings(nodeCount: 3)
    settings.hasSlowDisks = true
    var run = Run(settings: settings)
    _ = try run.perform(line: "campaign 1")
    var search = OnwardSearch(from: run, bounds: bounds(steps: 3))
    while search.search(transitions: 1_000) {}
    #expect(search.report.coverage.contains("persist"))
    #expect(search.report.counterexample == nil && search.report.isExhausted)
  }

  @Test("Writes that wait for a slow disk in another order are another state: a crash loses the later one")
  func orderOfWaitingWrites() throws {
    var settings = ClusterSettings(nodeCount: 3)
    settings.hasSlowDisks = true
    var run = Run(settings: settings)
    let lines = ["campaign 1", "settle", "propose 2 a", "propose 2 b", "hold all", "release all from 2 to 3"]
    for line in lines { _ = try run.perform(line: line) }
    var bounds = bounds(steps: 2)
    bounds.termsMax = 0
    var search = OnwardSearch(from: run, bounds: bounds)
    while search.search(transitions: 1_000) {}
    // a, b, or a write of S2's; then ab, ba, or a write of S2's or S3's behind each, or both writes of S2's.
    #expect(search.report.isExhausted)
    #expect(search.report.states == 1 + 3 + 7)
  }

  @Test("Bounds that no search ends within are refused by name")
  func objections() {
    var bounds = OnwardBounds()
    bounds.stepsMax = 0
    #expect(bounds.objection == "steps=0: expected a number from 1 to 64")
    bounds.stepsMax = 3
    bounds.crashesMax = 99
    #expect(bounds.objection == "crashes=99: expected a number from 0 to 15")
  }
}
