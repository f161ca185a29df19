/// Why a random schedule failed.
public enum ScheduleFailure: Hashable, Sendable, CustomStringConvertible {
  /// A safety property was broken.
  case violation(Violation)
  /// After all faults had ended the cluster did not come to rest.
  case stuck(ticks: Int)
  /// After all faults had ended a value that was proposed then was not committed everywhere.
  case unresolved(value: String)

  /// What happened, in one line.
  public var description: String {
    switch self {
    case .violation(let violation): "\(violation) (event \(violation.event))"
    case .stuck(let ticks): "with all faults over, \(ticks) ticks went by and it has not come to rest"
    case .unresolved(let value): "with all faults over, \(value) was proposed and is not committed everywhere"
    }
  }
}
