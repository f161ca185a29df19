/// The track on which an index was committed first.
public enum CommitTrack: UInt8, Hashable, Sendable, CaseIterable {
  /// By votes (rule R5).
  case fast
  /// By acknowledgements (rule R6).
  case classic
}
