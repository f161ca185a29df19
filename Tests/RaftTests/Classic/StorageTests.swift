import Raft
import Testing

/// Entries 4 and 5, of terms 4 and 5, behind a snapshot at index 3 of term 3.
@Suite("Storage in memory") struct StorageTests {
  private let state = ConfState(voters: [1, 2, 3])

  private func storage() throws -> MemoryStorage {
    var storage = MemoryStorage(snapshot: Snapshot(confState: state, index: 3, term: 3), hardState: HardState(term: 5, commit: 3))
    try storage.append([Entry(term: 4, index: 4), Entry(term: 5, index: 5)])
    return storage
  }

  private func compacted(to index: LogIndex) throws -> MemoryStorage {
    var storage = try storage()
    try storage.compact(to: index)
    return storage
  }

  private func positions(_ entries: [Entry]) -> [String] { entries.map { "\($0.term)/\($0.index)" } }

  @Test("a term is known from the compacted position on to the last entry") func term() throws {
    let storage = try storage()
    #expect(throws: StorageError.compacted) { try storage.term(at: 2) }
    #expect(try (LogIndex(3)...5).map { try storage.term(at: $0) } == [3, 4, 5])
    #expect(throws: StorageError.unavailable) { try storage.term(at: 6) }
    #expect(throws: StorageError.unavailable) { try storage.term(at: .max) }
  }

  @Test("entries are read within their limits, at least one") func entries() throws {
    let storage = try storage()
    for first in LogIndex(0)...3 {
      #expect(throws: StorageError.compacted) { try storage.entries(from: first, to: 5, sizeInBytesMax: .max) }
    }
    #expect(throws: StorageError.unavailable) { try storage.entries(from: 4, to: 7, sizeInBytesMax: .max) }
    #expect(throws: StorageError.unavailable) { try MemoryStorage().entries(from: 1, to: 1, sizeInBytesMax: .max) }
    let size = Entry(term: 4, index: 4).sizeInBytes
    for (limit, count) in [(0, 1), (size, 1), (2 * size - 1, 1), (2 * size, 2), (.max, 2)] as [(UInt64, Int)] {
      #expect(try storage.entries(from: 4, to: 6, sizeInBytesMax: limit).count == count)
    }
    #expect(try storage.entries(from: 5, to: 5, sizeInBytesMax: .max).isEmpty)
  }

  @Test("compaction moves the first index, not below itself and not beyond the log") func compact() throws {
    for index in LogIndex(2)...3 {
      #expect(throws: StorageError.compacted) { try compacted(to: index) }
    }
    for index in LogIndex(4)...5 {
      let storage = try compacted(to: index)
      #expect(storage.firstIndex() == index + 1 && storage.lastIndex() == 5)
      #expect(try storage.term(at: index) == index)
    }
    #expect(throws: StorageError.unavailable) { try compacted(to: 6) }
  }

  @Test("a snapshot is made of what is there, once; the log stays") func createSnapshot() throws {
    var storage = try storage()
    #expect(try storage.createSnapshot(at: 4, confState: nil, data: [1]) == Snapshot(data: [1], confState: state, index: 4, term: 4))
    #expect(throws: StorageError.snapshotOutOfDate) { try storage.createSnapshot(at: 4, confState: nil, data: []) }
    #expect(throws: StorageError.unavailable) { try storage.createSnapshot(at: 6, confState: nil, data: []) }
    let other = ConfState(voters: [1])
    #expect(try storage.createSnapshot(at: 5, confState: other, data: []).confState == other)
    #expect(storage.firstIndex() == 4 && storage.snapshot().index == 5 && storage.initialState().confState == other)
  }

  @Test("a snapshot that is applied replaces the log, unless it is out of date") func applySnapshot() throws {
    var storage = try storage()
    try storage.applySnapshot(Snapshot(confState: ConfState(voters: [9]), index: 4, term: 7))
    #expect(storage.firstIndex() == 5 && storage.lastIndex() == 4 && storage.initialState().confState.voters == [9])
    #expect(try storage.term(at: 4) == 7)
    for index in LogIndex(3)...4 {
      #expect(throws: StorageError.snapshotOutOfDate) { try storage.applySnapshot(Snapshot(confState: state, index: index, term: 9)) }
    }
  }

  @Test("what is appended replaces what stands from its first index on, save for what is compacted") func append() throws {
    func after(_ terms: [Term], from first: LogIndex) throws -> [String] {
      var storage = try storage()
      try storage.append(terms.enumerated().map { Entry(term: $1, index: first + LogIndex($0)) })
      return positions(try storage.entries(from: 4, to: storage.lastIndex() + 1, sizeInBytesMax: .max))
    }
    #expect(try after([], from: 4) == ["4/4", "5/5"])
    #expect(try after([1, 2], from: 1) == ["4/4", "5/5"])
    #expect(try after([3, 4, 5], from: 3) == ["4/4", "5/5"])
    #expect(try after([3, 6, 6], from: 3) == ["6/4", "6/5"])
    #expect(try after([3, 4, 5, 5], from: 3) == ["4/4", "5/5", "5/6"])
    #expect(try after([2, 3, 5], from: 2) == ["5/4"])
    #expect(try after([6], from: 5) == ["4/4", "6/5"])
    #expect(try after([5], from: 6) == ["4/4", "5/5", "5/6"])
    #expect(throws: StorageError.gap(last: 5, first: 7)) { try after([5], from: 7) }
  }

  @Test("errors are said in etcd/raft's words") func texts() {
    #expect("\(StorageError.compacted)" == "requested index is unavailable due to compaction")
    #expect("\(StorageError.unavailable)" == "requested entry at index is unavailable")
    #expect("\(StorageError.snapshotOutOfDate)" == "requested index is older than the existing snapshot")
    #expect("\(StorageError.snapshotTemporarilyUnavailable)" == "snapshot is temporarily unavailable")
    #expect("\(RaftError.proposalDropped)" == "raft proposal dropped")
    #expect("\(RaftError.stepLocalMessage)" == "raft: cannot step raft local message")
    #expect("\(RaftError.stepPeerNotFound)" == "raft: cannot step as peer not found")
    #expect("\(RaftError.stopped)" == "raft: stopped")
  }
}
