import RaftSimulation

/// What a scenario is as a schedule of macro steps.
public enum ReadSchedule: Hashable, Sendable {
  /// These steps do what it does. The last of them may break a safety property.
  case steps([ScheduleStep])
  /// The line breaks a safety property in a way that no macro steps show, so there is nothing left to search for.
  case breaks(line: Int, Violation)
}
