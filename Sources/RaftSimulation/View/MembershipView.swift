import Raft

/// A membership with its quorums, from the core.
public struct MembershipView: Hashable, Sendable {
  /// A change that stands in the leader's log and has not taken effect.
  public struct Pending: Hashable, Sendable {
    /// Where it stands.
    public var index: LogIndex
    /// What it changes, in few letters: `+S6`.
    public var tag: String
  }

  /// The voters; in a joint configuration those of the incoming half.
  public var voters: [NodeID]
  /// The voters of the outgoing half; empty unless the configuration is joint.
  public var votersOutgoing: [NodeID]
  /// The learners.
  public var learners: [NodeID]
  /// Voters of the outgoing half that become learners when the joint configuration is left.
  public var learnersNext: [NodeID]
  /// Whether the leader leaves the joint configuration by itself.
  public var leavesByItself: Bool
  /// The classic quorum of ``voters``.
  public var classicQuorum: Int
  /// The fast quorum of ``voters``.
  public var fastQuorum: Int
  /// The classic quorum of ``votersOutgoing``; 0 unless the configuration is joint.
  public var classicQuorumOutgoing: Int
  /// The change that waits to take effect at the leader, if one does.
  public var pending: Pending?
  /// The no-op behind the last change, while it is not committed on the classic track: until then the fast track is closed (rule R14).
  public var barrier: LogIndex?

  /// Whether two halves have to agree.
  public var isJoint: Bool { !votersOutgoing.isEmpty }

  /// Whether all members are voters of one configuration and nothing about it is under way.
  public var isPlain: Bool { !isJoint && learners.isEmpty && pending == nil && barrier == nil }

  /// What a node is in it.
  public func standing(of node: NodeID) -> Standing {
    switch (voters.contains(node), votersOutgoing.contains(node)) {
    case (true, true): .voter
    case (true, false): isJoint ? .incoming : .voter
    case (false, true): .outgoing
    case (false, false): learners.contains(node) ? .learner : .none
    }
  }

  /// What a node can be in a membership.
  public enum Standing: Hashable, Sendable {
    /// It votes, in both halves where there are two.
    case voter
    /// It votes in the incoming half only: it is joining.
    case incoming
    /// It votes in the outgoing half only: it is leaving, or becomes a learner.
    case outgoing
    /// It holds the log and has no vote.
    case learner
    /// It is no member.
    case none
  }
}
