import Raft

/// One machine: its disk, its application, and, while it runs, the protocol's state machine.
public struct SimulatedNode: Sendable {
  /// Its identifier.
  public let id: NodeID
  /// The protocol; nil while the node is down. The storage inside is the disk.
  public internal(set) var raft: RawNode<MemoryStorage>?
  /// The application.
  public internal(set) var application = Application()
  /// The membership that the application has applied.
  public internal(set) var confState: ConfState
  /// How often the node was started.
  public internal(set) var startCount = 0
  /// Where it crashes at its next write, if it does.
  public internal(set) var crashPoint: CrashPoint?
  /// Reads that its clients wait for.
  public internal(set) var reads: [ReadRequest] = []
  /// Writes that wait for a slow disk, oldest first: messages to the node's append thread.
  public internal(set) var waitingWrites: [Message] = []
  /// Whether its application takes no committed entries for now. A restart does not change that.
  public internal(set) var isApplicationHeld = false
  /// Committed entries that wait for the application, oldest first: messages to the node's apply thread.
  public internal(set) var waitingApplies: [Message] = []
  /// A snapshot that waits until the classic frontier has reached it (rule R15).
  var unpublishedSnapshot: UnpublishedSnapshot?
  /// What the checkers were last told.
  var observed = ObservedState()

  /// Whether it runs. Kept beside ``raft``, since to look at that is to copy it.
  public private(set) var isAlive = false

  private var diskWhileDown: MemoryStorage

  /// Makes a machine with an empty log that knows the membership the cluster starts with.
  init(id: NodeID, confState: ConfState) {
    self.id = id
    self.confState = confState
    diskWhileDown = MemoryStorage(snapshot: Snapshot(confState: confState), hardState: HardState())
  }

  /// What is durable.
  public var disk: MemoryStorage {
    raft?.storage ?? diskWhileDown
  }
}

extension SimulatedNode {
  /// Starts the protocol from the disk. `seed` is new at each start.
  mutating func start(
    settings: ClusterSettings, seed: UInt64, fastProposalsSuspended: Bool, traceLogger: (any TraceLogger)?
  ) throws {
    startCount += 1
    crashPoint = nil
    if !settings.isApplicationDurable || application.appliedIndex < diskWhileDown.snapshot().index {
      restoreFromSnapshot()
    }
    let broken = settings.mutants.broken
    diskWhileDown.compactsBeyondCommit = broken.contains(.m16)
    var node = try RawNode(
      config: config(settings: settings, seed: seed), storage: diskWhileDown, traceLogger: traceLogger, broken: broken)
    node.fastProposalsSuspended = fastProposalsSuspended
    raft = node
    isAlive = true
    diskWhileDown = MemoryStorage()
  }

  /// Takes the memory away.
  mutating func crash() {
    diskWhileDown = disk
    raft = nil
    isAlive = false
    crashPoint = nil
    reads = []
    waitingWrites = []
    waitingApplies = []
    unpublishedSnapshot = nil
  }

  private mutating func restoreFromSnapshot() {
    let snapshot = diskWhileDown.snapshot()
    application = Application(decoding: snapshot.data) ?? Application()
    confState = snapshot.confState
  }

  private func config(settings: ClusterSettings, seed: UInt64) -> Config {
    var config = Config(id: id, electionTicks: settings.electionTicks, heartbeatTicks: settings.heartbeatTicks)
    config.preVote = settings.preVote
    config.checkQuorum = settings.checkQuorum
    config.stepDownOnRemoval = !settings.leadsWhenRemoved
    config.asyncStorageWrites = settings.hasSlowDisks
    if settings.readsByLease { config.readOnlyOption = .leaseBased }
    // Mutant M25: the last voter is a member with the fast path off.
    let isOdd = settings.mutants.broken.contains(.m25) && id == NodeID(settings.nodeCount)
    config.enableFastPath = settings.fastPath && !isOdd
    config.sizePerMessageMax = settings.messageBytesMax
    config.recordsDecisions = settings.recordsDecisions
    config.applied = application.appliedIndex
    config.seed = seed
    return config
  }
}

/// The application's state at an index, kept until it may become the latest snapshot.
struct UnpublishedSnapshot: Hashable, Sendable {
  let index: LogIndex
  let data: [UInt8]
  let confState: ConfState
}

/// What the simulation knew of a running node after the last event that touched it.
struct ObservedState: Hashable, Sendable {
  var commit: LogIndex = 0
  var fast: LogIndex = 0
  var leaderTerm: Term = 0

  /// Up to where the values are known to be fixed.
  var frontier: LogIndex { max(commit, fast) }
}
