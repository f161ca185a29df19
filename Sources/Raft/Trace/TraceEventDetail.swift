/// What belongs to some ``TraceEvent``s only.
public enum TraceEventDetail: Hashable, Sendable {
  /// Nothing.
  case none
  /// The sender's progress of itself, when it sends entries: what of its log is durable.
  case progress(match: LogIndex, next: LogIndex)
  /// The steps of a configuration change that enters a leader's log.
  case changes([ConfChangeSingle])
  /// The incoming voters of the configuration that is about to take effect.
  case voters([NodeID])
}
