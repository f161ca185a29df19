import Raft
import Testing

@Suite("Handing the leadership over") struct TransferTests {
  @Test("to a member that is up to date: it is told at once, and leads") func upToDate() throws {
    var cluster = try Classic.led(3)
    cluster[1].transferLeader(to: 2)
    #expect(try cluster.outbox(.timeoutNow).map(\.to) == [2])
    try cluster.settle()
    #expect(cluster.role(2) == .leader && cluster.role(1) == .follower && cluster.leader(1) == 2)
  }

  @Test("the request may come through a follower, its own included", arguments: [2, 3] as [NodeID])
  func throughFollower(_ asked: NodeID) throws {
    var cluster = try Classic.led(3)
    cluster[asked].transferLeader(to: 2)
    try cluster.settle()
    #expect(cluster.role(2) == .leader)
  }

  @Test("it works within the lease, and without a pre-vote") func lease() throws {
    var cluster = try Classic.led(3) {
      $0.checkQuorum = true
      $0.preVote = true
    }
    cluster[1].transferLeader(to: 3)
    try cluster.hop()
    try cluster.hop()
    #expect(cluster.inFlight.contains { $0.kind == .vote } && !cluster.inFlight.contains { $0.kind == .preVote })
    try cluster.settle()
    #expect(cluster.role(3) == .leader)
  }

  @Test("a member behind gets what it lacks first, a snapshot too") func behind() throws {
    for compacts in [false, true] {
      var cluster = try Classic.led(3)
      cluster.isolate(3)
      for number in UInt8(1)...3 { try cluster[1].propose([number]) }
      try cluster.settle()
      if compacts {
        try cluster[1].storage.createSnapshot(at: 5, confState: cluster[1].replica.tracker.confState, data: [])
        try cluster[1].storage.compact(to: 5)
      }
      cluster.isolate(nil)
      try cluster.tick()
      cluster[1].transferLeader(to: 3)
      try cluster.settle()
      #expect(cluster.role(3) == .leader && cluster.commit(3) == 6)
    }
  }

  @Test("to itself, to a learner, and to one that is unknown: nothing happens") func nowhere() throws {
    var cluster = try Classic.led(2, learners: 1)
    for target in [1, 3, 9] as [NodeID] {
      cluster[1].transferLeader(to: target)
      #expect(try cluster.outbox(.timeoutNow).isEmpty && cluster[1].basicStatus.leadTransferee == noNode)
    }
    try cluster[1].propose([7])
    // A learner that is told all the same does not campaign.
    try cluster.receive(.timeoutNow, from: 1, to: 3, term: 2)
    #expect(cluster.role(3) == .follower && cluster.term(3) == 2)
  }

  @Test("meanwhile proposals are dropped; after an election timeout the leader goes on") func timeout() throws {
    var cluster = try Classic.led(3)
    cluster.isolate(3)
    cluster[1].transferLeader(to: 3)
    #expect(throws: RaftError.proposalDropped) { try cluster[1].propose([7]) }
    for _ in 0..<10 { cluster[1].tick() }
    #expect(cluster[1].basicStatus.leadTransferee == noNode && cluster.role(1) == .leader)
    try cluster[1].propose([7])
  }

  @Test("asked again for the same one it changes nothing, for another one it turns to that") func again() throws {
    var cluster = try Classic.led(3)
    cluster.isolate(3)
    cluster[1].transferLeader(to: 3)
    for _ in 0..<5 { cluster[1].tick() }
    cluster[1].transferLeader(to: 3)
    for _ in 0..<5 { cluster[1].tick() }
    // The second request did not give it more time.
    #expect(cluster[1].basicStatus.leadTransferee == noNode)
    cluster[1].transferLeader(to: 3)
    cluster[1].transferLeader(to: 2)
    try cluster.settle()
    #expect(cluster.role(2) == .leader)
  }

  @Test("for itself in the middle of a transfer: the transfer is given up") func toSelfMeanwhile() throws {
    var cluster = try Classic.led(3)
    cluster.isolate(3)
    cluster[1].transferLeader(to: 3)
    cluster[1].transferLeader(to: 1)
    #expect(cluster[1].basicStatus.leadTransferee == noNode)
    try cluster[1].propose([7])
  }

  @Test(
    "a higher term ends it, and so does the removal or demotion of the successor", arguments: [ConfChangeKind.removeNode, .addLearnerNode])
  func ended(_ kind: ConfChangeKind) throws {
    var cluster = try Classic.led(3)
    try cluster[1].proposeConfChange(.v1(ConfChange(kind: kind, node: 3)))
    cluster.isolate(3)
    cluster[1].transferLeader(to: 3)
    try cluster.settle()
    #expect(cluster[1].basicStatus.leadTransferee == noNode && cluster.role(1) == .leader)

    cluster[1].transferLeader(to: 2)
    try cluster.receive(.appendResponse, from: 2, to: 1, term: 5)
    #expect(cluster.role(1) == .follower && cluster[1].basicStatus.leadTransferee == noNode)
  }

  @Test("one that was removed does not campaign when it is told to") func removed() throws {
    var cluster = try Classic.led(3)
    try cluster[1].proposeConfChange(.v1(ConfChange(kind: .removeNode, node: 3)))
    try cluster.settle()
    try cluster.receive(.timeoutNow, from: 1, to: 3, term: 2)
    #expect(cluster.role(3) == .follower && cluster.term(3) == 2)
  }

  @Test("a second follower that asks for itself meanwhile is the new successor") func second() throws {
    var cluster = try Classic.led(4)
    cluster.isolate(3)
    cluster[1].transferLeader(to: 3)
    cluster[4].transferLeader(to: 4)
    try cluster.settle()
    #expect(cluster.role(4) == .leader)
  }
}
