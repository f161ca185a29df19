import Raft

/// The answer to a linearizable read.
public struct ReadAnswer: Hashable, Sendable {
  /// What was asked for.
  public var request: ReadRequest
  /// The value, or nil when nothing is stored under the key.
  public var value: String?
  /// What the node had applied when it answered.
  public var applied: LogIndex
  /// The event in which it answered.
  public var event: Int
}
