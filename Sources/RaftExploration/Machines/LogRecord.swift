import Raft

/// A leader-approved log.
struct LogRecord: Hashable, Sendable {
  /// The position before the first entry.
  var previous: EntryPosition
  /// The entries.
  var entries: [Entry]

  var first: Int { Int(previous.index) + 1 }
  var last: Int { Int(previous.index) + entries.count }

  /// The entry at an index, if it is here.
  func entry(at index: Int) -> Entry? {
    index >= first && index <= last ? entries[index - first] : nil
  }

  /// The term at an index, or nil where it is not known.
  func term(at index: Int) -> Term? {
    index == Int(previous.index) ? previous.term : entry(at: index)?.term
  }
}
