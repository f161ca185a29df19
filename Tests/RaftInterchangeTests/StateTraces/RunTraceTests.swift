import Foundation
import Raft
import RaftInterchange
import RaftSimulation
import Testing

@Suite("State traces of runs") struct RunTraceTests {
  /// A random classic run with faults, after which the membership changes. The specification knows neither pre-votes nor leases nor
  /// asynchronous writes, so the seeds that draw them are left out.
  private static func run(seed: UInt64) -> (run: Run, hasDuplicates: Bool)? {
    var schedule = RandomSchedule(seed: seed, fastPath: false, bootstrap: true)
    let settings = schedule.cluster.settings
    if settings.preVote || settings.checkQuorum || settings.hasSlowDisks { return nil }
    schedule.run(eventCount: 250)
    var run = Run(settings: settings)
    for input in schedule.inputs { run.act(input) }
    let count = settings.nodeCount
    let orders = [
      "campaign 1", "learner \(count + 1)", "compact 1", "add \(count + 2)", "remove 2", "propose \(count + 1) late", "crash 3",
      "restart 3",
    ]
    for order in orders {
      for line in [order, "settle"] {
        if let command = try? Command.parse(line) { _ = try? run.perform(command) }
      }
    }
    return (run, schedule.inputs.contains { if case .duplicate = $0 { true } else { false } })
  }

  @Test("Each message is sent, told, then received; a state changes by its event only; a restart finds what was durable")
  func order() throws {
    let environment = ProcessInfo.processInfo.environment
    let seedCount = environment["FASTRAFT_SEEDS"].flatMap(UInt64.init) ?? 20
    var names: Set<String> = []
    var restarts = 0
    var snapshots = 0
    for seed in 0..<seedCount {
      guard let (run, hasDuplicates) = Self.run(seed: seed) else { continue }
      let text = try StateTrace.text(of: run)
      if let directory = environment["FASTRAFT_TRACES"] {
        try text.write(toFile: "\(directory)/\(hasDuplicates ? "doubled" : "seed")-\(seed).ndjson", atomically: true, encoding: .utf8)
      }
      let events = try TracedEvent.read(text)
      let order = TraceOrder(events, duplicates: hasDuplicates)
      #expect(order.faults.isEmpty, "seed \(seed): \(order.faults.prefix(3))")
      names.formUnion(events.map(\.name))
      restarts += events.filter { $0.name == "InitState" }.count - run.cluster.nodes.count
      snapshots += events.filter { $0.msg?.type == "MsgSnap" }.count
    }
    // Nothing holds for want of an occasion.
    #expect(names == Set(TraceEventName.allCases.map(\.rawValue)))
    #expect(restarts > 10)
    #expect(snapshots > 2)
  }

  @Test("A trace begins with each founding member's bootstrap, as etcd/raft's does")
  func beginning() throws {
    let events = try TracedEvent.read(try StateTrace.text(of: Run(settings: ClusterSettings(nodeCount: 3, fastPath: false))))
    let start = ["InitState", "ApplyConfChange", "BecomeFollower", "BecomeFollower"] + Array(repeating: "ApplyConfChange", count: 3)
    for node in ["1", "2", "3"] {
      let own = events.filter { $0.nid == node }
      #expect(own.map(\.name) == start + ["Ready"] + Array(repeating: "ApplyConfChange", count: 3))
      #expect(own.prefix(7).map(\.log) == [0, 0, 0, 0, 3, 3, 3])
      #expect(own[6].prop?.cc?.newconf == ["1", "2", "3"])
      #expect(own.last?.state == TracedEvent.State(term: 1, vote: "0", commit: 3))
    }
  }

  @Test("A node that goes down over a write has told nothing of it")
  func crashBeforeWrite() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 3, fastPath: false))
    for line in ["campaign 1", "settle", "crash 2 before write", "propose 1 a", "settle", "restart 2", "settle"] {
      _ = try run.perform(try #require(try Command.parse(line)))
    }
    let events = try TracedEvent.read(try StateTrace.text(of: run))
    #expect(TraceOrder(events, duplicates: false).faults.isEmpty)
    let restart = try #require(events.lastIndex { $0.name == "InitState" })
    // It had appended the entry, but no ready says so.
    let before = try #require(events[..<restart].last { $0.nid == "2" })
    #expect(before.name == "SendAppendEntriesResponse")
    #expect(events[restart].log == before.log - 1)
  }

  @Test("The model of the order finds what is wrong")
  func orderFinds() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 3, fastPath: false))
    for line in ["campaign 1", "settle", "propose 1 a", "settle", "crash 2", "restart 2", "settle"] {
      _ = try run.perform(try #require(try Command.parse(line)))
    }
    let events = try TracedEvent.read(try StateTrace.text(of: run))
    #expect(TraceOrder(events, duplicates: false).faults.isEmpty)
    // These are missed; the others say nothing that does not show in another event, too.
    let said = [
      "BecomeCandidate", "BecomeFollower", "BecomeLeader", "InitState", "Replicate", "SendAppendEntriesRequest",
      "SendAppendEntriesResponse", "SendRequestVoteRequest",
    ]
    for name in said {
      let place = try #require(events.lastIndex { $0.name == name })
      var missing = events
      missing.remove(at: place)
      let isLast = !events[(place + 1)...].contains { $0.nid == events[place].nid }
      #expect(isLast || !TraceOrder(missing, duplicates: false).faults.isEmpty, "\(name) may be missing")
    }
    for (position, event) in events.enumerated() where event.name == "Ready" && event.role == "StateCandidate" {
      var missing = events
      missing.remove(at: position)
      #expect(!TraceOrder(missing, duplicates: false).faults.isEmpty)
    }
  }

  @Test("What the specification does not know is refused, or named")
  func limits() throws {
    #expect(throws: StateTraceProblem.fastTrack) { try StateTrace.text(of: Run(settings: ClusterSettings())) }
    var settings = ClusterSettings(nodeCount: 3, fastPath: false)
    settings.learnerCount = 1
    #expect(throws: StateTraceProblem.learners) { try StateTrace.text(of: Run(settings: settings)) }
    settings.learnerCount = 0
    settings.hasSlowDisks = true
    #expect(throws: StateTraceProblem.slowDisks) { try StateTrace.text(of: Run(settings: settings)) }
    settings.hasSlowDisks = false
    settings.preVote = true
    settings.checkQuorum = true
    #expect(StateTrace.unknownSettings(of: Run(settings: settings)) == ["prevote", "checkquorum"])
    #expect(StateTrace.isTrace(try StateTrace.text(of: Run(settings: settings))))
  }

  @Test("A run that goes another way with bootstrapped members says so; the trace of its commands is one all the same")
  func otherCourse() throws {
    let text = "cluster nodes=3 classic message=0\ncampaign 1\nsettle\nadd 4\nsettle\npropose 4 a\nsettle\n"
    let scenario = try Scenario.parse(text, file: "f")
    var runner = ScenarioRunner(scenario: scenario, file: "f")
    runner.runToEnd()
    // One entry a message: the newcomer needs more messages for the founding members in its log.
    #expect(throws: StateTraceProblem.self) { try StateTrace.text(of: runner.run) }
    let events = try TracedEvent.read(try StateTrace.text(ofCommandsIn: scenario))
    #expect(TraceOrder(events, duplicates: false).faults.isEmpty)
    #expect(events.last { $0.nid == "4" }?.state.commit == 6)
  }

  @Test("Bootstrapped or not, a run gives the same trace")
  func sameTrace() throws {
    var settings = ClusterSettings(nodeCount: 3, fastPath: false)
    let lines = ["campaign 2", "settle", "propose 1 a", "settle", "compact 2 to 2", "tick 40", "settle", "add 4", "settle"]
    var texts: [String] = []
    for bootstrap in [false, true] {
      settings.bootstrap = bootstrap
      var run = Run(settings: settings)
      for line in lines {
        let shifted = bootstrap ? line.replacing("to 2", with: "to 5") : line
        _ = try run.perform(try #require(try Command.parse(shifted)))
      }
      texts.append(try StateTrace.text(of: run))
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0].split(separator: "\n").count > 300)
  }
}
