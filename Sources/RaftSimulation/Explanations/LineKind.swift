/// What a line of the event log is about: the meaning that a screen colours.
public enum LineKind: UInt8, Hashable, Sendable, CaseIterable {
  /// Nothing that stands out.
  case neutral
  /// Something self-approved: a slot, a vote.
  case selfApproved
  /// Something leader-approved: an entry appended or accepted.
  case leaderApproved
  /// A leader chose the value of an index.
  case decision
  /// A commit on the fast track.
  case fastCommit
  /// A commit on the classic track.
  case classicCommit
  /// Campaigns, votes and new leaders.
  case election
  /// What a new leader saves of its predecessor's term.
  case recovery
  /// Something was refused or ignored.
  case refused
  /// A node went down, a link was cut, a message was lost.
  case fault
  /// A node came up, a link was mended.
  case heal
  /// A linearizable read.
  case read
  /// A change of the membership.
  case membership
  /// A safety property was broken.
  case violation
}
