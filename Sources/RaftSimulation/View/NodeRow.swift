import Raft

/// One node's row.
public struct NodeRow: Sendable {
  /// The node.
  public var id: NodeID
  /// Whether it is up. Of a node that is down, the row shows what is on its disk.
  public var isAlive: Bool
  /// Its role.
  public var role: Role
  /// Whether it is a learner in its own configuration.
  public var isLearner: Bool
  /// What it is in the leader's configuration.
  public var standing: MembershipView.Standing
  /// Its term.
  public var term: Term
  /// Whom it voted for in that term.
  public var vote: NodeID
  /// Whom it takes for the leader.
  public var leader: NodeID
  /// Its commit index: the classic frontier.
  public var commit: LogIndex
  /// Its fast frontier, which may be below ``commit``.
  public var fast: LogIndex
  /// What its application has applied.
  public var applied: LogIndex
  /// The first index of its log that is not cut.
  public var logFirst: LogIndex
  /// The last leader-approved index.
  public var logLast: LogIndex
  /// The index of its latest snapshot.
  public var snapshotIndex: LogIndex
  /// At a leader: why the fast track is closed.
  public var fastClosure: String?
  /// Its own fast proposals whose outcome it does not know.
  public var pendingProposals: [FastStatus.Pending]
  /// Ticks since it last heard from its leader, and its election timeout in ticks; nil when it is down.
  public var electionClock: ElectionClock?
  /// Whether it is going to crash at its next write.
  public var crashPoint: CrashPoint?
  /// Why it stopped itself, if it did.
  public var haltReason: String?
  /// What stands at each index of the view's window, in order.
  public var cells: [CellView]
  /// What its application stores, ascending by key.
  public var keyValues: [KeyValue]

  /// Whether the leader's configuration has it, as a voter or a learner.
  public var isMember: Bool { standing != .none }

  /// How far the fast frontier is ahead of the commit index: the 1 of `6+1`.
  public var fastAhead: LogIndex { fast > commit ? fast - commit : 0 }
}

/// How close a node is to campaigning.
public struct ElectionClock: Hashable, Sendable {
  /// Ticks since it last heard from its leader, or, at a leader, since it last counted who is active.
  public var elapsedTicks: Int
  /// After how many it campaigns.
  public var timeoutTicks: Int
}

/// What a node holds at an index.
public enum CellView: Hashable, Sendable {
  /// Nothing.
  case missing
  /// An entry that it has cut away.
  case compacted
  /// An entry.
  case entry(EntryView)
}

/// An entry in a node's row.
public struct EntryView: Hashable, Sendable {
  /// Who approved an entry.
  public enum Approval: Hashable, Sendable {
    /// The node itself: it stands in a slot.
    case selfApproved
    /// A leader: it stands in the log.
    case leaderApproved
  }

  /// The entry itself.
  public var entry: Entry
  /// What it means.
  public var value: EntryValue
  /// Who approved it.
  public var approval: Approval
  /// Whether this node knows it to be committed.
  public var isCommitted: Bool
  /// Whether this node has applied it.
  public var isApplied: Bool
  /// On which track its index was committed first, if this node knows of the commit.
  public var track: CommitTrack?
  /// Whether the leader holds another value at this index.
  public var differsFromLeader: Bool
  /// Whether the node wrote it in the event that is shown.
  public var changedByEvent: Bool

  /// Where it stands.
  public var index: LogIndex { entry.index }
  /// Its term.
  public var term: Term { entry.term }
  /// Its content identifier.
  public var content: ContentID { entry.content }
  /// The value in few letters.
  public var tag: String { value.tag }
}
