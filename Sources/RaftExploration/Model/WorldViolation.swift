/// A safety property that a schedule breaks.
public struct ExplorationViolation: Hashable, Sendable, CustomStringConvertible {
  /// The properties that a search checks.
  public enum Property: String, Hashable, Sendable, CaseIterable {
    /// One value at an index, for ever.
    case oneValue = "one-value"
    /// Leader-approved entries of the same index and term hold the same value.
    case logMatching = "log-matching"
    /// One leader a term. Macro steps have one candidate a term, so only searches by single messages can break it.
    case oneLeader = "one-leader"
    /// A new leader has every committed value.
    case leaderCompleteness = "leader-completeness"
    /// Whoever acknowledges a term's log holds it.
    case trueAcknowledgement = "true-acknowledgement"
    /// No node stops itself.
    case noHalt = "no-halt"
  }

  /// Which property.
  public var property: Property
  /// What was seen.
  public var explanation: String

  /// Name and explanation.
  public var description: String { "\(property.rawValue): \(explanation)" }
}
