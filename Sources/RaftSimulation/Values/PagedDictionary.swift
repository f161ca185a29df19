import Raft

/// A key of which neighbours are used at about the same time.
protocol PageKey: Hashable {
  /// The same number for keys that lie close together.
  var page: UInt64 { get }
}

/// A dictionary in pages of neighbouring keys. A copy shares all of them with the original, and a change copies one page: so that the
/// checkpoints of a long run share what all of them know.
struct PagedDictionary<Key: PageKey, Value> {
  private var pages: [UInt64: [Key: Value]] = [:]

  init() {}

  subscript(key: Key) -> Value? {
    get { pages[key.page]?[key] }
    _modify { yield &pages[key.page, default: [:]][key] }
  }
}

extension PagedDictionary: Sendable where Key: Sendable, Value: Sendable {}

extension LogIndex: PageKey {
  var page: UInt64 { self >> 5 }
}

extension EntryPosition: PageKey {
  var page: UInt64 { index >> 5 }
}

extension ContentID: PageKey {
  var page: UInt64 { node << 56 ^ incarnation << 40 ^ sequence >> 5 }
}
