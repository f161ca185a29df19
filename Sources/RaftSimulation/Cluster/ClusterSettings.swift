/// How a cluster is set up. It is fixed for a run.
public struct ClusterSettings: Hashable, Sendable {
  /// The most nodes that a cluster can have.
  public static let nodeCountMax = 9

  /// How many nodes the cluster starts with, 1 to ``nodeCountMax``; all are voters.
  public var nodeCount: Int
  /// The seed of every draw.
  public var seed: UInt64
  /// Whether the fast track is on, for the whole cluster and its life (rule R17).
  public var fastPath: Bool
  /// Whether candidates ask first whether they would be elected.
  public var preVote = false
  /// Whether a leader steps down when it hears from no quorum.
  public var checkQuorum = false
  /// The election timeout in ticks; see `Config.electionTicks`.
  public var electionTicks = 10
  /// The heartbeat interval in ticks.
  public var heartbeatTicks = 1
  /// How long a tick is, in microseconds.
  public var tickMicroseconds: UInt64 = 100_000
  /// The least time that a message travels, in microseconds.
  public var latencyMicroseconds: UInt64 = 10_000
  /// The most that links and single messages add to it, in microseconds.
  public var jitterMicroseconds: UInt64 = 4_000
  /// For each sender and receiver, from S1 on, the least time that a message travels, in microseconds, instead of the same for all links.
  /// Empty where all are the same. Scenario files do not carry it.
  var latencyMatrix: [[UInt64]] = []
  /// Rules that are switched off, to see what they are for.
  public var mutants: [Mutant] = []
  /// How many learners the cluster starts with, behind its voters. They hold and propose, but never count.
  public var learnerCount = 0
  /// The most bytes of entries in one message, or 0 for one entry at a time.
  public var messageBytesMax: UInt64 = 1 << 20
  /// Whether the application's state survives a crash together with its index, or starts from the latest snapshot.
  public var isApplicationDurable = true
  /// Whether the founding members come by `RawNode.bootstrap`, as committed configuration changes at the head of every log, as in a new
  /// etcd cluster; otherwise storage knows them from the start, and the log is empty. Learners cannot be founding members then.
  public var bootstrap = false
  /// Whether disks are slow: writes wait, one behind the other, until an input lets them reach the disk, and the protocol goes on meanwhile
  /// (etcd/raft's asynchronous storage writes).
  public var hasSlowDisks = false
  /// Whether leaders answer reads by their lease instead of asking a quorum. Needs ``checkQuorum``.
  public var readsByLease = false
  /// Whether a leader that is removed, or becomes a learner, goes on leading without counting itself, as etcd/raft's does unless it is told
  /// otherwise (`StepDownOnRemoval`), until somebody transfers its office or turns it off. Usually it steps down.
  public var leadsWhenRemoved = false
  /// Whether the cores record their decisions, which explanations are made from. Soak runs go without.
  public var recordsDecisions = true

  /// Makes settings for a cluster.
  ///
  /// - Precondition: `nodeCount` is from 1 to ``nodeCountMax``.
  public init(nodeCount: Int = 5, seed: UInt64 = 1, fastPath: Bool = true) {
    precondition((1...Self.nodeCountMax).contains(nodeCount), "a cluster has 1 to \(Self.nodeCountMax) nodes")
    self.nodeCount = nodeCount
    self.seed = seed
    self.fastPath = fastPath
  }
}
