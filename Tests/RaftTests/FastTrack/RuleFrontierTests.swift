import Raft
import Testing

/// Rules R12 and R15: two frontiers, compaction, snapshots.
@Suite("Rules R12 and R15, frontiers and snapshots") struct RuleFrontierTests {
  /// A has committed 2x and 3x fast and applied both; B has recovered them in term 2.
  private func restamped() throws -> Stage {
    var stage = try Stage(3)
    try stage.propose("2x", "3x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    #expect(stage.fast(.a) == 3 && stage.commit(.a) == 1 && stage[.a].basicStatus.applied == 3)
    try stage.campaign(.b)
    try stage.ask(.c, for: .b)
    try stage.win(.b, with: .c)
    #expect(stage.log(.b) == "1:N 2x 3x 4:N")
    return stage
  }

  private func snapshot(at index: LogIndex, term: Term) -> Message {
    var message = Message(kind: .snapshot, from: .b, term: 2)
    message.snapshot = Snapshot(confState: ConfState(voters: [1, 2, 3]), index: index, term: term)
    return message
  }

  @Test("R15: what is durable is the classic frontier") func hardState() throws {
    let stage = try restamped()
    #expect(stage[.a].storage.hardState.commit == 1)
  }

  @Test("R15: the fast frontier is told beside the commit index, and cut by the last new entry") func clampedByLastNew() throws {
    var stage = try restamped()
    try stage.append(term: 2, through: 2, to: .c, commit: 1, fast: 9)
    #expect(stage.fast(.c) == 2 && stage.slots(.c) == "3x")
    #expect(stage.cluster.applied[2].map(\.index) == [1, 2])
  }

  @Test("R15: a late message that knows of fast commits only up to the commit index brings no news") func nothingLearned() throws {
    var stage = try restamped()
    try stage.append(term: 2, through: 4, to: .c, commit: 4)
    let before = stage.decisions(.c).count
    try stage.append(term: 2, through: 4, to: .c, commit: 1, fast: 3)
    let late = stage.decisions(.c)[before...]
    #expect(stage.commit(.c) == 4 && stage.fast(.c) == 3)
    #expect(!late.contains { if case .frontiersLearned = $0 { true } else { false } }, "\(late)")
    // What goes beyond is news.
    try stage.append(term: 2, through: 4, to: .a, commit: 1, fast: 2)
    #expect(stage.decisions(.a).last { if case .frontiersLearned = $0 { true } else { false } } == nil)
    try stage.append(term: 2, through: 4, to: .a, commit: 1, fast: 4)
    #expect(stage.decisions(.a).contains(.frontiersLearned(leader: .b, commit: 1, fast: 4)))
  }

  @Test("R15: a heartbeat tells no more than the follower is known to hold") func clampedByMatch() throws {
    var stage = try Stage(3)
    try stage.propose("2x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    stage[.a].tick()
    try stage.observe()
    let heartbeat = stage.sent.last { $0.kind == .heartbeat && $0.to == .b }
    #expect(stage.fast(.a) == 2 && heartbeat?.fastCommit == 1)
    try stage.append(term: 1, through: 2, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    stage[.a].tick()
    try stage.observe()
    #expect(stage.sent.last { $0.kind == .heartbeat && $0.to == .b }?.fastCommit == 2)
  }

  @Test("R15: a recovered batch may arrive in parts: nothing is applied twice, and nothing goes back") func partialBatch() throws {
    var stage = try restamped()
    try stage.append(term: 2, through: 2, to: .a)
    #expect(stage.log(.a) == "1:N 2x" && stage.slots(.a) == "3x")
    #expect(stage.fast(.a) == 3 && stage[.a].basicStatus.applied == 3)
    try stage.append(term: 2, through: 4, to: .a, commit: 4)
    #expect(stage.log(.a) == "1:N 2x 3x 4:N" && stage.commit(.a) == 4)
    #expect(stage.cluster.applied[0].map(\.index) == [1, 2, 3, 4])
  }

  @Test("R15: a node may restart with more applied than its commit index, and than its log") func restartAhead() throws {
    var stage = try restamped()
    try stage.append(term: 2, through: 2, to: .a)
    try stage.cluster.restart(0, keepsApplied: true)
    try stage.observe()
    #expect(stage[.a].basicStatus.applied == 3 && stage.commit(.a) == 1 && stage.log(.a) == "1:N 2x" && stage.slots(.a) == "3x")
    #expect(stage[.a].compactionIndexMax == 1)
    var campaigning = stage
    try campaigning.campaign(.a)
    #expect(campaigning.role(.a) == .candidate)
    try stage.append(term: 2, through: 4, to: .a, commit: 4)
    #expect(stage.cluster.applied[0].map(\.index) == [1, 2, 3, 4])
  }

  @Test("R15: a snapshot behind what is applied re-bases the log and leaves the application alone") func rebasing() throws {
    var stage = try restamped()
    try stage[.a].step(with(snapshot(at: 2, term: 2), to: .a))
    let ready = stage[.a].ready()
    #expect(ready.snapshot?.index == 2 && ready.slotWrites == stage[.a].fastStatus.slots.map(SlotWrite.insert))
    try stage[.a].storage.write(ready.storageWrite)
    stage[.a].advance()
    #expect(ready.messages.contains { $0.kind == .appendResponse && $0.index == 2 && !$0.reject })
    #expect(stage.log(.a) == "" && stage[.a].replica.log.lastIndex == 2 && stage.slots(.a) == "3x")
    #expect(stage[.a].basicStatus.applied == 3 && stage.fast(.a) == 3 && stage.commit(.a) == 2)
    try stage.append(term: 2, through: 4, to: .a, commit: 4)
    #expect(stage.cluster.applied[0].map(\.index) == [1, 2, 3, 4])
  }

  @Test("R12: restoring a snapshot demotes what stands above it, and keeps the slots above") func restoring() throws {
    var stage = try Stage(3)
    for name in ["2z", "3z"] { try stage.lead(.a, appends: name) }
    try stage.propose("4x", "6x", to: .a)
    try stage.step(snapshot(at: 2, term: 2), at: .a)
    #expect(stage.slots(.a) == "3z 4x 6x" && stage[.a].replica.log.lastIndex == 2)
    #expect(stage[.a].storage.slots.count == 3 && stage[.a].storage.firstIndex() == 3)
  }

  @Test("R15: a snapshot that matches only raises the commit index; one at or below it does nothing; both acknowledge commit")
  func otherSnapshots() throws {
    var stage = try restamped()
    try stage.append(term: 2, through: 4, to: .a)
    try stage.step(snapshot(at: 3, term: 2), at: .a)
    #expect(stage.commit(.a) == 3 && stage.log(.a) == "1:N 2x 3x 4:N")
    #expect(stage.sent.last { $0.kind == .appendResponse && $0.from == .a }?.index == 3)
    try stage.step(snapshot(at: 1, term: 1), at: .a)
    #expect(stage.commit(.a) == 3)
    #expect(stage.sent.last { $0.kind == .appendResponse && $0.from == .a }?.index == 3)
  }

  @Test("R12: a candidate below what is compacted gets no vote and no pre-vote") func safetyNet() throws {
    var stage = try Stage(3)
    for name in ["2z", "3z"] { try stage.lead(.a, appends: name) }
    try stage.append(term: 1, through: 3, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage.commit(.a) == 3)
    try stage[.a].storage.createSnapshot(at: 3, confState: nil, data: [])
    try stage[.a].storage.compact(to: 3)
    for kind in [MessageKind.preVote, .vote] {
      for (last, isGranted) in [(LogIndex(2), false), (3, true)] {
        var node = stage[.a]
        try node.step(Message(kind: kind, to: .a, from: .c, term: 9, logTerm: 8, index: last, fastPath: true))
        let answer = node.ready().messages.last { $0.to == .c }
        #expect(answer?.reject == !isGranted, "\(kind) with a log up to \(last)")
      }
    }
  }

  @Test("R12: compaction and snapshots reach the classic frontier and no further") func compactionLimit() throws {
    var stage = try Stage(3)
    try stage.propose("2x", "3x", to: .a, .b, .c)
    try stage.votes(from: .b, .c, to: .a)
    try stage.append(term: 1, through: 2, to: .b)
    try stage.acknowledge(from: .b, to: .a)
    #expect(stage.commit(.a) == 2 && stage.fast(.a) == 3 && stage[.a].compactionIndexMax == 2)
    #expect(throws: StorageError.beyondCommit(index: 3, commit: 2)) { try stage[.a].storage.compact(to: 3) }
    try stage[.a].storage.compact(to: 2)
  }

  private func with(_ message: Message, to node: NodeID) -> Message {
    var message = message
    message.to = node
    message.fastPath = true
    return message
  }
}
