import Raft

/// What is asked at every key: a whole ``ClusterView`` would write out every message for it.
extension Run {
  /// The node that leads in the highest term, if one does.
  public var leaderID: NodeID? { cluster.leader }

  /// Every node, up or down, member or not.
  public var nodeIDs: [NodeID] { cluster.nodes.map(\.id) }

  /// The messages in flight, in the order of delivery.
  public var messagesInFlight: [InFlightMessage] { cluster.network.messages }

  /// The first broken safety property behind an event, if one is.
  public func violation(after event: Int) -> Violation? { cluster.violations.first { $0.event > event } }
}
