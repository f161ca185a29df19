/// How much a line of a node's log matters.
public enum LogLevel: UInt8, Hashable, Sendable, CaseIterable, Comparable, CustomStringConvertible {
  /// For debugging a protocol.
  case debug
  /// What an operator may want to know.
  case info
  /// What an operator should look at.
  case warning
  /// What went wrong.
  case error
  /// The node cannot go on.
  case fatal

  /// Orders by weight.
  public static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }

  /// The level as logs show it: `DEBUG`, `INFO`, `WARN`, `ERROR`, `FATAL`.
  public var description: String {
    switch self {
    case .debug: "DEBUG"
    case .info: "INFO"
    case .warning: "WARN"
    case .error: "ERROR"
    case .fatal: "FATAL"
    }
  }
}
