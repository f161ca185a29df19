import Raft

/// One direction between two nodes.
public struct Link: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The sending end.
  public var from: NodeID
  /// The receiving end.
  public var to: NodeID

  /// Makes a link.
  public init(from: NodeID, to: NodeID) {
    self.from = from
    self.to = to
  }

  /// The other direction.
  public var reversed: Link { Link(from: to, to: from) }

  /// `S1>S2`.
  public var description: String { "\(nodeName(from))>\(nodeName(to))" }

  /// Orders by sender, then receiver.
  public static func < (left: Link, right: Link) -> Bool {
    (left.from, left.to) < (right.from, right.to)
  }

  /// Both directions between two nodes.
  public static func both(_ one: NodeID, _ other: NodeID) -> [Link] {
    [Link(from: one, to: other), Link(from: other, to: one)]
  }
}
