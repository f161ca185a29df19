import Raft
import Testing

@Suite("Elections on the classic track") struct ElectionTests {
  @Test("timeouts are drawn from one to two election timeouts, all of them") func timeouts() throws {
    var cluster = try Classic.unled(1)
    var seen: Set<Int> = []
    for term in Term(2)..<500 {
      try cluster.receive(.heartbeat, from: 1, to: 1, term: term)
      seen.insert(cluster[1].replica.randomizedElectionTimeout)
    }
    #expect(seen == Set(10..<20))
  }

  @Test("a heartbeat or an append puts a campaign off, a learner's or an old leader's message does not") func putOff() throws {
    var cluster = try Classic.led(3)
    cluster[2].replica.randomizedElectionTimeout = 12
    for kind in [MessageKind.heartbeat, .append] {
      for _ in 0..<11 { cluster[2].tick() }
      try cluster.receive(kind, from: 1, to: 2, term: 2)
    }
    for _ in 0..<11 { cluster[2].tick() }
    try cluster.receive(.heartbeat, from: 3, to: 2, term: 1)
    #expect(cluster.role(2) == .follower)
    cluster[2].tick()
    #expect(cluster.role(2) == .candidate)
  }

  @Test(
    "votes go to whoever is up to date: a higher last term, or the same and an index as high",
    arguments: [(1, 9, false), (2, 2, false), (2, 3, true), (2, 4, true), (3, 1, true)] as [(Term, LogIndex, Bool)])
  func upToDate(term: Term, index: LogIndex, granted: Bool) throws {
    var cluster = try Classic.led(3)
    try cluster[1].propose([7])
    try cluster.settle()
    for kind in [MessageKind.vote, .preVote] {
      try cluster.receive(kind, from: 3, to: 2, term: 4) {
        $0.logTerm = term
        $0.index = index
      }
      let answers = try cluster.outbox(kind == .vote ? .voteResponse : .preVoteResponse)
      #expect(answers.map(\.reject) == [!granted])
      cluster.inFlight = []
    }
  }

  @Test("a vote is given once a term, to the same candidate again") func once() throws {
    var cluster = try Classic.unled(3)
    for (candidate, granted) in [(2, true), (2, true), (3, false)] as [(NodeID, Bool)] {
      try cluster.receive(.vote, from: candidate, to: 1, term: 2) {
        $0.logTerm = 1
        $0.index = 1
      }
      let answers = try cluster.outbox(.voteResponse)
      #expect(answers.map(\.reject) == [!granted] && answers[0].to == candidate)
      cluster.inFlight = []
    }
  }

  @Test("a candidate follows whoever leads its term, and gives up when a quorum refuses") func givesUp() throws {
    var cluster = try Classic.unled(3)
    try cluster[1].campaign()
    try cluster.receive(.append, from: 2, to: 1, term: 2) {
      $0.logTerm = 1
      $0.index = 1
    }
    #expect(cluster.role(1) == .follower && cluster.leader(1) == 2)

    var refused = try Classic.unled(3)
    try refused[1].campaign()
    try refused.drain()
    for voter in [2, 3] as [NodeID] {
      #expect(refused.role(1) == .candidate)
      try refused.receive(.voteResponse, from: voter, to: 1, term: 2) { $0.reject = true }
    }
    #expect(refused.role(1) == .follower && refused.term(1) == 2)
  }

  @Test("a leader is not disturbed by being asked to campaign") func leaderCampaigns() throws {
    var cluster = try Classic.led(3)
    try cluster[1].campaign()
    #expect(cluster.role(1) == .leader && cluster.term(1) == 2)
  }

  @Test("a single voter elects itself, once its vote is written") func single() throws {
    var cluster = try Classic.unled(1)
    try cluster[1].campaign()
    #expect(cluster.role(1) == .candidate)
    try cluster.drain()
    #expect(cluster.role(1) == .leader)
  }
}

@Suite("Learners in elections") struct LearnerElectionTests {
  @Test("a learner never campaigns, until it is promoted") func promotion() throws {
    var cluster = try Classic.led(2, learners: 1)
    for _ in 0..<50 { cluster[3].tick() }
    #expect(cluster.role(3) == .follower)
    try cluster[3].campaign()
    #expect(cluster.role(3) == .follower)
    try cluster[1].proposeConfChange(.v1(ConfChange(kind: .addNode, node: 3)))
    try cluster.settle()
    try cluster[3].campaign()
    try cluster.settle()
    #expect(cluster.role(3) == .leader && cluster.leader(1) == 3)
  }

  @Test("a learner grants votes, since the candidate may know that it was promoted") func grants() throws {
    var cluster = try Classic.unled(1, learners: 1)
    try cluster.receive(.vote, from: 1, to: 2, term: 3) {
      $0.logTerm = 2
      $0.index = 11
    }
    #expect(try cluster.outbox(.voteResponse).map(\.reject) == [false])
  }

  @Test("a learner takes the log like anyone else, and commits nothing") func replicates() throws {
    var cluster = try Classic.led(3, learners: 1)
    cluster.isLost = { $0.from == 2 || $0.from == 3 }
    try cluster[1].propose([7])
    try cluster.settle()
    #expect(cluster.commit(1) == 2 && cluster[1].status.progress[4]?.match == 3)
    cluster.isLost = { _ in false }
    try cluster.tick()
    #expect(cluster.payloads(4) == [[7]])
  }
}

@Suite("Pre-votes") struct PreVoteTests {
  private func led(_ count: Int, checkQuorum: Bool = false) throws -> Ensemble {
    try Classic.led(count) {
      $0.preVote = true
      $0.checkQuorum = checkQuorum
    }
  }

  @Test("one that was cut off neither raises its term nor disturbs the others when it comes back") func cutOff() throws {
    var cluster = try led(3)
    cluster.isolate(3)
    for _ in 0..<60 { cluster[3].tick() }
    try cluster.settle()
    #expect(cluster.role(3) == .preCandidate && cluster.term(3) == 2)
    try cluster[1].propose([7])
    try cluster.settle()
    cluster.isolate(nil)
    try cluster.tick()
    #expect(cluster.role(1) == .leader && cluster.role(3) == .follower && cluster.term(1) == 2)
  }

  @Test("a refusal with a higher term is followed") func higherTerm() throws {
    var cluster = try led(3)
    try cluster[3].campaign()
    try cluster.receive(.preVoteResponse, from: 2, to: 3, term: 7) { $0.reject = true }
    #expect(cluster.role(3) == .follower && cluster.term(3) == 7)
  }

  @Test("a request of a lower term is refused with the own term, so that the sender learns it") func lowerTerm() throws {
    var cluster = try led(3)
    try cluster[3].campaign()
    try cluster.settle()
    let term = cluster.term(2)
    try cluster.receive(.preVote, from: 1, to: 2, term: term - 1) {
      $0.logTerm = 2
      $0.index = 2
    }
    let answers = try cluster.outbox(.preVoteResponse)
    #expect(answers.map(\.reject) == [true] && answers[0].term == term)
  }

  @Test("a granted pre-vote carries the term that was asked for, and leaves term and vote alone") func granted() throws {
    var cluster = try led(3)
    try cluster.receive(.preVote, from: 3, to: 2, term: 9) {
      $0.logTerm = 2
      $0.index = 2
    }
    let answers = try cluster.outbox(.preVoteResponse)
    #expect(answers.map(\.reject) == [false] && answers[0].term == 9)
    #expect(cluster.term(2) == 2 && cluster[2].basicStatus.hardState.vote == 1)
  }

  @Test("a candidate of a higher term stuck behind pre-voters is freed by the leader's next message") func stuck() throws {
    // Node 3 was started without pre-votes.
    var cluster = try Ensemble(3, fast: false) { $0.preVote = $0.id != 3 }
    try cluster[1].campaign()
    try cluster.settle()
    try cluster[1].propose([7])
    cluster.isolate(3)
    try cluster.settle()
    for _ in 0..<3 { try cluster[3].campaign() }
    try cluster.settle()
    #expect(cluster.term(3) > cluster.term(1))
    cluster.isolate(nil)
    for _ in 0..<40 { try cluster.tick() }
    #expect(cluster.term(1) == cluster.term(3) && cluster.payloads(3) == [[7]])
  }
}

@Suite("A leader that checks its quorum") struct CheckQuorumTests {
  private func led(_ count: Int, preVote: Bool = false) throws -> Ensemble {
    try Classic.led(count) {
      $0.checkQuorum = true
      $0.preVote = preVote
    }
  }

  @Test("it steps down after an election timeout without one, and keeps its term") func stepsDown() throws {
    var cluster = try led(3)
    for _ in 0..<30 { try cluster.tick() }
    #expect(cluster.role(1) == .leader)
    cluster.isolate(1)
    for _ in 0..<20 { cluster[1].tick() }
    try cluster.drain()
    #expect(cluster.role(1) == .follower && cluster.leader(1) == noNode && cluster.term(1) == 2)
  }

  @Test("without the check it leads on") func unchecked() throws {
    var cluster = try Classic.led(3)
    for _ in 0..<100 { cluster[1].tick() }
    #expect(cluster.role(1) == .leader)
  }

  @Test("followers within the lease ignore a campaign, term and all; afterwards they take part") func lease() throws {
    var cluster = try led(3)
    cluster[3].replica.randomizedElectionTimeout = 10
    try cluster[3].campaign()
    try cluster.settle()
    #expect(cluster.role(1) == .leader && cluster.term(2) == 2 && cluster.role(3) == .candidate)
    // The leader hears of the higher term, which frees the candidate.
    try cluster.tick()
    #expect(cluster.term(1) == 3)
    for _ in 0..<40 { try cluster.tick() }
    #expect((NodeID(1)...3).count { cluster.role($0) == .leader } == 1)
  }

  @Test("a follower that forgot its leader takes part at once, and learns the leader anew from its next message") func forgotten() throws {
    var cluster = try led(3, preVote: true)
    try cluster[2].forgetLeader()
    #expect(cluster.leader(2) == noNode && cluster.term(2) == 2)
    try cluster.receive(.preVote, from: 3, to: 2, term: 3) {
      $0.logTerm = 2
      $0.index = 2
    }
    #expect(try cluster.outbox(.preVoteResponse).map(\.reject) == [false])
    try cluster.receive(.heartbeat, from: 1, to: 2, term: 2)
    #expect(cluster.leader(2) == 1)
    try cluster[1].forgetLeader()
    #expect(cluster.leader(1) == 1 && cluster.role(1) == .leader)
  }

  @Test("with lease-based reads a leader cannot be forgotten") func unforgettable() throws {
    var cluster = try Classic.led(3) {
      $0.checkQuorum = true
      $0.readOnlyOption = .leaseBased
    }
    try cluster[2].forgetLeader()
    #expect(cluster.leader(2) == 1)
  }

  @Test("a member that may not campaign waits for the leader, however long") func unpromotable() throws {
    var cluster = try Classic.led(2, learners: 1) { $0.checkQuorum = true }
    cluster.isolate(3)
    for _ in 0..<100 { cluster[3].tick() }
    #expect(cluster.role(3) == .follower && cluster.term(3) == 2)
  }
}
