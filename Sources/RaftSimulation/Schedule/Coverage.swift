import Raft

/// How often something worth having happened in a random schedule, so that no schedule passes by doing nothing.
public struct Coverage: Hashable, Sendable {
  /// Indexes that were committed first on the fast track.
  public var fastCommits = 0
  /// Indexes that were committed first on the classic track.
  public var classicCommits = 0
  /// Indexes whose value was chosen from votes, and that the classic track committed first.
  public var fallbacks = 0
  /// Values that were committed fast and that a new leader recovered from reports.
  public var recoveriesOfFastCommits = 0
  /// Values that a new leader recovered.
  public var recoveries = 0
  /// Entries that a conflict cut and a slot kept.
  public var demotions = 0
  /// Slots that were filled with nothing below them.
  public var gaps = 0
  /// Elections that were won.
  public var elections = 0
  /// Fast proposals that lost their index and were proposed again.
  public var reproposals = 0
  /// Nodes that went down.
  public var crashes = 0
  /// Snapshots that were restored.
  public var snapshotsRestored = 0
  /// Reads that were answered.
  public var reads = 0

  private var decidedByVotes: Set<LogIndex> = []

  /// Makes a count of nothing.
  public init() {}

  /// Counts an event; `cluster` is the state after it.
  mutating func count(_ record: EventRecord, in cluster: Cluster) {
    for fact in record.facts {
      switch fact {
      case .decision(let node, let decision): count(decision, of: node, in: cluster)
      case .crashed: crashes += 1
      case .readAnswered: reads += 1
      default: break
      }
    }
    if record.milestones.contains(.election) { elections += 1 }
  }

  private mutating func count(_ decision: Decision, of node: NodeID, in cluster: Cluster) {
    switch decision {
    case .decided(let index, _, _, _, _, .quorum): decidedByVotes.insert(index)
    case .recovered(let index, _, _, _, _):
      recoveries += 1
      if cluster.commits[index]?.track == .fast { recoveriesOfFastCommits += 1 }
    case .demoted: demotions += 1
    case .slotFilled(let index, _, _, _, _):
      guard let replica = cluster.node(node)?.raft?.replica else { return }
      if index > replica.log.lastIndex + 1 && replica.slots.entry(at: index - 1) == nil { gaps += 1 }
    case .proposalSettled(.reproposed): reproposals += 1
    case .snapshotRestored: snapshotsRestored += 1
    default: break
    }
  }

  /// Counts what can be told only at the end.
  mutating func finish(_ commits: CommitHistory) {
    fastCommits = commits.records.count { $0.track == .fast }
    classicCommits = commits.records.count { $0.track == .classic }
    fallbacks = commits.records.count { $0.track == .classic && decidedByVotes.contains($0.index) }
  }

  /// Adds another schedule's counts.
  public mutating func add(_ other: Coverage) {
    fastCommits += other.fastCommits
    classicCommits += other.classicCommits
    fallbacks += other.fallbacks
    recoveriesOfFastCommits += other.recoveriesOfFastCommits
    recoveries += other.recoveries
    demotions += other.demotions
    gaps += other.gaps
    elections += other.elections
    reproposals += other.reproposals
    crashes += other.crashes
    snapshotsRestored += other.snapshotsRestored
    reads += other.reads
  }
}

extension Coverage: CustomStringConvertible {
  /// Each count with its name.
  public var description: String {
    "fast commits \(fastCommits), classic commits \(classicCommits), fall-backs \(fallbacks), recoveries \(recoveries) "
      + "(of fast commits \(recoveriesOfFastCommits)), demotions \(demotions), gaps \(gaps), elections \(elections), "
      + "proposed again \(reproposals), crashes \(crashes), snapshots restored \(snapshotsRestored), reads \(reads)"
  }
}
