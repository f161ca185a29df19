import Raft

/// What a client asked for, and when.
public struct Request: Hashable, Sendable {
  /// Its name.
  public var id: RequestID
  /// What it proposes.
  public var value: EntryValue
  /// The event in which it was made.
  public var event: Int
}
