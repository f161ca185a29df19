/// Names one payload for ever: the node that first proposed or appended it, that node's durable incarnation, and a counter within it.
///
/// "The same value" in the rules of the fast track means the same content identifier. Only the fast track gives them out; conf changes
/// carry ``none``.
public struct ContentID: Hashable, Comparable, Sendable {
  /// The node that gave out the identifier.
  public var node: NodeID
  /// How many times that node had been started when it did, counted durably.
  public var incarnation: UInt64
  /// The position among the identifiers of that incarnation, counted from 1.
  public var sequence: UInt64

  /// Makes an identifier from its three parts.
  public init(node: NodeID, incarnation: UInt64, sequence: UInt64) {
    self.node = node
    self.incarnation = incarnation
    self.sequence = sequence
  }

  /// No identifier: a classic entry or a conf change.
  public static let none = ContentID(node: noNode, incarnation: 0, sequence: 0)

  /// Whether this is ``none``.
  public var isNone: Bool { node == noNode }

  /// Orders by node, incarnation, sequence: the order that breaks ties between equally supported values.
  public static func < (left: ContentID, right: ContentID) -> Bool {
    if left.node != right.node { return left.node < right.node }
    if left.incarnation != right.incarnation { return left.incarnation < right.incarnation }
    return left.sequence < right.sequence
  }
}

extension ContentID: CustomStringConvertible {
  /// `node.incarnation.sequence`, or `none`.
  public var description: String { isNone ? "none" : "\(node).\(incarnation).\(sequence)" }
}
