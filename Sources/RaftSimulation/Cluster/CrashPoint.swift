/// When a node that is to crash goes down.
public enum CrashPoint: UInt8, Hashable, Sendable, CaseIterable {
  /// At once, between two inputs.
  case now
  /// When it next has something to write: the write is lost, and so are the messages that would have followed it.
  case beforeWrite
  /// Right after it has next written something: the write is kept, the messages that would have followed it never leave.
  case afterWrite
}
