/// What became of a proposal that this node made on the fast track (rule L1).
public enum FastOutcome: Hashable, Sendable {
  /// It is committed at the index.
  case committed(content: ContentID, index: LogIndex)
  /// Another value was committed at its index; the proposal is live at a new index now.
  case reproposed(content: ContentID, from: LogIndex, to: LogIndex)
  /// A snapshot hides what was committed at its index; the node does not propose it again.
  case unknown(content: ContentID, index: LogIndex)
}
