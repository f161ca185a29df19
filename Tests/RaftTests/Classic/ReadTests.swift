import Raft
import Testing

@Suite("Linearizable reads on the classic track") struct ReadTests {
  @Test("a leader answers once a quorum has answered its heartbeat, with the commit index of the request") func safe() throws {
    var cluster = try Classic.led(3)
    cluster[1].readIndex(context: [7])
    try cluster.drain()
    #expect(cluster.readStates[0].isEmpty && cluster.inFlight.map(\.kind) == [.heartbeat, .heartbeat])
    try cluster.settle()
    #expect(cluster.readStates[0] == [ReadState(index: 2, requestContext: [7])])
  }

  @Test("a follower asks the leader; without one it forgets the request") func forwarded() throws {
    var cluster = try Classic.led(3)
    cluster[3].readIndex(context: [8])
    let requests = try cluster.outbox(.readIndex)
    #expect(requests.map(\.to) == [1] && requests[0].term == 0)
    try cluster.settle()
    #expect(cluster.readStates[2] == [ReadState(index: 2, requestContext: [8])])

    var leaderless = try Classic.unled(3)
    leaderless[2].readIndex(context: [8])
    try leaderless[3].campaign()
    leaderless[3].readIndex(context: [8])
    #expect(try leaderless.outbox(.readIndex).isEmpty)
  }

  @Test("an answer that does not carry one request is ignored") func malformedAnswer() throws {
    var cluster = try Classic.led(3)
    for count in [0, 2] {
      try cluster.receive(.readIndexResponse, from: 1, to: 2, term: 2) {
        $0.index = 2
        $0.entries = (0..<count).map { _ in Entry(data: [1]) }
      }
    }
    try cluster.drain()
    #expect(cluster.readStates[1].isEmpty)
  }

  @Test("before an entry of the leader's own term is committed, requests wait, and are answered afterwards") func postponed() throws {
    var cluster = try Classic.unled(3)
    cluster.isLost = { $0.kind == .appendResponse }
    try cluster[1].campaign()
    try cluster.settle()
    #expect(cluster.role(1) == .leader && cluster.commit(1) == 1)
    cluster[1].readIndex(context: [1])
    cluster[2].readIndex(context: [2])
    try cluster.settle()
    #expect(cluster.readStates.allSatisfy { $0.isEmpty })
    cluster.isLost = { _ in false }
    try cluster.tick()
    #expect(cluster.readStates[0] == [ReadState(index: 2, requestContext: [1])])
    #expect(cluster.readStates[1] == [ReadState(index: 2, requestContext: [2])])
  }

  @Test("requests that wait are gone with the leadership") func steppedDown() throws {
    var cluster = try Classic.led(3)
    cluster.isolate(1)
    cluster[1].readIndex(context: [1])
    try cluster.settle()
    try cluster[2].campaign()
    try cluster.settle()
    cluster.isolate(nil)
    for _ in 0..<2 { try cluster.tick() }
    #expect(cluster.role(1) == .follower && cluster.readStates[0].isEmpty)
  }

  @Test("one confirmation answers all requests before it, though their own heartbeats were lost") func monotone() throws {
    var cluster = try Classic.led(3)
    cluster.isLost = { $0.kind == .heartbeat }
    for number in UInt8(1)...3 {
      cluster[1].readIndex(context: [number])
      try cluster.settle()
    }
    #expect(cluster.readStates[0].isEmpty)
    cluster.isLost = { _ in false }
    try cluster.tick()
    #expect(cluster.readStates[0].map(\.requestContext) == [[1], [2], [3]])
  }

  @Test("answers that nobody was asked for confirm nothing") func inventedAnswers() throws {
    var cluster = try Classic.led(3)
    cluster.isLost = { _ in true }
    cluster[1].readIndex(context: [1])
    try cluster.settle()
    for context in [[], [0, 0, 0, 0, 0, 0, 0, 9], [1], Array(repeating: UInt8.max, count: 8)] as [[UInt8]] {
      try cluster.receive(.heartbeatResponse, from: 2, to: 1, term: 2) { $0.context = context }
    }
    // Its own is not a second one.
    try cluster.receive(.heartbeatResponse, from: 1, to: 1, term: 2) { $0.context = [0, 0, 0, 0, 0, 0, 0, 1] }
    try cluster.drain()
    #expect(cluster.readStates[0].isEmpty)
  }

  @Test("a learner's answer does not count towards the quorum") func learner() throws {
    var cluster = try Classic.led(3, learners: 1)
    cluster.isLost = { $0.from == 2 || $0.from == 3 }
    cluster[1].readIndex(context: [1])
    try cluster.settle()
    #expect(cluster.readStates[0].isEmpty)
  }

  @Test("with a lease nobody is asked, at the leader as for a follower") func lease() throws {
    var cluster = try Classic.led(3) {
      $0.checkQuorum = true
      $0.readOnlyOption = .leaseBased
    }
    cluster[1].readIndex(context: [1])
    #expect(try cluster.outbox(.heartbeat).isEmpty)
    #expect(cluster.readStates[0] == [ReadState(index: 2, requestContext: [1])])
    cluster[2].readIndex(context: [2])
    try cluster.settle()
    #expect(cluster.readStates[1] == [ReadState(index: 2, requestContext: [2])])
  }

  @Test("a single voter asks nobody, and serves its learners too") func single() throws {
    var cluster = try Classic.led(1, learners: 1)
    cluster[1].readIndex(context: [1])
    cluster[2].readIndex(context: [2])
    try cluster.settle()
    #expect(cluster.readStates == [[ReadState(index: 2, requestContext: [1])], [ReadState(index: 2, requestContext: [2])]])
  }
}
