/// Something worth having happened in a random schedule. Checkers say what must always hold; these say that the schedules got to where it could
/// have failed.
public enum Sometimes: Int, Hashable, Sendable, CaseIterable {
  // Committing.
  /// An index was committed by a fast quorum of votes (rule R5).
  case fastCommit
  /// An index was committed by a classic quorum of acknowledgements (rule R6).
  case classicCommit
  /// An index that was proposed fast was committed on the classic track first.
  case fallback
  /// The leader decided an index alone, because it had stayed undecided for too long (rule L3).
  case overdueDecision
  /// A slot was filled while one below it was empty.
  case gap
  /// A proposal found its slot taken by another one (rule R2).
  case contention
  /// A proposal that had lost its index was proposed again at another one (rule L1).
  case reproposal
  // Elections.
  /// A node became leader.
  case election
  /// A node became leader because the one before handed the leadership over.
  case transfer
  /// A node became leader after it had asked first whether it could (Raft thesis, section 9.6).
  case preVoteElection
  /// A leader stepped down because it had not heard from a quorum (check-quorum).
  case quorumLost
  /// A node refused its vote because the candidate's log was older than its own (rule R8).
  case outdatedCandidate
  /// A node refused its vote because it had heard from a leader a moment ago.
  case leaseRefusal
  /// A new leader took over a value from its voters' reports (rule R10).
  case recovery
  /// A new leader took over a value that the fast track had committed first.
  case recoveryOfFastCommit
  /// A new leader took over a value without a strict majority of the reports.
  case recoveryByPlurality
  /// A leader-approved entry that a conflict cut was kept in a slot (rule R7).
  case demotion
  // Crashes and disks.
  /// A node crashed between two events.
  case crash
  /// A node crashed with a write that had not begun.
  case crashBeforeWrite
  /// A node crashed after a write, before it could tell anybody.
  case crashAfterWrite
  /// A node with a slow disk crashed while writes were waiting for it.
  case crashWithWritesWaiting
  /// A node came back from its disk.
  case restart
  /// A node took a snapshot from its leader.
  case snapshotRestored
  /// A node took over a snapshot that did not match its log (rule R15).
  case snapshotRebased
  /// A node cut the beginning off its log.
  case compaction
  // The network.
  /// A message was lost.
  case loss
  /// A message arrived twice.
  case duplicate
  /// A message overtook an earlier one on its link.
  case reorder
  /// A link was cut in one direction only.
  case oneWayCut
  /// The nodes were split into groups that could not reach each other.
  case partition
  /// One node's clock ticked and the others' did not.
  case clockSkew
  // The membership.
  /// A membership change took effect.
  case confChange
  /// A membership change took effect while some node held slots.
  case confChangeBesideFastTrack
  /// A joint configuration took effect (Raft thesis, section 4.3).
  case jointConfiguration
  /// A learner was added.
  case learner
  /// A learner became a voter.
  case learnerPromoted
  /// A leader was removed from the configuration.
  case leaderRemoved
  // Clients.
  /// A linearizable read was answered.
  case read
  /// A linearizable read was answered by the leader's lease alone.
  case leaseRead
  /// A read waited for the commit of the leader's no-op (rule R16).
  case readPostponed
  /// A client's request stood in the log more than once and was applied once.
  case duplicateRequest

  /// What it is, in few words.
  public var name: String {
    switch self {
    case .fastCommit: "fast commits"
    case .classicCommit: "classic commits"
    case .fallback: "fall-backs to the classic track"
    case .overdueDecision: "indexes decided because they were overdue"
    case .gap: "slots filled above a gap"
    case .contention: "slots that another proposal had taken"
    case .reproposal: "proposed again"
    case .election: "elections"
    case .transfer: "elections by transfer"
    case .preVoteElection: "elections after a pre-vote"
    case .quorumLost: "leaders that lost their quorum"
    case .outdatedCandidate: "candidates refused for an old log"
    case .leaseRefusal: "candidates refused during a lease"
    case .recovery: "values recovered"
    case .recoveryOfFastCommit: "fast-committed values recovered"
    case .recoveryByPlurality: "values recovered without a majority"
    case .demotion: "entries demoted"
    case .crash: "crashes"
    case .crashBeforeWrite: "crashes before a write"
    case .crashAfterWrite: "crashes after a write"
    case .crashWithWritesWaiting: "crashes with writes waiting"
    case .restart: "restarts"
    case .snapshotRestored: "snapshots restored"
    case .snapshotRebased: "logs re-based on a snapshot"
    case .compaction: "logs compacted"
    case .loss: "messages lost"
    case .duplicate: "messages duplicated"
    case .reorder: "messages out of order"
    case .oneWayCut: "one-way cuts"
    case .partition: "partitions"
    case .clockSkew: "ticks of single clocks"
    case .confChange: "membership changes"
    case .confChangeBesideFastTrack: "membership changes with slots held"
    case .jointConfiguration: "joint configurations"
    case .learner: "learners added"
    case .learnerPromoted: "learners promoted"
    case .leaderRemoved: "leaders removed"
    case .read: "reads"
    case .leaseRead: "reads by lease"
    case .readPostponed: "reads that waited for the no-op"
    case .duplicateRequest: "requests applied once of several copies"
    }
  }
}
