import Raft

/// Names a client's request: each node has one client, which counts its requests from 1.
public struct RequestID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The node at which the client asks.
  public var client: NodeID
  /// The position among the client's requests, counted from 1.
  public var number: UInt64

  /// Makes a name.
  public init(client: NodeID, number: UInt64) {
    self.client = client
    self.number = number
  }

  /// Orders by client, then number.
  public static func < (left: RequestID, right: RequestID) -> Bool {
    (left.client, left.number) < (right.client, right.number)
  }

  /// `S3's request 2`.
  public var description: String { "\(nodeName(client))'s request \(number)" }
}
