/// The membership as a node works with it (etcd/raft's `tracker.Config`).
public struct TrackerConfig: Hashable, Sendable {
  /// The voters; two sets of them while a joint change is under way.
  public var voters: JointConfig
  /// Whether the leader leaves a joint configuration by itself.
  public var autoLeave: Bool
  /// Members that hold the log but have no vote, disjoint from the voters of both halves.
  public var learners: NodeIDSet
  /// Voters of the outgoing half that become learners when the joint configuration is left: until then they count as voters there.
  public var learnersNext: NodeIDSet

  /// Makes a membership.
  public init(
    voters: JointConfig = JointConfig(), learners: NodeIDSet = [], learnersNext: NodeIDSet = [], autoLeave: Bool = false
  ) {
    self.voters = voters
    self.learners = learners
    self.learnersNext = learnersNext
    self.autoLeave = autoLeave
  }

  /// The membership as it is stored.
  public var confState: ConfState {
    ConfState(
      voters: voters.incoming.voters.ids, learners: learners.ids, votersOutgoing: voters.outgoing.voters.ids,
      learnersNext: learnersNext.ids, autoLeave: autoLeave)
  }
}

extension TrackerConfig: CustomStringConvertible {
  /// etcd/raft's form, such as `voters=(1 2 3)&&(1) learners=(4) learners_next=(5) autoleave`.
  public var description: String {
    var text = "voters=\(voters)"
    if !learners.isEmpty { text += " learners=\(learners)" }
    if !learnersNext.isEmpty { text += " learners_next=\(learnersNext)" }
    if autoLeave { text += " autoleave" }
    return text
  }
}
