import Raft
import RaftSimulation
import Testing

@Suite("Saved sessions") struct SavedSessionTests {
  @Test("A random session of commands, saved, replays to the same state, the same text and the same lines") func replays() throws {
    var eventCount = 0
    var performed: [String: Int] = [:]
    for seed in 1...Seeds.count(usual: 40) {
      var session = RandomSession(seed: seed)
      for _ in 0..<25 { session.go() }
      let run = session.run
      let saved = run.journalText(title: "Seed \(seed)")
      var runner = ScenarioRunner(scenario: try Scenario.parse(saved, file: "saved"), file: "saved")
      guard case .passed = runner.runToEnd() else {
        Issue.record("seed \(seed) does not replay:\n\(saved)")
        return
      }
      var end = run
      end.seek(to: run.eventCount)
      #expect(runner.run.stateDigest() == end.stateDigest(), "seed \(seed)")
      #expect(runner.run.journalText(title: "Seed \(seed)") == saved, "seed \(seed)")
      if session.wasAlwaysPossible {
        #expect(Self.lines(of: runner.run) == Self.lines(of: end), "seed \(seed)")
      }
      eventCount += end.eventCount
      for (verb, count) in session.verbs { performed[verb, default: 0] += count }
    }
    #expect(eventCount > 1000)
    for verb in Verb.all where !verb.isExpectation { #expect(performed[verb.name, default: 0] > 0, "no session says \(verb.name)") }
  }

  private static func lines(of run: Run) -> [String] {
    run.eventCount == 0 ? [] : run.lines(of: 1...run.eventCount).map { "\($0.label) \($0.node ?? 0) \($0.text)" }
  }
}

/// A person who types commands at random, goes back now and then, and acts there.
private struct RandomSession {
  private(set) var run: Run
  /// How often each verb was carried out.
  private(set) var verbs: [String: Int] = [:]
  private let randomness: Randomness
  private var ordinal: UInt64 = 0

  init(seed: UInt64) {
    randomness = Randomness(seed: seed)
    var settings = RandomInputs.settings(seed: seed)
    settings.hasSlowDisks = seed % 5 == 1
    run = Run(settings: settings)
    perform("campaign 1")
    perform("settle")
  }

  /// Whether every event that was recorded did something.
  var wasAlwaysPossible: Bool {
    (0..<run.eventCount).allSatisfy { event in
      if case .impossible? = run.record(of: event + 1)?.facts.first { false } else { true }
    }
  }

  private mutating func draw(_ bound: Int) -> Int {
    ordinal += 1
    return Int(randomness.draw(.action, subject: 9, ordinal: ordinal, below: UInt64(bound)))
  }

  private mutating func perform(_ line: String) {
    do {
      try run.perform(line: line)
      verbs[String(line.prefix { $0 != " " }), default: 0] += 1
    } catch {
      // What is impossible in this state does nothing.
    }
  }

  mutating func go() {
    if draw(12) == 0 { run.seek(to: draw(run.eventCount + 1)) }
    if draw(16) == 0 { run.checkout(draw(run.branches.count)) }
    if draw(20) == 0 {
      for line in ["joint add \(node()) remove \(node()) explicit", "settle", "leave"] { perform(line) }
    }
    if let cut = run.cluster.network.cutLinks.first, draw(4) == 0 { perform("mend \(cut.from)>\(cut.to)") }
    perform(line())
  }

  private mutating func node() -> Int { 1 + draw(5) }

  private mutating func message() -> String {
    switch draw(4) {
    case 0: return "all"
    case 1: return "all from \(node())"
    case 2: return ["all MsgApp", "all MsgFastVote", "all but MsgFastProp", "MsgHeartbeat"][draw(4)]
    default:
      let messages = run.cluster.network.messages
      return messages.isEmpty ? "all" : "\(messages[draw(messages.count)].number)"
    }
  }

  private mutating func line() -> String {
    switch draw(32) {
    case 0...3: return "propose \(node()) \"v \(ordinal)\""
    case 4: return "put \(node()) k\(draw(3)) v\(ordinal)"
    case 5: return "read \(node()) k\(draw(3))"
    case 6: return "contend 1 a\(ordinal) 2 b\(ordinal)"
    case 7...8: return "deliver \(message())"
    case 9: return "drop \(message())"
    case 10: return "duplicate \(message())"
    case 11: return "hold \(message())"
    case 12: return "release all"
    case 13: return "reorder \(message()) \(draw(2) == 0 ? "first" : "last")"
    case 14: return "delay \(message()) by \(1 + draw(300))"
    case 15: return "crash \(node())" + ["", " before write", " after write"][draw(3)]
    case 16: return "restart all"
    case 17: return "cut \(node())>\(node())"
    case 18: return ["heal", "mend 1 2", "partition 1 2 | 3", "isolate \(node())", "mend \(node())>\(node())"][draw(5)]
    case 19: return "campaign \(node())"
    case 20: return "transfer \(node())"
    case 21: return "forget-leader \(node())"
    case 22: return draw(2) == 0 ? "tick \(1 + draw(3))" : "tick at \(node())"
    case 23: return draw(2) == 0 ? "step \(1 + draw(9))" : "step 3 at \(node())"
    case 24: return "play \(1 + draw(20))"
    case 25: return "fast \(draw(2) == 0 ? "on" : "off")"
    case 26: return draw(2) == 0 ? "snapshot \(node())" : "compact \(node())"
    case 27: return ["add \(node() + 1)", "remove \(node())", "learner \(node() + 2)"][draw(3)]
    case 28: return "joint add \(node() + 1) remove \(node()) \(["auto", "implicit", "explicit"][draw(3)])"
    case 29: return ["leave", "apply \(1 + ordinal % 5) off", "apply \(1 + ordinal % 5) on"][Int(ordinal % 3)]
    case 30: return "persist \(node())"
    default: return "settle"
    }
  }
}
