import Raft
import RaftSimulation

/// One thing that may happen next in an ``OnwardSearch``.
public struct OnwardChoice: Hashable, Sendable {
  /// The kinds, to count and to bound them.
  public enum Kind: Int, Hashable, Sendable, CaseIterable {
    /// A message arrives.
    case deliver
    /// A write reaches a slow disk.
    case persist
    /// A node starts an election.
    case campaign
    /// A client at a node proposes a value.
    case propose
    /// A node crashes and starts again.
    case crash
    /// A node that is down starts again.
    case restart
    /// A leader's clock ticks.
    case heartbeat
  }

  /// What it is.
  var kind: Kind
  /// What it does, in order.
  var inputs: [Input]
  /// The node that it happens to.
  var node: NodeID
}

extension OnwardChoice {
  /// Everything that may happen next, in an order that depends on the state alone.
  static func choices(in cluster: Cluster, spent: OnwardSpent, bounds: OnwardBounds, termMax: Term, values: [String]) -> [OnwardChoice] {
    var choices = deliveries(in: cluster)
    for node in cluster.nodes where !node.isAlive && spent.restarts < bounds.restartsMax {
      choices.append(OnwardChoice(kind: .restart, inputs: [.restart(node.id)], node: node.id))
    }
    for node in cluster.nodes where node.isAlive {
      guard let status = node.raft?.basicStatus else { continue }
      let isLeader = status.softState.role == .leader
      if !node.waitingWrites.isEmpty { choices.append(OnwardChoice(kind: .persist, inputs: [.persist(node.id)], node: node.id)) }
      if !isLeader && status.hardState.term < termMax {
        choices.append(OnwardChoice(kind: .campaign, inputs: [.campaign(node.id)], node: node.id))
      }
      if spent.proposals < bounds.proposalsMax {
        choices.append(
          OnwardChoice(kind: .propose, inputs: [.propose(node: node.id, value: values[spent.proposals])], node: node.id))
      }
      if spent.crashes < bounds.crashesMax {
        choices.append(OnwardChoice(kind: .crash, inputs: [.crash(node.id, .now), .restart(node.id)], node: node.id))
      }
      if isLeader && spent.heartbeats < bounds.heartbeatsMax {
        choices.append(OnwardChoice(kind: .heartbeat, inputs: [.tick(node.id)], node: node.id))
      }
    }
    return choices
  }

  /// Each message that can arrive; of equal ones the first.
  private static func deliveries(in cluster: Cluster) -> [OnwardChoice] {
    var seen: Set<Message> = []
    return cluster.network.messages.compactMap { item in
      guard cluster.network.status(of: item) == .inFlight, seen.insert(item.message).inserted else { return nil }
      return OnwardChoice(kind: .deliver, inputs: [.deliver(item.number)], node: item.message.to)
    }
  }
}
