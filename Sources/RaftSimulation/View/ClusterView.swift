import Raft

/// Everything that a screen draws of a cluster at one event. Nothing of the protocol is left to compute: tallies, thresholds, reasons and
/// memberships come from the cores, commit tracks from what the simulation saw.
public struct ClusterView: Sendable {
  /// The event behind which the cluster is seen.
  public var event: Int
  /// The last event of the branch.
  public var eventCount: Int
  /// The name of the branch.
  public var branchName: String
  /// The time in microseconds.
  public var time: UInt64
  /// The seed of the run.
  public var seed: UInt64
  /// Whether the cluster has the fast track at all.
  public var fastPath: Bool
  /// Whether new proposals may go fast.
  public var fastProposalsOn: Bool
  /// The highest term of a live node.
  public var term: Term
  /// The live leader of the highest term.
  public var leader: NodeID?
  /// Whether the fast track is open there.
  public var fastTrack: FastTrackView
  /// The nodes, ascending by identifier.
  public var rows: [NodeRow]
  /// The indexes that the rows' cells stand for; nil when there is no entry anywhere.
  public var indexes: ClosedRange<LogIndex>?
  /// The highest index at which any node holds something.
  public var indexLast: LogIndex
  /// The indexes that are being voted on, or are decided and not committed, as the leader counts them.
  public var tallies: [TallyView]
  /// The messages in flight, in the order of delivery.
  public var flow: [FlowItem]
  /// What is cut, and who is down.
  public var links: LinkView
  /// How the indexes in the window were committed.
  public var commits: [CommitRecord]
  /// How many safety properties are checked.
  public var invariantCount: Int
  /// Those that were broken up to here.
  public var violations: [Violation]
  /// The milestones of the branch.
  public var milestones: [Milestone]
  /// All branches.
  public var branches: [Branch]
  /// The membership as the leader has it, or the live node of the highest term.
  public var members: MembershipView
  /// Reads that wait, then the last ones that were answered.
  public var reads: [ReadView]
}

/// Whether the fast track is open.
public enum FastTrackView: Hashable, Sendable {
  /// The cluster has none.
  case off
  /// It is open.
  case open
  /// It is closed at the leader, for this reason.
  case closed(String)
  /// Nobody leads.
  case noLeader
}

/// What is cut, and who is down.
public struct LinkView: Hashable, Sendable {
  /// The directions that are cut, in order.
  public var cutLinks: [Link]
  /// The nodes that are down, ascending.
  public var downNodes: [NodeID]

  /// Whether the direction is cut.
  public func isCut(from: NodeID, to: NodeID) -> Bool { cutLinks.contains(Link(from: from, to: to)) }

  /// What is cut, pair by pair in order, and whether both directions are.
  public var pairs: [(link: Link, isBothWays: Bool)] {
    cutLinks.compactMap { link in
      guard cutLinks.contains(link.reversed) else { return (link, false) }
      return link.from < link.to ? (link, true) : nil
    }
  }
}

/// A linearizable read.
public struct ReadView: Hashable, Sendable {
  /// What was asked for.
  public var request: ReadRequest
  /// The answer, once there is one.
  public var answer: ReadAnswer?
}
