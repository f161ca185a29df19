/// Something worth having happened in a random schedule. Checkers say what must always hold; these say that the schedules got to where it could
/// have failed.
public enum Sometimes: Int, Hashable, Sendable, CaseIterable {
  // Committing.
  case fastCommit
  case classicCommit
  case fallback
  case overdueDecision
  case gap
  case contention
  case reproposal
  // Elections.
  case election
  case transfer
  case preVoteElection
  case quorumLost
  case outdatedCandidate
  case leaseRefusal
  case recovery
  case recoveryOfFastCommit
  case recoveryByPlurality
  case demotion
  // Crashes and disks.
  case crash
  case crashBeforeWrite
  case crashAfterWrite
  case crashWithWritesWaiting
  case restart
  case snapshotRestored
  case snapshotRebased
  case compaction
  // The network.
  case loss
  case duplicate
  case reorder
  case oneWayCut
  case partition
  case clockSkew
  // The membership.
  case confChange
  case confChangeBesideFastTrack
  case jointConfiguration
  case learner
  case learnerPromoted
  case leaderRemoved
  // Clients.
  case read
  case leaseRead
  case readPostponed
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
