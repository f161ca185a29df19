/// The moments that a timeline marks.
public enum MilestoneKind: UInt8, Hashable, Sendable, CaseIterable {
  /// A node became leader.
  case election
  /// A leader chose the value of an index from votes.
  case decision
  /// A new leader took a value that voters had reported.
  case recovery
  /// An index was first committed on the fast track.
  case commitFast
  /// An index was first committed on the classic track.
  case commitClassic
  /// A node went down or a link was cut.
  case fault
  /// A node came up or a link was mended.
  case heal
  /// A node took or restored a snapshot.
  case snapshot
  /// A membership took effect.
  case membership
  /// A safety property was broken, or a node stopped itself.
  case violation

  /// The mark on the timeline.
  public var mark: Character {
    switch self {
    case .election: "E"
    case .decision: "d"
    case .recovery: "R"
    case .commitFast: "!"
    case .commitClassic: "="
    case .fault: "X"
    case .heal: "h"
    case .snapshot: "s"
    case .membership: "M"
    case .violation: "V"
    }
  }
}
