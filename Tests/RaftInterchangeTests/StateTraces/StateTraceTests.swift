import Foundation
import Raft
import RaftInterchange
import Testing

@Suite("State traces") struct StateTraceTests {
  @Test("A line is wrapped as etcd/raft's log lines are")
  func line() {
    var writer = StateTraceWriter()
    let event = TraceEvent(
      name: .sendAppendEntriesRequest, node: 1, state: HardState(term: 2, vote: 1, commit: 5), role: .leader, lastIndex: 6,
      voters: JointConfig(incoming: MajorityConfig([1, 2, 3]), outgoing: MajorityConfig([1])),
      message: Message(
        kind: .append, to: 3, from: 1, term: 2, logTerm: 1, index: 5, entries: [Entry(term: 2, index: 6)], commit: 5),
      detail: .progress(match: 5, next: 6))
    let lines = [writer.line(event, timeMicroseconds: 1_234_567), writer.line(event, timeMicroseconds: 1_234_567)]
    let expected =
      #"""
      ,"msg":"trace","tag":"trace","event":{"name":"SendAppendEntriesRequest","nid":"1","state":{"term":2,"vote":"1","commit":5},
      "role":"StateLeader","log":6,"conf":[["1","2","3"],["1"]],"msg":{"type":"MsgApp","term":2,"from":"1","to":"3","entries":1,"logTerm":1,
      "index":5,"commit":5,"vote":"0","reject":false,"rejectHint":0},"prop":{"match":5,"next":6}}}
      """#.replacing("\n", with: "")
    for (line, time) in zip(lines, ["1000000001.2345670", "1000000001.2345671"]) {
      #expect(line.hasPrefix(#"{"level":"debug","ts":\#(time),"caller":"RaftInterchange/StateTraceWriter.swift:"#))
      #expect(line.hasSuffix(expected + "\n"))
    }
  }

  @Test("Time stamps are as long as each other and rise, whatever the clock does")
  func timestamps() throws {
    var writer = StateTraceWriter()
    let event = TraceEvent(name: .ready, node: 1, state: HardState(), role: .follower, lastIndex: 0, voters: JointConfig())
    let lines = [0, 0, 5, 4, 5, 999_999_999_999].map { writer.line(event, timeMicroseconds: $0) }
    #expect(lines == lines.sorted())
    #expect(Set(lines.map(\.count)).count == 1)
    #expect(Set(lines).count == lines.count)
  }

  @Test("A snapshot appears as an append of all that it covers; a change of an address does not appear")
  func snapshot() {
    var writer = StateTraceWriter()
    var message = Message(kind: .snapshot, to: 2, from: 1, term: 3)
    message.snapshot = Snapshot(index: 11, term: 1)
    var event = TraceEvent(
      name: .sendAppendEntriesRequest, node: 1, state: HardState(), role: .leader, lastIndex: 0, voters: JointConfig(), message: message)
    #expect(
      writer.line(event, timeMicroseconds: 0).contains(
        #""type":"MsgSnap","term":3,"from":"1","to":"2","entries":11,"logTerm":0,"index":0,"#))
    event.detail = .changes([
      ConfChangeSingle(kind: .addNode, node: 4), ConfChangeSingle(kind: .updateNode, node: 1),
      ConfChangeSingle(kind: .removeNode, node: 2), ConfChangeSingle(kind: .addLearnerNode, node: 3),
    ])
    #expect(
      writer.line(event, timeMicroseconds: 0).contains(
        #""prop":{"cc":{"changes":[{"nid":"4","action":"AddNewServer"},{"nid":"2","action":"RemoveServer"},"#
          + #"{"nid":"3","action":"AddLearner"}]}}"#))
  }

  @Test("An election and a proposal, event by event")
  func electionAndProposal() throws {
    var cluster = try TracedCluster(3)
    let start = ["InitState", "ApplyConfChange", "BecomeFollower", "BecomeFollower"] + Array(repeating: "ApplyConfChange", count: 3)
    let applied = ["Ready"] + Array(repeating: "ApplyConfChange", count: 3)
    for id in NodeID(1)...3 { #expect(cluster.names(id) == start + applied) }
    let before = cluster.names().count

    try cluster.at(1) { try $0.campaign() }
    try cluster.deliver()
    try cluster.deliver { $0.from == 2 }
    let elected = [
      "BecomeCandidate", "SendRequestVoteResponse", "SendRequestVoteRequest", "SendRequestVoteRequest", "Ready",
      "ReceiveRequestVoteResponse",
    ]
    let votes = ["ReceiveRequestVoteRequest", "BecomeFollower", "SendRequestVoteResponse", "Ready"]
    let office = [
      "ReceiveRequestVoteResponse", "BecomeLeader", "Replicate", "SendAppendEntriesResponse", "SendAppendEntriesRequest",
      "SendAppendEntriesRequest", "Ready", "ReceiveAppendEntriesResponse", "Commit",
    ]
    #expect(Array(cluster.names()[before...]) == elected + votes + votes + office)

    try cluster.settle()
    let settled = cluster.names().count
    try cluster.at(1) { try $0.propose([7]) }
    try cluster.deliver { $0.to == 2 }
    try cluster.deliver { $0.to == 1 }
    #expect(
      Array(cluster.names()[settled...]) == [
        "Replicate", "SendAppendEntriesResponse", "SendAppendEntriesRequest", "SendAppendEntriesRequest", "Ready",
        "ReceiveAppendEntriesResponse", "Commit", "ReceiveAppendEntriesRequest", "SendAppendEntriesResponse", "Ready",
        "ReceiveAppendEntriesResponse", "Commit", "SendAppendEntriesRequest", "SendAppendEntriesRequest", "Ready",
      ])
  }

  @Test("A change of the membership enters the log without being replicated by name")
  func membership() throws {
    var cluster = try TracedCluster(2, members: 1)
    try cluster.at(1) { try $0.campaign() }
    let before = cluster.names(1).count
    try cluster.at(1) { try $0.proposeConfChange(.v1(ConfChange(kind: .addNode, node: 2))) }
    let names = Array(cluster.names(1)[before...])
    #expect(names.prefix(2) == ["ChangeConf", "SendAppendEntriesResponse"])
    #expect(!names.contains("Replicate"))
    #expect(cluster.text.contains(#""conf":[["1"],[]],"prop":{"cc":{"newconf":["1","2"]}}"#))
    // Refused, it is an empty entry like any other.
    let refused = cluster.names(1).count
    try cluster.at(1) { try $0.proposeConfChange(.v2(ConfChangeV2())) }
    #expect(cluster.names(1)[refused] == "Replicate")
  }

  @Test("Without a trace logger nothing is told, and the node does the same")
  func silence() throws {
    var loud = try TracedCluster(3)
    var silent = loud
    try silent.at(1) { $0.traceLogger = nil }
    let before = silent.names(1).count
    for _ in 0..<2 {
      try loud.at(1) { try $0.campaign() }
      try silent.at(1) { try $0.campaign() }
    }
    #expect(loud.inFlight == silent.inFlight)
    #expect(silent.names(1).count == before)
  }
}
