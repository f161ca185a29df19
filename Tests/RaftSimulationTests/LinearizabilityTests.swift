import Raft
import RaftSimulation
import Testing

/// Histories are written as lines: who does what, from which event to which. `?` is an answer that never came.
///
///     write a 1-4     read a 5-6     write b 2-?     read none 1-2
@Suite("Linearizability") struct LinearizabilityTests {
  private func verdict(_ lines: String..., stepsMax: Int = Linearizability.stepsMax) -> LinearizabilityVerdict {
    Linearizability.verdict(of: lines.map(operation), stepsMax: stepsMax)
  }

  private func operation(_ line: String) -> ClientOperation {
    let words = line.split(separator: " ").map(String.init)
    let times = words[2].split(separator: "-").map(String.init)
    let action: ClientOperation.Action = words[0] == "write" ? .write(words[1]) : .read(words[1] == "none" ? nil : words[1])
    return ClientOperation(key: words.count > 3 ? words[3] : "k", action: action, invoked: Int(times[0])!, answered: Int(times[1]))
  }

  @Test("One after the other") func sequential() {
    #expect(verdict() == .linearizable)
    #expect(verdict("read none 1-2", "write a 3-4", "read a 5-6", "write b 7-8", "read b 9-10") == .linearizable)
    #expect(verdict("write a 3-4", "read none 5-6") == .violated)
    #expect(verdict("write a 1-2", "write b 3-4", "read a 5-6") == .violated)
    #expect(verdict("write a 1-2", "read b 3-4") == .violated)
  }

  @Test("Side by side, either order will do, but all have to agree on it") func concurrent() {
    #expect(verdict("write a 1-9", "write b 1-9", "read a 10-11") == .linearizable)
    #expect(verdict("write a 1-9", "write b 1-9", "read b 10-11") == .linearizable)
    #expect(verdict("write a 1-9", "write b 1-9", "read a 10-11", "read b 12-13") == .violated)
    #expect(verdict("write a 1-9", "read none 2-8", "read a 3-4") == .linearizable)
    #expect(verdict("write a 1-9", "read a 2-3", "read none 4-5") == .violated)
    // Two readers see two writes in different orders.
    #expect(verdict("write a 1-20", "write b 1-20", "read a 2-3", "read b 4-5", "read a 6-7") == .violated)
  }

  @Test("What ends in the event in which another begins runs beside it") func sameEvent() {
    #expect(verdict("write a 1-5", "read none 5-6") == .linearizable)
    #expect(verdict("write a 1-4", "read none 5-6") == .violated)
  }

  @Test("A write of which nobody knows what became of it may take effect later, or never, but only once") func unknown() {
    #expect(verdict("write a 1-2", "write b 3-?", "read a 4-5") == .linearizable)
    #expect(verdict("write a 1-2", "write b 3-?", "read a 4-5", "read b 6-7") == .linearizable)
    #expect(verdict("write a 1-2", "write b 3-?", "read b 4-5", "read a 6-7") == .violated)
    #expect(verdict("write a 1-2", "write b 9-?", "read b 4-5") == .violated)
    // What a read without an answer saw does not matter.
    #expect(verdict("write a 1-2", "read none 4-?") == .linearizable)
  }

  @Test("Keys are judged by themselves") func keys() {
    #expect(verdict("write a 1-2 k", "read none 3-4 l", "read a 3-4 k") == .linearizable)
    #expect(verdict("write a 1-2 k", "read none 3-4 l", "read none 3-4 k") == .violated)
  }

  @Test("A search that takes too long is given up, and says so") func budget() {
    // Eight writes side by side, and reads that no order explains.
    let writes = (1...8).map { "write v\($0) 1-99" }
    let reads = ["read v1 2-3", "read v2 4-5", "read v1 6-7"]
    let history = (writes + reads).map(operation)
    #expect(Linearizability.verdict(of: history) == .violated)
    #expect(Linearizability.verdict(of: history, stepsMax: 20) == .undecided)
  }

  /// A store in memory: every operation takes effect at a moment drawn between its beginning and its end, so the history is good by its making.
  private func drawnHistory(seed: UInt64, count: Int) -> [ClientOperation] {
    let randomness = Randomness(seed: seed)
    var operations: [(moment: Int, operation: ClientOperation)] = []
    for number in 0..<count {
      let invoked = Int(randomness.draw(.action, subject: 1, ordinal: UInt64(number), below: 600))
      let length = 1 + Int(randomness.draw(.action, subject: 2, ordinal: UInt64(number), below: 30))
      let moment = invoked + Int(randomness.draw(.action, subject: 3, ordinal: UInt64(number), below: UInt64(length)))
      let isWrite = randomness.happens(.action, subject: 4, ordinal: UInt64(number), permille: 500)
      let isLost = isWrite && randomness.happens(.action, subject: 5, ordinal: UInt64(number), permille: 200)
      let action: ClientOperation.Action = isWrite ? .write("v\(number)") : .read(nil)
      operations.append(
        (moment, ClientOperation(key: "k", action: action, invoked: invoked, answered: isLost ? nil : invoked + length)))
    }
    var value: String?
    let order = operations.indices.sorted { (operations[$0].moment, $0) < (operations[$1].moment, $1) }
    for position in order {
      if case .write(let written) = operations[position].operation.action { value = written }
      if case .read = operations[position].operation.action { operations[position].operation.action = .read(value) }
    }
    return operations.map(\.operation)
  }

  @Test("Drawn histories of a store that works are accepted; with one read that saw the past they are not", arguments: 1...20)
  func drawn(seed: UInt64) {
    let history = drawnHistory(seed: seed, count: 120)
    #expect(Linearizability.verdict(of: history) == .linearizable)
    let first = ClientOperation(key: "k", action: .write("first"), invoked: -9, answered: -8)
    let stale = ClientOperation(key: "k", action: .read("first"), invoked: 900, answered: 901)
    let seen = ClientOperation(key: "k", action: .write("last"), invoked: 800, answered: 801)
    #expect(Linearizability.verdict(of: [first] + history + [seen, stale]) == .violated)
  }

  @Test("A cluster's reads and writes are judged as they are answered") func cluster() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 3, seed: 3))
    for line in [
      "campaign 1", "settle", "put 2 k a", "settle", "read 3 k", "settle", "crash 2", "put 3 k b", "settle", "read 1 k", "settle",
    ] {
      try run.perform(line: line)
    }
    let history = run.cluster.clientHistory.operations
    #expect(history.map(\.action) == [.write("a"), .read("a"), .write("b"), .read("b")])
    #expect(history.allSatisfy { $0.answered != nil })
    #expect(run.cluster.violations.isEmpty)
  }

  /// Mutant M23 (rule R16): S2 recovers k = a and k = b, of which the client of S5 has heard already. The batch reaches S3 and S4 in parts, so an
  /// entry of S2's term is committed before all of it is.
  private func readAfterRecovery(_ settings: String) -> String {
    """
    cluster nodes=5 seed=3 fast message=0 \(settings)
    campaign 1
    settle
    put 5 k a
    deliver all MsgFastProp
    deliver all MsgFastVote to 1
    deliver all MsgApp to 5
    put 5 k b
    deliver all MsgFastProp
    deliver all MsgFastVote to 1
    deliver all MsgApp to 5
    expect value 5 k b
    drop all
    campaign 2
    deliver all MsgVote to 3
    deliver all MsgVote to 4
    deliver all MsgVoteResp
    expect leader 2
    deliver S2>S3 MsgApp 2
    deliver S2>S4 MsgApp 2
    deliver all MsgAppResp to 2
    read 2 k
    """
  }

  private func play(_ text: String) throws -> Run {
    var runner = ScenarioRunner(scenario: try Scenario.parse(text, file: "scenario"), file: "scenario")
    if case .failed(let failure) = runner.runToEnd() { Issue.record("\(runner.output.suffix(9).joined(separator: "\n"))\n\(failure)") }
    return runner.run
  }

  @Test("A read that a leader answers before its no-op is committed misses a fast commit; with the rule it waits") func staleRead() throws {
    let heartbeats = """

      deliver all MsgHeartbeat to 3
      deliver all MsgHeartbeat to 4
      deliver all MsgHeartbeatResp to 2
      expect violation linearizable
      """
    let broken = try play(readAfterRecovery("break=M23") + heartbeats)
    #expect(broken.cluster.violations.map(\.checker) == ["linearizable"])
    let sound = try play(readAfterRecovery("") + "\nsettle\nexpect read 2 k b")
    #expect(sound.cluster.violations.isEmpty)
  }

  /// S1 was heard by a quorum and is cut off then; so many ticks after a check of its quorum. Ten ticks later nobody's lease binds S3, and S2 is
  /// elected and writes, before S1 finds out at its next check. No clock is faster than another.
  private func readByOldLease(ticksAfterCheck offset: Int) throws -> Run {
    var run = Run(settings: ClusterSettings(nodeCount: 3, seed: 5))
    var settings = run.settings
    (settings.checkQuorum, settings.readsByLease) = (true, true)
    run = Run(settings: settings)
    for line in ["campaign 1", "settle", "put 2 k a", "settle"] { try run.perform(line: line) }
    for _ in 0..<offset { for line in ["tick", "deliver all"] { try run.perform(line: line) } }
    for line in ["partition 1 | 2 3", "tick 10", "campaign 2"] { try run.perform(line: line) }
    for _ in 0..<4 { try run.perform(line: "deliver all") }
    try run.perform(line: "put 3 k b")
    for _ in 0..<6 { _ = try? run.perform(line: "deliver all") }
    try run.perform(line: "read 1 k")
    return run
  }

  @Test("A read by lease is judged until a successor is elected: after that even equal clocks do not make it right, in etcd/raft as here")
  func leaseOutlived() throws {
    var staleCount = 0
    for offset in 0..<10 {
      let run = try readByOldLease(ticksAfterCheck: offset)
      #expect(run.cluster.violations.isEmpty)
      guard let answer = run.cluster.readAnswers.last else { continue }
      #expect(answer.value == "a" && answer.request.isBeyondLease && run.cluster.leader == 2)
      let read = ClientOperation(key: "k", action: .read(answer.value), invoked: answer.request.event, answered: answer.event)
      #expect(Linearizability.verdict(of: run.cluster.clientHistory.operations + [read]) == .violated)
      staleCount += 1
    }
    // A leader checks its quorum once an election timeout, so it leads for one to two of them after it was last heard; a follower's lease
    // ends after one.
    #expect(staleCount > 0)
  }
}
