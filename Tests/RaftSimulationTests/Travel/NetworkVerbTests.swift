import Raft
import RaftSimulation
import Testing

/// Each verb of the network in a scenario of three nodes, with the log of what became of every message.
@Suite("The network by command") struct NetworkVerbTests {
  /// S2 has proposed x, so that `2>1` and `2>3` carry the proposal and `2>1` S2's vote; and a second proposal y from S3.
  private func run() throws -> Run {
    var run = Run(settings: ClusterSettings(nodeCount: 3, seed: 3))
    for line in ["campaign 1", "settle", "propose 2 x", "propose 3 y"] { try run.perform(line: line) }
    return run
  }

  /// What becomes of messages from here on, one line a message.
  private func log(_ lines: String..., steps: Int = 0) throws -> [String] {
    var run = try run()
    let start = run.cursor
    for line in lines { try run.perform(line: line) }
    for _ in 0..<steps { run.stepForward() }
    return (start..<run.cursor).flatMap { run.record(of: $0 + 1)?.facts ?? [] }.compactMap(text)
  }

  private func text(_ fact: Fact) -> String? {
    switch fact {
    case .delivered(let item): "\(name(item)) arrives"
    case .dropped(let item): "\(name(item)) is dropped"
    case .lost(let item, _): "\(name(item)) is lost"
    case .duplicated(let item): "\(name(item)) is a copy"
    case .held(let item): "\(name(item)) is held"
    case .released(let item): "\(name(item)) is released"
    case .delayed(let item, let microseconds): "\(name(item)) is late by \(microseconds / 1000)"
    case .reordered(let item, let place): "\(name(item)) is moved \(place.rawValue)"
    default: nil
    }
  }

  private func name(_ item: InFlightMessage) -> String { "\(item.link) \(item.message.kind)" }

  @Test("One message is delivered, by number or by what it is") func deliverOne() throws {
    #expect(try log("deliver 2>3 MsgFastProp") == ["S2>S3 MsgFastProp arrives"])
    let number = try #require(try run().cluster.network.messages.first { $0.message.kind == .fastVote }).number
    #expect(try log("deliver \(number)").count == 1)
  }

  @Test("All of a kind, all of a link, all to a node, everything, and everything but") func selectors() throws {
    #expect(Set(try log("deliver all MsgFastVote")) == ["S2>S1 MsgFastVote arrives", "S3>S1 MsgFastVote arrives"])
    #expect(try log("deliver all from 2 to 1") == ["S2>S1 MsgFastProp arrives", "S2>S1 MsgFastVote arrives"])
    #expect(Set(try log("deliver all to 3")) == ["S2>S3 MsgFastProp arrives"])
    #expect(try log("deliver all").count == 6)
    let rest = try log("deliver all but MsgFastProp")
    #expect(Set(rest) == ["S2>S1 MsgFastVote arrives", "S3>S1 MsgFastVote arrives"])
    #expect(try log("deliver all but from 2 to 1").allSatisfy { !$0.hasPrefix("S2>S1") })
  }

  @Test("What is held stays until it is released; everything else goes on") func holding() throws {
    let held = try log("hold all from 2 to 1", steps: 3)
    #expect(held.prefix(2) == ["S2>S1 MsgFastProp is held", "S2>S1 MsgFastVote is held"])
    #expect(held.dropFirst(2).allSatisfy { !$0.hasPrefix("S2>S1 MsgFast") })
    let released = try log("hold 2>1 MsgFastVote", "release all", "deliver 2>1 MsgFastVote")
    #expect(released == ["S2>S1 MsgFastVote is held", "S2>S1 MsgFastVote is released", "S2>S1 MsgFastVote arrives"])
    // Time alone does not let it go.
    var run = try run()
    try run.perform(line: "hold 2>1 MsgFastVote")
    try run.perform(line: "tick 5")
    #expect(run.cluster.network.messages.contains { $0.isHeld })
  }

  @Test("What is dropped never arrives; what is doubled arrives twice") func dropAndDuplicate() throws {
    #expect(try log("drop all MsgFastProp", "deliver all MsgFastProp").allSatisfy { $0.hasSuffix("is dropped") })
    let twice = try log("duplicate 2>3 MsgFastProp", "deliver all from 2 to 3 MsgFastProp")
    #expect(twice == ["S2>S3 MsgFastProp is a copy", "S2>S3 MsgFastProp arrives", "S2>S3 MsgFastProp arrives"])
  }

  @Test("A delayed message is overtaken by what is due before it") func delay() throws {
    var run = try run()
    let first = try #require(run.cluster.network.nextDeliverable)
    let name = "\(first.link) \(first.message.kind)"
    #expect(try log("delay \(first.number) by 500", steps: 1).first == "\(name) is late by 500")
    try run.perform(line: "delay \(first.number) by 500")
    #expect(run.cluster.network.messages.last?.number == first.number)
    while run.cluster.network.nextDeliverable?.number != first.number && run.cluster.network.nextDeliverable != nil {
      run.playForward()
      if run.cluster.time > first.dueAt + 500_000 { break }
    }
    // In play mode it arrives when it is due, not before.
    while run.cluster.network.message(first.number) != nil { run.playForward() }
    #expect(run.cluster.time == first.dueAt + 500_000)
  }

  @Test("Reordered messages go first or last") func reorder() throws {
    let last = try #require(try run().cluster.network.messages.last)
    let name = "\(last.link) \(last.message.kind)"
    #expect(try log("reorder \(last.number) first", steps: 1) == ["\(name) is moved first", "\(name) arrives"])
    let first = try #require(try run().cluster.network.nextDeliverable)
    let log = try log("reorder \(first.number) last", steps: 5)
    #expect(log.dropFirst().allSatisfy { $0 != "\(first.link) \(first.message.kind) arrives" })
  }

  @Test("One direction cut loses that direction only, in time; healing lets the rest pass") func cut() throws {
    let lost = try log("cut 2>1", "tick 2")
    #expect(lost.contains("S2>S1 MsgFastProp is lost") && lost.contains("S2>S1 MsgFastVote is lost"))
    #expect(lost.allSatisfy { !$0.hasPrefix("S1>S2") && !$0.hasPrefix("S2>S3") })
    #expect(try log("cut 2>1", "heal", "deliver all from 2 to 1").count { $0.hasSuffix("arrives") } == 2)
    #expect(throws: CommandFailure.self) { try log("cut 2>1", "deliver 2>1 MsgFastVote") }
  }

  @Test("Stepping one node delivers to it alone, and ticks its clock alone when nothing is left for it") func stepOne() throws {
    #expect(try log("step at 3") == ["S2>S3 MsgFastProp arrives"])
    var run = try run()
    let start = run.cursor
    try run.perform(line: "step 6 at 3")
    for event in start + 1...run.cursor {
      switch run.input(of: event) {
      case .deliver(let number):
        guard case .delivered(let item)? = run.record(of: event)?.facts.first else {
          Issue.record("message \(number) did not arrive")
          continue
        }
        #expect(item.message.to == 3)
      case .tick(let node): #expect(node == 3)
      default: Issue.record("a step is a delivery or a tick")
      }
    }
    #expect(run.cursor == start + 6)
    try run.perform(line: "crash 3")
    #expect(throws: CommandFailure.self) { try run.perform(line: "step at 3") }
  }
}
