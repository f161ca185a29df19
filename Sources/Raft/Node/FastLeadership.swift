/// What a leader keeps for the fast track. None of it is durable.
package struct FastLeadership: Hashable, Sendable {
  /// The leader's own no-op; nothing goes fast before it is classically committed (rule R3).
  package var noop: LogIndex = 0
  /// Nothing goes fast before this index is classically committed (rule R14.3).
  package var barrier: LogIndex = 0
  /// The votes (rule R4).
  package var possibleEntries = PossibleEntries()
  /// For how many ticks the lowest undecided index has had a slot or a vote at or above it (rule L3).
  package var undecidedTicks = 0
  /// The last leader-approved index when that clock was started.
  var undecidedAfter: LogIndex = 0
  /// Whether the track was open when last looked at, to tell when that changes.
  var wasOpen = false

  init() {}
}
