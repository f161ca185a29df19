import Raft
import Testing

/// What the fast-track suites of other implementations check, on this one.
@Suite("What fast-track suites elsewhere check") struct SuiteEquivalentTests {
  private func led(_ count: Int, learners: Int = 0, configure: (inout Config) -> Void = { _ in }) throws -> Ensemble {
    var cluster = try Ensemble(count, learners: learners, configure: configure)
    try cluster[1].campaign()
    try cluster.settle()
    return cluster
  }

  private func payloads(_ cluster: Ensemble, _ id: NodeID) -> [[UInt8]] {
    cluster.applied[Int(id) - 1].filter { $0.kind == .normal && !$0.data.isEmpty }.map(\.data)
  }

  @Test("fast commit at bootstrap") func bootstrap() throws {
    var cluster = try Ensemble(0)
    for id in NodeID(1)...3 {
      var config = Config(id: id)
      config.enableFastPath = true
      try cluster.add(config, storage: MemoryStorage())
      try cluster[id].bootstrap(peers: [Peer(id: 1), Peer(id: 2), Peer(id: 3)])
    }
    try cluster.drain()
    try cluster[1].campaign()
    try cluster.settle()
    try cluster[3].propose([7])
    try cluster.drain()
    try cluster.hop()
    try cluster.hop()
    #expect(cluster[1].fastStatus.fast == 5 && payloads(cluster, 1) == [[7]])
  }

  @Test("the leader crashes after a fast commit and recommits the same value", arguments: [true, false])
  func leaderCrashes(_ keepsApplied: Bool) throws {
    var cluster = try led(3)
    cluster.isLost = { $0.kind == .append }
    try cluster[2].propose([7])
    try cluster.settle()
    #expect(cluster[1].fastStatus.fast == 3 && payloads(cluster, 1) == [[7]])
    try cluster.restart(0, keepsApplied: keepsApplied)
    cluster.isLost = { _ in false }
    try cluster[1].campaign()
    try cluster.settle()
    try cluster.tick(3)
    #expect(cluster[1].basicStatus.softState.role == .leader)
    for id in NodeID(1)...3 { #expect(payloads(cluster, id) == [[7]]) }
  }

  @Test("with fast proposals stopped everything goes the classic way") func stopped() throws {
    var cluster = try led(3)
    for id in NodeID(1)...3 { cluster[id].fastProposalsSuspended = true }
    try cluster[2].propose([7])
    try cluster.settle()
    #expect(cluster.nodes.allSatisfy { $0.fastStatus.fast == 0 && $0.fastStatus.slots.isEmpty })
    for id in NodeID(1)...3 { #expect(payloads(cluster, id) == [[7]]) }
  }

  @Test("contention across a window of four indexes: all commit, in one order, each once") func contention() throws {
    var cluster = try led(5)
    var all: [[UInt8]] = []
    for number in UInt8(0)..<4 {
      for id in NodeID(2)...5 {
        all.append([UInt8(id), number])
        try cluster[id].propose(all[all.count - 1])
      }
    }
    try cluster.settle()
    try cluster.tick(120)
    #expect(payloads(cluster, 1).count == 16 && Set(payloads(cluster, 1)) == Set(all))
    for id in NodeID(2)...5 { #expect(payloads(cluster, id) == payloads(cluster, 1)) }
  }

  @Test("a member with the fast path off is refused, and disturbs nobody") func memberWithFastPathOff() throws {
    var cluster = try Ensemble(3) { $0.enableFastPath = $0.id != 3 }
    try cluster[1].campaign()
    try cluster.settle()
    try cluster[2].propose([7])
    try cluster.tick(9)
    #expect(payloads(cluster, 1) == [[7]] && payloads(cluster, 2) == [[7]])
    #expect(cluster[1].status.progress[3]?.match == 0 && cluster[1].fastStatus.fast == 0)
    let term = cluster[1].basicStatus.hardState.term
    try cluster[3].campaign()
    try cluster.settle()
    #expect(cluster[1].basicStatus.hardState.term == term && cluster[1].basicStatus.softState.role == .leader)
  }

  @Test("a slow follower catches up with what went fast without it") func slowFollower() throws {
    var cluster = try led(5)
    cluster.isLost = { $0.to == 5 || $0.from == 5 }
    for number in UInt8(1)...20 {
      try cluster[2].propose([number])
      try cluster.settle()
    }
    #expect(cluster[1].fastStatus.fast == 22 && payloads(cluster, 5).isEmpty)
    cluster.isLost = { _ in false }
    try cluster.tick(3)
    #expect(payloads(cluster, 5) == (1...20).map { [UInt8($0)] })
    #expect(cluster[5].replica.log.allEntries == cluster[1].replica.log.allEntries)
  }

  @Test("a snapshot across a pending fast decision: the slot above it stays, and is decided") func snapshotAcross() throws {
    var cluster = try led(3)
    cluster.isLost = { $0.to == 3 || $0.from == 3 }
    for number in UInt8(1)...3 { try cluster[2].propose([number]) }
    try cluster.settle()
    try cluster.tick(4)
    let commit = cluster[1].basicStatus.hardState.commit
    #expect(commit == 5)
    try cluster[1].storage.createSnapshot(at: commit, confState: nil, data: [])
    try cluster[1].storage.compact(to: commit)
    // 3 holds a slot above the snapshot that it is going to get, and the vote for it is pending.
    let entry = Entry(index: 6, content: ContentID(node: .client, incarnation: 1, sequence: 1), data: [9])
    try cluster[3].step(Message(kind: .fastProposal, to: 3, from: .client, entries: [entry], fastPath: true))
    #expect(cluster[3].fastStatus.slots.map(\.index) == [6])
    cluster.isLost = { _ in false }
    try cluster.tick(6)
    #expect(cluster[3].replica.log.firstIndex == 6)
    for id in NodeID(1)...3 { #expect(payloads(cluster, id).contains([9]) && cluster[id].fastStatus.slots.isEmpty) }
  }

  @Test("side buffer: what waits out of order goes in order, at every node") func sideBuffer() throws {
    var cluster = try led(5)
    for number in UInt8(1)...4 { try cluster[2].propose([number]) }
    try cluster.drain()
    cluster.inFlight.reverse()
    try cluster.settle()
    for id in NodeID(1)...5 { #expect(payloads(cluster, id) == [[1], [2], [3], [4]]) }
    #expect(cluster[1].fastStatus.fast == 6)
  }

  @Test("hints that come again or oversized change nothing but the number of messages") func hintsRepeated() throws {
    var cluster = try led(3) { $0.sizePerMessageMax = 40 }
    cluster.isLost = { $0.from == 1 || $0.to == 1 || $0.kind == .fastVote }
    for number in UInt8(1)...6 { try cluster[2].propose(Array(repeating: number, count: 30)) }
    try cluster.settle()
    #expect(cluster[3].fastStatus.slots.count == 6)
    try cluster[2].campaign()
    try cluster.drain()
    try cluster.hop()
    let parts = cluster.inFlight.filter { $0.kind == .voteResponse && $0.from == 3 }
    #expect(parts.count == 6)
    cluster.inFlight += parts + parts
    try cluster.settle()
    #expect(payloads(cluster, 3) == (1...6).map { Array(repeating: UInt8($0), count: 30) })
  }
}
