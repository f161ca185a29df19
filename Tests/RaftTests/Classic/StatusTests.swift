import Raft
import Testing

@Suite("The status of a node") struct StatusTests {
  @Test("a leader's has its members' progress, ascending, others' has none") func json() throws {
    var cluster = try Classic.led(2, learners: 1)
    cluster[1].reportUnreachable(2)
    cluster[1].transferLeader(to: 2)
    #expect(
      cluster[1].status.json == #"{"id":"1","term":2,"vote":"1","commit":2,"lead":"1","raftState":"StateLeader","applied":2,"#
        + #""progress":{"1":{"match":2,"next":3,"state":"StateReplicate"},"2":{"match":2,"next":3,"state":"StateProbe"},"#
        + #""3":{"match":2,"next":3,"state":"StateReplicate"}},"leadtransferee":"2"}"#)
    #expect(
      "\(cluster[3].status)" == #"{"id":"3","term":2,"vote":"0","commit":2,"lead":"1","raftState":"StateFollower","applied":2,"#
        + #""progress":{},"leadtransferee":"0"}"#)
  }

  @Test("nodes are named in hexadecimal") func hexadecimal() throws {
    let snapshot = Snapshot(confState: ConfState(voters: [255]), index: 1, term: 1)
    let storage = MemoryStorage(snapshot: snapshot, hardState: HardState(term: 1, commit: 1))
    #expect(try RawNode(config: Config(id: 255), storage: storage).status.json.hasPrefix(#"{"id":"ff","term":1,"vote":"0","#))
  }

  @Test("progress can be gone through without a copy, at a leader and at a follower") func withProgress() throws {
    let cluster = try Classic.led(2, learners: 1)
    var seen: [String] = []
    cluster[1].withProgress { id, progress in seen.append("\(id) \(progress.match) \(progress.isLearner)") }
    #expect(seen == ["1 2 false", "2 2 false", "3 2 true"])
    var count = 0
    cluster[2].withProgress { _, _ in count += 1 }
    #expect(count == 3)
  }

  @Test("a quiesced node's ticks bring its campaign nearer, and nothing else happens") func quiesced() throws {
    var cluster = try Classic.unled(1)
    for _ in 0..<100 { cluster[1].tickQuiesced() }
    #expect(!cluster[1].hasReady() && cluster.role(1) == .follower)
    cluster[1].tick()
    #expect(cluster.role(1) == .candidate)
  }
}
