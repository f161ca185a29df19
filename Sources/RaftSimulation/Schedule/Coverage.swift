import Raft

/// How often something worth having happened in random schedules, so that none passes by doing nothing.
public struct Coverage: Hashable, Sendable {
  private var counts = Array(repeating: 0, count: Sometimes.allCases.count)

  private var decidedByVotes: Set<LogIndex> = []
  private var transferTarget: NodeID = noNode
  private var membership: ConfState?

  /// Makes a count of nothing.
  public init() {}

  /// How often it happened.
  public subscript(property: Sometimes) -> Int {
    get { counts[property.rawValue] }
    set { counts[property.rawValue] = newValue }
  }

  /// What happened less often than so many times, in order.
  public func missing(below count: Int = 1) -> [Sometimes] { Sometimes.allCases.filter { self[$0] < count } }

  /// Adds another schedule's counts.
  public mutating func add(_ other: Coverage) {
    for property in Sometimes.allCases { self[property] += other[property] }
  }

  private mutating func count(_ property: Sometimes, if happened: Bool = true) {
    if happened { self[property] += 1 }
  }
}

extension Coverage {
  /// Counts an event; `cluster` is the state after it.
  mutating func count(_ record: EventRecord, in cluster: Cluster) {
    count(record.input, record)
    for fact in record.facts {
      switch fact {
      case .decision(let node, let decision): count(decision, of: node, in: cluster)
      case .crashed(_, let point): count(point)
      case .writesLost: count(.crashWithWritesWaiting)
      case .restarted: count(.restart)
      case .compacted: count(.compaction)
      case .readAnswered: count(cluster.settings.readsByLease ? .leaseRead : .read)
      case .applied(_, _, .duplicate): count(.duplicateRequest)
      default: break
      }
    }
  }

  private mutating func count(_ input: Input, _ record: EventRecord) {
    if case .impossible? = record.facts.first { return }
    switch input {
    case .drop: count(.loss)
    case .duplicate: count(.duplicate)
    case .cut(let links): count(links.count == 1 ? .oneWayCut : .partition)
    case .tick(let node): count(.clockSkew, if: node != nil)
    default: break
    }
  }

  private mutating func count(_ point: CrashPoint) {
    switch point {
    case .now: count(.crash)
    case .beforeWrite: count(.crashBeforeWrite)
    case .afterWrite: count(.crashAfterWrite)
    }
  }

  private mutating func count(_ decision: Decision, of node: NodeID, in cluster: Cluster) {
    switch decision {
    case .roleChanged(.leader, _, _): countElection(of: node, in: cluster)
    case .transferStarted(let target): transferTarget = target
    case .voteRefused(_, _, _, .logNotUpToDate, _, _): count(.outdatedCandidate)
    case .voteRefused(_, _, _, .leaseNotExpired, _, _): count(.leaseRefusal)
    case .quorumLost: count(.quorumLost)
    case .confChangeApplied(let state): countMembership(state, of: node, in: cluster)
    case .snapshotRestored(_, let isRebased):
      count(.snapshotRestored)
      count(.snapshotRebased, if: isRebased)
    case .readPostponed: count(.readPostponed)
    default: countFastTrack(decision, of: node, in: cluster)
    }
  }

  private mutating func countFastTrack(_ decision: Decision, of node: NodeID, in cluster: Cluster) {
    switch decision {
    case .decided(let index, _, _, _, _, .quorum): decidedByVotes.insert(index)
    case .decided(_, _, _, _, _, .overdue): count(.overdueDecision)
    case .recovered(let index, _, _, _, let isByMajority):
      count(.recovery)
      count(.recoveryByPlurality, if: !isByMajority)
      count(.recoveryOfFastCommit, if: cluster.commits[index]?.track == .fast)
    case .demoted: count(.demotion)
    case .slotFilled(let index, _, _, _, _):
      guard let replica = cluster.node(node)?.raft?.replica else { return }
      count(.gap, if: index > replica.log.lastIndex + 1 && replica.slots.entry(at: index - 1) == nil)
    case .slotTaken: count(.contention)
    case .proposalSettled(.reproposed): count(.reproposal)
    default: break
    }
  }

  private mutating func countElection(of node: NodeID, in cluster: Cluster) {
    count(.election)
    count(.preVoteElection, if: cluster.settings.preVote)
    count(.transfer, if: transferTarget == node)
    transferTarget = noNode
  }

  /// Counts a change where its leader applies it, once.
  private mutating func countMembership(_ state: ConfState, of node: NodeID, in cluster: Cluster) {
    guard cluster.leader == node else { return }
    let before = membership ?? cluster.initialConfState
    membership = state
    count(.confChange)
    count(.confChangeBesideFastTrack, if: cluster.nodes.contains { $0.raft?.replica.slots.isEmpty == false })
    count(.jointConfiguration, if: !state.votersOutgoing.isEmpty)
    count(.learner, if: state.learners.contains { !before.learners.contains($0) })
    count(.learnerPromoted, if: before.learners.contains { state.voters.contains($0) })
    count(.leaderRemoved, if: !state.voters.contains(node) && !state.votersOutgoing.contains(node))
  }

  /// Counts what can be told only at the end.
  mutating func finish(_ commits: CommitHistory) {
    for record in commits.records {
      count(record.track == .fast ? .fastCommit : .classicCommit)
      count(.fallback, if: record.track == .classic && decidedByVotes.contains(record.index))
    }
    (decidedByVotes, transferTarget, membership) = ([], noNode, nil)
  }

  /// Counts a message that was delivered before one that should have come first.
  mutating func countReordered() { count(.reorder) }
}

extension Coverage: CustomStringConvertible {
  /// Each count with its name.
  public var description: String { Sometimes.allCases.map { "\($0.name) \(self[$0])" }.joined(separator: ", ") }
}
