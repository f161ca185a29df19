import Raft
import Testing

@Suite("Snapshots on the classic track") struct SnapshotTests {
  private static func snapshot(_ index: LogIndex, term: Term = 2, _ state: ConfState = ConfState(voters: [1, 2, 3])) -> Snapshot {
    Snapshot(confState: state, index: index, term: term)
  }

  private func send(_ snapshot: Snapshot, to id: NodeID, of cluster: inout Ensemble) throws -> Message? {
    try cluster.receive(.snapshot, from: 1, to: id, term: 2) { $0.snapshot = snapshot }
    return try cluster.outbox(.appendResponse).last
  }

  /// Leader 1, whose follower 2 lacks what the leader has compacted.
  private func behind(checkQuorum: Bool = false) throws -> Ensemble {
    var cluster = try Classic.led(3) { $0.checkQuorum = checkQuorum }
    cluster.isolate(2)
    for number in UInt8(1)...4 { try cluster[1].propose([number]) }
    try cluster.settle()
    try cluster[1].storage.createSnapshot(at: 6, confState: cluster[1].replica.tracker.confState, data: [1, 2, 3, 4])
    try cluster[1].storage.compact(to: 6)
    cluster.isolate(nil)
    return cluster
  }

  @Test("one beyond the log replaces it, with membership and frontiers, and is acknowledged") func restores() throws {
    var cluster = try Classic.led(3)
    let state = ConfState(voters: [1, 2, 3, 5], learners: [4])
    let answer = try send(Self.snapshot(10, state), to: 2, of: &cluster)
    #expect(answer?.index == 10 && answer?.reject == false)
    #expect(cluster[2].replica.log.firstIndex == 11 && cluster[2].replica.log.lastIndex == 10 && cluster.commit(2) == 10)
    #expect(cluster[2].replica.tracker.confState == state && cluster[2].basicStatus.applied == 10)
  }

  @Test("while it is on its way to disk the node does not campaign, and applies nothing") func pending() throws {
    var cluster = try Classic.led(3)
    try cluster.receive(.snapshot, from: 1, to: 2, term: 2) { $0.snapshot = Self.snapshot(10) }
    try cluster[2].campaign()
    #expect(cluster.role(2) == .follower)
    let ready = cluster[2].ready()
    #expect(ready.snapshot?.index == 10 && ready.committedEntries.isEmpty)
    try cluster[2].storage.write(ready.storageWrite)
    cluster[2].advance()
    try cluster[2].campaign()
    #expect(cluster.role(2) == .candidate)
  }

  @Test("one at or below the commit index is ignored, and the commit index is acknowledged") func old() throws {
    var cluster = try Classic.led(3)
    for index in LogIndex(1)...2 {
      #expect(try send(Self.snapshot(index), to: 2, of: &cluster)?.index == 2)
      #expect(cluster[2].replica.log.lastIndex == 2)
    }
    // So is an empty one, or none at all.
    #expect(try send(Snapshot(), to: 2, of: &cluster)?.index == 2)
    try cluster.receive(.snapshot, from: 1, to: 2, term: 2)
    #expect(try cluster.outbox(.appendResponse).last?.index == 2)
  }

  @Test("one that the log matches only raises the commit index") func matching() throws {
    var cluster = try Classic.led(3)
    cluster.isLost = { $0.kind == .appendResponse }
    for number in UInt8(1)...3 { try cluster[1].propose([number]) }
    try cluster.settle()
    #expect(cluster.commit(2) == 2)
    #expect(try send(Self.snapshot(4), to: 2, of: &cluster)?.index == 4)
    #expect(cluster.commit(2) == 4 && cluster[2].replica.log.lastIndex == 5 && cluster[2].replica.log.firstIndex == 2)
  }

  @Test("one without the node among its members is ignored") func stranger() throws {
    var cluster = try Classic.led(3)
    #expect(try send(Self.snapshot(10, ConfState(voters: [1, 3])), to: 2, of: &cluster)?.index == 2)
    #expect(cluster[2].replica.log.lastIndex == 2)
  }

  @Test("a learner restores it, and may come out of it as a voter; so may a voter as a learner") func learners() throws {
    var cluster = try Classic.led(3, learners: 1)
    _ = try send(Self.snapshot(10, ConfState(voters: [1, 2, 3], learners: [4])), to: 4, of: &cluster)
    #expect(cluster[4].replica.isLearner && cluster[4].basicStatus.applied == 10)
    _ = try send(Self.snapshot(11, ConfState(voters: [1, 2, 3, 4])), to: 4, of: &cluster)
    #expect(!cluster[4].replica.isLearner)
    _ = try send(Self.snapshot(12, ConfState(voters: [1, 3], learners: [2])), to: 2, of: &cluster)
    #expect(cluster[2].replica.isLearner)
  }

  @Test("a voter of the outgoing half alone restores it") func outgoing() throws {
    var cluster = try Classic.led(3)
    let state = ConfState(voters: [1, 3], votersOutgoing: [1, 2, 3], autoLeave: true)
    #expect(try send(Self.snapshot(10, state), to: 2, of: &cluster)?.index == 10)
    #expect(cluster[2].replica.tracker.confState == state)
  }

  @Test("a follower that lacks what is compacted gets one, and nothing else until it has it") func provided() throws {
    var cluster = try behind()
    try cluster.receive(.appendResponse, from: 2, to: 1, term: 2) {
      $0.index = 6
      $0.reject = true
      $0.rejectHint = 2
      $0.logTerm = 2
    }
    #expect(try cluster.outbox(.snapshot).map { $0.snapshot?.index } == [6])
    #expect(cluster[1].status.progress[2]?.state == .snapshot && cluster[1].status.progress[2]?.pendingSnapshot == 6)
    try cluster[1].propose([9])
    #expect(try cluster.outbox(.append).allSatisfy { $0.to == 3 })
    try cluster.settle()
    #expect(cluster[1].status.progress[2]?.state == .replicate && cluster.commit(2) == 7)
  }

  @Test("a follower that was not heard of lately gets none") func inactive() throws {
    var cluster = try behind(checkQuorum: true)
    cluster.isolate(2)
    // The first check finds everybody active and forgets it; then only 3 answers.
    for _ in 0..<10 { try cluster.tick() }
    #expect(cluster.role(1) == .leader && cluster[1].status.progress[2]?.recentActive == false)
    cluster[1].reportUnreachable(2)
    try cluster.drain()
    cluster.inFlight = []
    try cluster[1].propose([9])
    #expect(try cluster.outbox(.snapshot).isEmpty)
  }

  @Test("after success the next message is for behind it, after failure for behind what is known; either waits for a sign of life")
  func reported() throws {
    for succeeded in [true, false] {
      var cluster = try behind()
      cluster.isLost = { $0.kind == .snapshot }
      try cluster.tick()
      #expect(cluster[1].status.progress[2]?.state == .snapshot)
      cluster[1].reportSnapshot(2, succeeded: succeeded)
      let progress = try #require(cluster[1].status.progress[2])
      #expect(progress.state == .probe && progress.next == (succeeded ? 7 : 3) && progress.isPaused)
      // Where no snapshot is out, a report means nothing.
      cluster[1].reportSnapshot(3, succeeded: false)
      #expect(cluster[1].status.progress[3]?.state == .replicate)
      cluster.isLost = { _ in false }
      try cluster.tick(2)
      #expect(cluster.commit(2) == 6)
    }
  }

  @Test("an answer from the entries' side ends the wait, whatever became of the snapshot") func overtaken() throws {
    var cluster = try behind()
    cluster.isLost = { $0.kind == .snapshot }
    try cluster.tick()
    try cluster.receive(.appendResponse, from: 2, to: 1, term: 2) { $0.index = 5 }
    #expect(cluster[1].status.progress[2]?.state == .snapshot, "5 is not in the log")
    try cluster.receive(.appendResponse, from: 2, to: 1, term: 2) { $0.index = 6 }
    #expect(cluster[1].status.progress[2]?.state == .replicate)
  }
}

/// A disk whose snapshot takes its time.
private struct SlowSnapshotStorage: Storage {
  var disk: MemoryStorage
  var isBusy = true

  func initialState() throws(StorageError) -> InitialState { disk.initialState() }
  func entries(from first: LogIndex, to end: LogIndex, sizeInBytesMax: UInt64) throws(StorageError) -> [Entry] {
    try disk.entries(from: first, to: end, sizeInBytesMax: sizeInBytesMax)
  }
  func term(at index: LogIndex) throws(StorageError) -> Term { try disk.term(at: index) }
  func firstIndex() -> LogIndex { disk.firstIndex() }
  func lastIndex() -> LogIndex { disk.lastIndex() }
  func snapshot() throws(StorageError) -> Snapshot {
    if isBusy { throw .snapshotTemporarilyUnavailable }
    return disk.snapshot()
  }
}

@Suite("A snapshot that is being prepared") struct BusySnapshotTests {
  @Test("is asked for again with the next sign of life") func busy() throws {
    let snapshot = Snapshot(confState: ConfState(voters: [1], learners: [2]), index: 5, term: 1)
    let disk = MemoryStorage(snapshot: snapshot, hardState: HardState(term: 1, commit: 5))
    var node = try RawNode(config: Config(id: 1), storage: SlowSnapshotStorage(disk: disk))
    func drain(_ node: inout RawNode<SlowSnapshotStorage>) throws -> [Message] {
      var messages: [Message] = []
      while node.hasReady() {
        let ready = node.ready()
        try node.storage.disk.write(ready.storageWrite)
        messages += ready.messages
        node.advance()
      }
      return messages
    }
    try node.campaign()
    _ = try drain(&node)
    let refusal = Message(kind: .appendResponse, to: 1, from: 2, term: 2, index: 5, reject: true)
    try node.step(refusal)
    #expect(try drain(&node).isEmpty)
    node.storage.isBusy = false
    try node.step(Message(kind: .heartbeatResponse, to: 1, from: 2, term: 2))
    #expect(try drain(&node).map(\.kind) == [.snapshot])
  }
}
