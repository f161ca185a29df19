/// The application's state at an index, standing for the log up to there (Raft thesis, section 5.1).
///
/// Its content is shared between copies, so that what may carry a snapshot, and mostly does not, stays small.
public struct Snapshot: Hashable, Sendable {
  /// The last index that the snapshot covers.
  public var index: LogIndex
  /// The term of the entry at ``index``.
  public var term: Term
  private var content: SnapshotContent

  /// Makes a snapshot.
  public init(data: [UInt8] = [], confState: ConfState = ConfState(), index: LogIndex = 0, term: Term = 0) {
    content = data.isEmpty && confState == ConfState() ? .none : SnapshotContent(data: data, confState: confState)
    self.index = index
    self.term = term
  }

  /// The application's own bytes.
  public var data: [UInt8] {
    get { content.data }
    set { content = SnapshotContent(data: newValue, confState: content.confState) }
  }

  /// The membership at ``index``.
  public var confState: ConfState {
    get { content.confState }
    set { content = SnapshotContent(data: content.data, confState: newValue) }
  }

  /// Whether there is none.
  public var isEmpty: Bool { index == 0 }

  /// The term and index.
  public var position: EntryPosition { EntryPosition(term: term, index: index) }
}
