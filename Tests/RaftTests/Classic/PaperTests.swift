import Raft
import Testing

/// What the Raft paper says of a leader and of followers, sections 5.2 to 5.4.
@Suite("The Raft paper's rules") struct PaperTests {
  private func entries(_ terms: [Term], after index: LogIndex = 1) -> [Entry] {
    terms.enumerated().map { Entry(term: $1, index: index + 1 + LogIndex($0)) }
  }

  /// A cluster whose nodes' logs have these terms from index 2 on, behind a snapshot at index 1 of term 1.
  private func cluster(_ logs: [[Term]], term: Term) throws -> Ensemble {
    var cluster = try Ensemble(0)
    let voters = (1...logs.count).map { NodeID($0) }
    for (position, log) in logs.enumerated() {
      let snapshot = Snapshot(confState: ConfState(voters: voters), index: 1, term: 1)
      var storage = MemoryStorage(snapshot: snapshot, hardState: HardState(term: term, commit: 1))
      try storage.append(entries(log))
      try cluster.add(Config(id: voters[position]), storage: storage)
    }
    return cluster
  }

  @Test(
    "an election is won, lost or open by the votes of a majority",
    arguments: [
      (1, [], .leader), (3, [true], .leader), (3, [true, true], .leader), (5, [true, true], .leader), (5, [true, true, true], .leader),
      (3, [false, false], .follower), (5, [false, false, false], .follower), (5, [false, false, false, false], .follower),
      (3, [], .candidate), (5, [true], .candidate), (5, [true, false], .candidate), (5, [false, false], .candidate),
    ] as [(Int, [Bool], Role)])
  func elections(count: Int, votes: [Bool], outcome: Role) throws {
    var cluster = try Classic.unled(count)
    try cluster[1].campaign()
    try cluster.drain()
    for (position, granted) in votes.enumerated() {
      try? cluster.receive(.voteResponse, from: NodeID(position + 2), to: 1, term: 2) { $0.reject = !granted }
    }
    #expect(cluster.role(1) == outcome && cluster.term(1) == 2)
  }

  @Test("entries of earlier terms commit only with one of the leader's own", arguments: [2, 3, 4] as [LogIndex])
  func ownTermOnly(_ acknowledged: LogIndex) throws {
    // 1 leads term 3; 2 is of term 1, 3 of term 2, and 4 is its no-op.
    var cluster = try cluster([[1, 2], [], []], term: 2)
    cluster.isLost = { $0.kind == .append }
    try cluster[1].campaign()
    try cluster.settle()
    #expect(cluster.role(1) == .leader && cluster.term(1) == 3)
    try cluster.receive(.appendResponse, from: 2, to: 1, term: 3) { $0.index = acknowledged }
    try cluster.drain()
    #expect(cluster.commit(1) == (acknowledged == 4 ? 4 : 1))
  }

  @Test("an entry commits with a majority's acknowledgements, and what stands before it too")
  func acknowledgements() throws {
    for (count, acknowledgers) in [(3, 1), (3, 2), (5, 1), (5, 2), (5, 4)] {
      var cluster = try Classic.led(count)
      cluster.isLost = { $0.kind == .appendResponse && $0.from > NodeID(1 + acknowledgers) && $0.from != $0.to }
      try cluster[1].propose([7])
      try cluster.settle()
      #expect(cluster.payloads(1) == (acknowledgers >= count / 2 ? [[7]] : []), "\(acknowledgers) of \(count)")
    }
  }

  @Test(
    "a follower takes entries behind a matching position, and refuses others with a hint",
    arguments: [
      ((1, 1), nil), ((1, 2), nil), ((2, 3), nil), ((1, 3), (1, 2)), ((2, 4), (2, 3)), ((1, 9), (1, 2)),
    ] as [((Term, LogIndex), (Term, LogIndex)?)])
  func checks(previous: (Term, LogIndex), hint: (Term, LogIndex)?) throws {
    var cluster = try cluster([[1, 2], []], term: 2)
    try cluster.receive(.append, from: 2, to: 1, term: 3) {
      $0.logTerm = previous.0
      $0.index = previous.1
    }
    let answer = try #require(try cluster.outbox(.appendResponse).last)
    #expect(answer.reject == (hint != nil) && answer.index == previous.1)
    #expect(answer.rejectHint == hint?.1 ?? 0 && answer.logTerm == hint?.0 ?? 0)
  }

  @Test(
    "a follower's log becomes the leader's where they part, and nothing is cut that agrees",
    arguments: [
      (3, [3], [1, 2, 3]), (2, [3, 4], [1, 3, 4]), (1, [1], [1, 2]), (1, [3], [3]), (1, [1, 2], [1, 2]), (1, [1, 2, 3], [1, 2, 3]),
    ] as [(LogIndex, [Term], [Term])])
  func appends(previous: LogIndex, sent: [Term], log: [Term]) throws {
    var cluster = try cluster([[1, 2], []], term: 2)
    let previousTerm = cluster[1].replica.log.termOrZero(at: previous)
    try cluster.receive(.append, from: 2, to: 1, term: 4) {
      $0.logTerm = previousTerm
      $0.index = previous
      $0.entries = entries(sent, after: previous)
    }
    try cluster.drain()
    #expect(cluster[1].replica.log.allEntries.map(\.term) == log)
    #expect(try cluster[1].storage.entries(from: 2, to: cluster[1].storage.lastIndex() + 1, sizeInBytesMax: .max).map(\.term) == log)
  }

  @Test(
    "whatever the follower holds, in the end it holds what the leader does",
    arguments: [
      [1, 1, 1, 4, 4, 5, 5, 6, 6], [1, 1, 1, 4], [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6], [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7],
      [1, 1, 1, 4, 4, 4, 4], [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3], [],
    ] as [[Term]])
  func syncs(_ follower: [Term]) throws {
    let leader: [Term] = [1, 1, 1, 4, 4, 5, 5, 6, 6, 6]
    // The third member has what the leader has, so that it is elected whatever the follower thinks.
    var cluster = try cluster([leader, follower, leader], term: 8)
    try cluster[1].campaign()
    try cluster.settle()
    try cluster[1].propose([7])
    try cluster.settle()
    #expect(cluster.role(1) == .leader && cluster.payloads(2) == [[7]])
    #expect(cluster[2].replica.log.allEntries == cluster[1].replica.log.allEntries)
  }

  @Test("a leader sends heartbeats at its interval, with no more than a follower is known to hold")
  func heartbeats() throws {
    var cluster = try Classic.led(3)
    cluster.isolate(3)
    try cluster[1].propose([7])
    try cluster.settle()
    cluster[1].tick()
    let heartbeats = try cluster.outbox(.heartbeat)
    #expect(heartbeats.map(\.to) == [2, 3] && heartbeats.map(\.commit) == [3, 2])
  }
}
