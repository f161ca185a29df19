/// A membership as it is stored in snapshots (etcd/raft's `ConfState`). All lists are ascending.
public struct ConfState: Hashable, Sendable {
  /// The voters; in a joint configuration those of the incoming half.
  public var voters: [NodeID]
  /// Members that hold the log but have no vote.
  public var learners: [NodeID]
  /// The voters of the outgoing half; empty unless the configuration is joint.
  public var votersOutgoing: [NodeID]
  /// Voters of the outgoing half that become learners when the joint configuration is left.
  public var learnersNext: [NodeID]
  /// Whether the leader leaves the joint configuration by itself as soon as it can.
  public var autoLeave: Bool

  /// Makes a membership.
  public init(
    voters: [NodeID] = [], learners: [NodeID] = [], votersOutgoing: [NodeID] = [], learnersNext: [NodeID] = [], autoLeave: Bool = false
  ) {
    self.voters = voters
    self.learners = learners
    self.votersOutgoing = votersOutgoing
    self.learnersNext = learnersNext
    self.autoLeave = autoLeave
  }
}
