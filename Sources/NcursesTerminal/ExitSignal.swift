/// A signal that asks the program to end.
public enum ExitSignal: Int32, Hashable, Sendable {
  /// The terminal went away.
  case hangup = 1
  /// Ctrl-C.
  case interrupt = 2
  /// Somebody asked politely.
  case terminate = 15

  /// The exit status that tells a shell what happened: 129, 130 or 143.
  public var exitStatus: Int32 { 128 + rawValue }
}
