import Raft
import Testing

@Suite("Proposals on the classic track") struct ProposalTests {
  @Test("a follower forwards to its leader, who appends") func forwarding() throws {
    var cluster = try Classic.led(3)
    try cluster[2].propose([7])
    let forwarded = try cluster.outbox(.propose)
    #expect(forwarded.map(\.to) == [1] && forwarded[0].term == 0 && forwarded[0].from == 2)
    try cluster.settle()
    #expect((NodeID(1)...3).allSatisfy { cluster.payloads($0) == [[7]] })
  }

  @Test("a follower that must not forward drops what it is given; the leader is not concerned") func forwardingDisabled() throws {
    var cluster = try Classic.led(3) { $0.disableProposalForwarding = true }
    #expect(throws: RaftError.proposalDropped) { try cluster[2].propose([7]) }
    #expect(try cluster.outbox(.propose).isEmpty)
    try cluster[1].propose([8])
    try cluster.settle()
    #expect(cluster.payloads(2) == [[8]])
  }

  @Test("without a leader, follower and candidate drop it") func noLeader() throws {
    var cluster = try Classic.unled(3)
    #expect(throws: RaftError.proposalDropped) { try cluster[2].propose([7]) }
    try cluster[2].campaign()
    #expect(throws: RaftError.proposalDropped) { try cluster[2].propose([7]) }
    #expect(throws: RaftError.proposalDropped) { try cluster[2].proposeConfChange(.v1(ConfChange(kind: .addNode, node: 9))) }
  }

  @Test("a leader that was removed appends nothing more") func removedLeader() throws {
    var cluster = try Classic.led(3)
    try cluster[1].proposeConfChange(.v1(ConfChange(kind: .removeNode, node: 1)))
    try cluster.settle()
    #expect(cluster.role(1) == .leader)
    #expect(throws: RaftError.proposalDropped) { try cluster[1].propose([7]) }
  }

  @Test("several payloads take consecutive indexes in one message") func batch() throws {
    var cluster = try Classic.led(3)
    try cluster[2].propose(batch: [[1], [2], [3]])
    try cluster.drain()
    try cluster.hop()
    #expect(cluster.inFlight.filter { $0.kind == .append && $0.to == 2 }.map { $0.entries.map(\.index) } == [[3, 4, 5]])
    try cluster.settle()
    #expect(cluster.payloads(3) == [[1], [2], [3]])
  }

  @Test("an empty message of proposals is refused, and changes nothing") func empty() throws {
    var cluster = try Classic.led(1)
    #expect(throws: RaftError.self) { try cluster[1].step(Message(kind: .propose, from: 1)) }
    #expect(cluster[1].replica.log.lastIndex == 2)
  }
}

@Suite("The limit of the uncommitted tail") struct UncommittedSizeTests {
  /// Leader 1 hears from nobody, so that nothing is committed.
  private func stuck(_ limit: UInt64) throws -> Ensemble {
    var cluster = try Classic.led(3) { $0.uncommittedEntriesSizeMax = limit }
    cluster.isolate(1)
    return cluster
  }

  @Test("proposals beyond it are dropped, until what is before them is applied") func limit() throws {
    var cluster = try stuck(30)
    for _ in 0..<3 { try cluster[1].propose(Array(repeating: 7, count: 10)) }
    #expect(throws: RaftError.proposalDropped) { try cluster[1].propose([8]) }
    try cluster.settle()
    cluster.isolate(nil)
    try cluster.tick()
    #expect(cluster.payloads(2).count == 3)
    try cluster[1].propose([8])
    try cluster.settle()
    #expect(cluster.payloads(2).last == [8])
  }

  @Test("payloads without bytes pass it, as does an empty change that leaves a joint configuration") func emptyPayloads() throws {
    var cluster = try stuck(5)
    try cluster[1].propose([1, 2, 3, 4, 5])
    for _ in 0..<10 { try cluster[1].propose([]) }
    try cluster[1].proposeConfChange(.v2(ConfChangeV2()))
    #expect(cluster[1].replica.log.lastIndex == 14)
    #expect(throws: RaftError.proposalDropped) { try cluster[1].propose([6]) }
  }

  @Test("a single proposal may exceed it when nothing else is there, no second one") func oversized() throws {
    var cluster = try stuck(5)
    try cluster[1].propose(Array(repeating: 7, count: 1_000))
    #expect(throws: RaftError.proposalDropped) { try cluster[1].propose([8]) }
  }

  @Test("a new leader starts to count anew, and what a former one appended takes nothing away") func newLeader() throws {
    var cluster = try Classic.led(3) { $0.uncommittedEntriesSizeMax = 20 }
    cluster.isLost = { $0.kind == .appendResponse }
    for _ in 0..<2 { try cluster[1].propose(Array(repeating: 7, count: 10)) }
    try cluster.settle()
    cluster.isLost = { _ in false }
    try cluster[2].campaign()
    try cluster.settle()
    #expect(cluster.role(2) == .leader && cluster.payloads(2).count == 2)
    cluster.isolate(2)
    for _ in 0..<2 { try cluster[2].propose(Array(repeating: 8, count: 10)) }
    #expect(throws: RaftError.proposalDropped) { try cluster[2].propose([9]) }
  }

  @Test("zero sets no limit") func unlimited() throws {
    var cluster = try stuck(0)
    for _ in 0..<100 { try cluster[1].propose(Array(repeating: 7, count: 1_000)) }
    #expect(cluster[1].replica.log.lastIndex == 102)
  }
}
