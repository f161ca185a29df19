import Raft
import Testing

/// A disk whose reads can fail.
private struct FailingStorage: Storage {
  var disk: MemoryStorage
  var isFailing = false

  func initialState() throws(StorageError) -> InitialState { disk.initialState() }

  func entries(from first: LogIndex, to end: LogIndex, sizeInBytesMax: UInt64) throws(StorageError) -> [Entry] {
    if isFailing { throw .unavailable }
    return try disk.entries(from: first, to: end, sizeInBytesMax: sizeInBytesMax)
  }

  func term(at index: LogIndex) throws(StorageError) -> Term {
    if isFailing { throw .unavailable }
    return try disk.term(at: index)
  }

  func firstIndex() -> LogIndex { disk.firstIndex() }
  func lastIndex() -> LogIndex { disk.lastIndex() }
  func snapshot() throws(StorageError) -> Snapshot { disk.snapshot() }
}

/// What cannot be read is neither unsaid nor thrown away: the node stops, or refuses.
@Suite("A disk that cannot be read") struct FailingStorageTests {
  /// A follower that holds 2x and 3x of leader 1.
  private func follower() throws -> RawNode<FailingStorage> {
    var config = Config(id: 2)
    config.enableFastPath = true
    let state = ConfState(voters: [1, 2, 3])
    let disk = MemoryStorage(snapshot: Snapshot(confState: state, index: 0, term: 0), hardState: HardState())
    var node = try RawNode(config: config, storage: FailingStorage(disk: disk))
    var noop = Entry(term: 1, index: 1, content: ContentID(node: 1, incarnation: 1, sequence: 1))
    noop.insertedBy = .leader
    let entries = ["2x", "3x"].map { name in
      var entry = Stage.entry(name)
      entry.term = 1
      entry.insertedBy = .leader
      return entry
    }
    try node.step(Message(kind: .append, to: 2, from: 1, term: 1, entries: [noop] + entries, commit: 1, fastPath: true))
    while node.hasReady() {
      try node.storage.disk.write(node.ready().storageWrite)
      node.advance()
    }
    #expect(node.basicStatus.applied == 1)
    return node
  }

  @Test("grants no vote that would leave out what it holds") func vote() throws {
    var node = try follower()
    node.storage.isFailing = true
    try node.step(Message(kind: .vote, to: 2, from: 3, term: 2, logTerm: 1, index: 1, fastPath: true))
    #expect(node.haltReason != nil)
    #expect(!node.ready().messages.contains { $0.kind == .voteResponse && !$0.reject })
  }

  @Test("cuts nothing that it cannot keep") func demotion() throws {
    var node = try follower()
    let noop = Entry(term: 2, index: 2, insertedBy: .leader, content: ContentID(node: 3, incarnation: 1, sequence: 1))
    var message = Message(kind: .append, to: 2, from: 3, term: 2, logTerm: 1, index: 1, entries: [noop], fastPath: true)
    node.storage.isFailing = true
    _ = try? node.step(message)
    #expect(node.replica.log.lastIndex == 3)
    #expect(!node.ready().messages.contains { $0.kind == .appendResponse && !$0.reject })
    node.advance()
    node.storage.isFailing = false
    message.term = 2
    try node.step(message)
    #expect(node.fastStatus.slots.map(\.index) == [3])
  }

  @Test("stops when it cannot read what is to be applied, and asks for nothing more") func apply() throws {
    var node = try follower()
    node.storage.isFailing = true
    try node.step(Message(kind: .heartbeat, to: 2, from: 1, term: 1, commit: 3, fastPath: true))
    var readies = 0
    while node.hasReady() && readies < 9 {
      #expect(node.ready().committedEntries.isEmpty)
      node.advance()
      readies += 1
    }
    #expect(node.haltReason != nil && readies < 9)
  }
}
