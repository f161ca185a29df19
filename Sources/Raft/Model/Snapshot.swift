/// The application's state at an index, standing for the log up to there (Raft thesis, section 5.1).
public struct Snapshot: Hashable, Sendable {
  /// The application's own bytes.
  public var data: [UInt8]
  /// The membership at ``index``.
  public var confState: ConfState
  /// The last index that the snapshot covers.
  public var index: LogIndex
  /// The term of the entry at ``index``.
  public var term: Term

  /// Makes a snapshot.
  public init(data: [UInt8] = [], confState: ConfState = ConfState(), index: LogIndex = 0, term: Term = 0) {
    self.data = data
    self.confState = confState
    self.index = index
    self.term = term
  }

  /// Whether there is none.
  public var isEmpty: Bool { index == 0 }

  /// The term and index.
  public var position: EntryPosition { EntryPosition(term: term, index: index) }
}
