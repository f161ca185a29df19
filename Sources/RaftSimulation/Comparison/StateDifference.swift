import Raft

/// Something in which two states of a cluster differ, with what it is in each.
public struct StateDifference: Hashable, Sendable {
  /// The node that it is about; nil for the network, the clock and the like.
  public var node: NodeID?
  /// What differs: `term`, `slot 5`, `message 14`.
  public var field: String
  /// What it is in the first state.
  public var one: String
  /// What it is in the second.
  public var other: String

  /// The whole in words: `S3 slot 5: (a2) against (b2)`.
  public var text: String { "\(node.map { nodeName($0) + " " } ?? "")\(field): \(one) against \(other)" }
}
