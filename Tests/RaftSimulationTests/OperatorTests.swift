import Raft
import RaftSimulation
import Testing

/// What an operator has to do that no protocol does: see ``Operator``.
@Suite("The operator of random schedules") struct OperatorTests {
  /// What was left of seed 78600 of a soak: S2 asks S4, which does not know yet that it is a member, for its vote in ever higher terms, and
  /// crashes before these are on its own slow disk. S4 keeps the highest, and ignores the leader, whose term is lower, without a word.
  private func ahead(_ change: (inout ClusterSettings) -> Void = { _ in }) throws -> Run {
    var settings = ClusterSettings(nodeCount: 3, seed: 3)
    settings.electionTicks = 4
    settings.hasSlowDisks = true
    change(&settings)
    var run = Run(settings: settings)
    for line in ["campaign 1", "settle", "add 4", "cut 1 4", "settle", "partition 1 3 | 2 4"] { try run.perform(line: line) }
    for _ in 0..<3 {
      for line in ["campaign 2", "deliver all to 4", "persist 4"] { _ = try? run.perform(line: line) }
    }
    for line in ["drop all", "crash 2", "restart 2", "heal"] { try run.perform(line: line) }
    return run
  }

  /// Brings a cluster to rest as at the end of a random schedule. Returns whether it came to rest, and what the operator did.
  private func bringToRest(_ run: inout Run, withHelp: Bool) -> (isSettled: Bool, orders: [Input]) {
    var settling = Settling()
    var supervisor = Operator()
    var orders: [Input] = []
    for event in 1...run.cursor { if let record = run.record(of: event) { supervisor.see(record) } }
    while true {
      if withHelp, run.cluster.network.nextDeliverable == nil, let order = supervisor.order(run.cluster, settling) {
        orders.append(order)
        supervisor.see(run.act(order))
      }
      switch settling.next(run.cluster) {
      case .act(let input): supervisor.see(run.act(input))
      case .end(let end): return (end == .settled, orders)
      }
    }
  }

  @Test("A member of a higher term that does not know it is one ignores the leader for ever, until others hold elections") func overtaken()
    throws
  {
    var alone = try ahead()
    let term = try #require(alone.cluster.node(4)?.raft?.basicStatus.hardState.term)
    #expect(term > 2 && alone.cluster.node(4)?.confState.voters.contains(4) == false)
    var helped = alone
    #expect(!bringToRest(&alone, withHelp: false).isSettled)
    #expect(alone.cluster.node(4)?.disk.lastIndex() == 0)

    let end = bringToRest(&helped, withHelp: true)
    #expect(end.isSettled && helped.cluster.violations.isEmpty)
    #expect(!end.orders.isEmpty && end.orders.allSatisfy { if case .campaign = $0 { true } else { false } }, "\(end.orders)")
    #expect(helped.cluster.node(4)?.confState.voters == [1, 2, 3, 4])
  }

  @Test("With check-quorum or pre-votes nobody has to help", arguments: [true, false]) func needless(checkQuorum: Bool) throws {
    var run = try ahead {
      if checkQuorum { $0.checkQuorum = true } else { $0.preVote = true }
    }
    let end = bringToRest(&run, withHelp: true)
    #expect(end.isSettled && end.orders.isEmpty, "\(end.orders)")
  }

  @Test("Nobody helps before luck is ruled out, nor where no membership has changed") func patience() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 4, seed: 3))
    for line in ["campaign 1", "settle", "propose 2 a", "crash all", "restart all"] { try run.perform(line: line) }
    let end = bringToRest(&run, withHelp: true)
    #expect(end.isSettled && end.orders.isEmpty)
  }

  @Test("Removed machines are turned off, and explicit joint configurations left") func retires() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 4, seed: 3))
    for line in ["campaign 1", "settle", "joint add 5 remove 4 explicit"] { try run.perform(line: line) }
    let end = bringToRest(&run, withHelp: true)
    #expect(end.isSettled && end.orders == [.leaveJoint, .crash(4, .now)], "\(end.orders)")
  }
}
