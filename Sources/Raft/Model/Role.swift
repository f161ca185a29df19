/// The role of a node in its term (Raft thesis, figure 3.3; the pre-candidate is from section 9.6).
public enum Role: UInt8, Hashable, Sendable, CaseIterable {
  /// Answers candidates and leaders.
  case follower
  /// Asks for votes in its term.
  case candidate
  /// Appends and replicates.
  case leader
  /// Asks whether it would be elected, before it takes a new term.
  case preCandidate
}
