import Raft
import Testing

/// `committedSizePerReadyMax` holds for all readies together whose entries are not yet applied.
@Suite("How much is handed out to apply") struct ApplyLimitTests {
  /// A single voter whose committed entries 3 to 7 have ten bytes of payload each, none of them handed out.
  private func node(asynchronous: Bool, limit: UInt64) throws -> RawNode<MemoryStorage> {
    var config = Config(id: 1)
    config.asyncStorageWrites = asynchronous
    config.committedSizePerReadyMax = limit
    let snapshot = Snapshot(confState: ConfState(voters: [1]), index: 2, term: 1)
    var storage = MemoryStorage(snapshot: snapshot, hardState: HardState(term: 1, commit: 7))
    try storage.append((3...7).map { Entry(term: 1, index: $0, data: Array(repeating: UInt8($0), count: 10)) })
    return try RawNode(config: config, storage: storage)
  }

  private var entrySize: UInt64 { Entry(term: 1, index: 3, data: Array(repeating: 3, count: 10)).sizeInBytes }

  @Test("each ready has as many as fit, and at least one", arguments: [(0, 1), (1, 1), (2, 2), (3, 3), (9, 5)] as [(UInt64, Int)])
  func pages(entries: UInt64, count: Int) throws {
    // A byte less than one entry more.
    var node = try node(asynchronous: false, limit: max(1, entries * entrySize + entrySize / 2))
    var sizes: [Int] = []
    while node.hasReady() {
      sizes.append(node.ready().committedEntries.count)
      node.advance()
    }
    #expect(sizes.first == count && sizes.reduce(0, +) == 5)
    #expect(sizes.dropLast().allSatisfy { $0 == count })
  }

  @Test("what is handed out and not applied counts, and a page that is applied makes room for another") func outstanding() throws {
    var node = try node(asynchronous: true, limit: 2 * entrySize)
    let first = node.ready()
    #expect(first.committedEntries.map(\.index) == [3, 4] && !node.hasReady())
    let apply = try #require(first.messages.first { $0.kind == .storageApply })
    #expect(apply.to == localApplyThread && apply.entries == first.committedEntries && apply.responses.count == 1)
    try node.step(apply.responses[0])
    #expect(node.basicStatus.applied == 4 && node.hasReady())
    #expect(node.ready().committedEntries.map(\.index) == [5, 6])
  }

  @Test("an entry larger than the limit goes alone, and blocks those behind it until it is applied") func oversized() throws {
    var node = try node(asynchronous: true, limit: 1)
    for index in LogIndex(3)...7 {
      let ready = node.ready()
      #expect(ready.committedEntries.map(\.index) == [index] && !node.hasReady())
      for message in ready.messages where message.kind == .storageApply { try node.step(message.responses[0]) }
    }
    #expect(!node.hasReady() && node.basicStatus.applied == 7)
  }

  @Test("with asynchronous writes nothing is applied that is not written") func onlyWritten() throws {
    var cluster = try Classic.led(1) { $0.asyncStorageWrites = true }
    try cluster[1].propose([7])
    let ready = cluster[1].ready()
    #expect(ready.entries.count == 1 && ready.committedEntries.isEmpty)
    let write = try #require(ready.messages.first { $0.kind == .storageAppend })
    try cluster[1].storage.write(write.storageWrite)
    for response in write.responses { try cluster[1].step(response) }
    #expect(cluster[1].ready().committedEntries.map(\.data) == [[7]])
  }

  @Test("zero stands for the limit of a message") func zero() throws {
    var config = Config(id: 1, sizePerMessageMax: entrySize)
    config.committedSizePerReadyMax = 0
    var node = try RawNode(config: config, storage: try node(asynchronous: false, limit: 1).storage)
    #expect(node.ready().committedEntries.map(\.index) == [3])
  }
}
