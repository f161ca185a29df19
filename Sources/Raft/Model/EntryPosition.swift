/// The term and index of an entry, which together name it in a leader-approved log (etcd/raft's `entryID`).
public struct EntryPosition: Hashable, Sendable {
  /// The term in which a leader appended the entry.
  public var term: Term
  /// Where the entry stands.
  public var index: LogIndex

  /// Makes a position.
  public init(term: Term, index: LogIndex) {
    self.term = term
    self.index = index
  }

  /// Whether a log that ends here is at least as up to date as one that ends at `other` (Raft thesis, section 3.6.1).
  public func isUpToDate(with other: EntryPosition) -> Bool {
    term > other.term || (term == other.term && index >= other.index)
  }
}
