/// How a node is to behave (etcd/raft's `Config`). It is checked when a node is made from it.
public struct Config: Hashable, Sendable {
  /// The node's identifier; neither ``noNode`` nor one of the local threads.
  public var id: NodeID
  /// After how many ticks without a leader a follower campaigns; the actual timeout is drawn from [electionTicks, 2·electionTicks).
  public var electionTicks: Int
  /// Every how many ticks a leader sends heartbeats; less than ``electionTicks``.
  public var heartbeatTicks: Int
  /// The last index that the application has applied, when a node restarts.
  public var applied: LogIndex = 0
  /// Whether storage work is handed out as messages to local threads instead of ``RawNode/advance()``.
  public var asyncStorageWrites = false
  /// The most bytes of entries in one append message; 0 allows one entry at a time.
  public var sizePerMessageMax: UInt64
  /// The most bytes of committed entries that wait for the application at once; 0 stands for ``sizePerMessageMax``.
  public var committedSizePerReadyMax: UInt64 = 0
  /// The most bytes of payload in the leader's uncommitted tail before proposals are dropped; 0 sets no limit.
  public var uncommittedEntriesSizeMax: UInt64 = 0
  /// The most append messages in flight to one follower; more than 0.
  public var inflightMessagesMax: Int
  /// The most bytes in flight to one follower; 0 sets no limit, else it is at least ``sizePerMessageMax``.
  public var inflightBytesMax: UInt64 = 0
  /// Whether a leader steps down when it hears from no quorum for an election timeout.
  public var checkQuorum = false
  /// Whether a candidate asks first whether it would be elected.
  public var preVote = false
  /// How linearizable reads are confirmed.
  public var readOnlyOption = ReadOnlyOption.safe
  /// Whether followers drop proposals instead of forwarding them to the leader.
  public var disableProposalForwarding = false
  /// Whether the leader lets configuration changes into the log that look incompatible with the current one. Not with the fast track.
  public var disableConfChangeValidation = false
  /// Whether a leader becomes a follower when it is removed or demoted.
  public var stepDownOnRemoval = false
  /// The fast track; the same on every node of a cluster and for the life of its storage (rule R17).
  public var enableFastPath = false
  /// Fast track: how far beyond the last leader-approved entry new self-approved entries may stand, in entries (rule L5). It bounds the
  /// memory that a broken or greedy proposer can take.
  public var fastWindow: UInt64 = 256
  /// Fast track: of how many of its lowest slots, below those that a vote is for, the vote repeats the votes (rule L4); more than 0. The
  /// leader decides index after index, so that only the lowest undecided slots hold up the others: with a few of them in each vote, lost
  /// votes cost a round trip for each few slots, and the size of a vote does not grow with ``fastWindow``.
  public var fastVoteRepeatsMax: Int = 4
  /// Fast track: after how many ticks an undecided slot is decided by the leader alone (rule L3). Long enough for one round trip.
  public var fastDecisionTicks: Int = 2
  /// Fast track: after how many ticks a proposer sends a proposal again whose outcome it does not know (rule L1).
  public var fastRetransmitTicks: Int = 3
  /// Fast track: the most proposals of this node whose outcome it does not know; more go the classic way (rule L6).
  public var fastProposalsMax: Int = 256
  /// The seed of the node's random draws (election timeouts, back-off). Give each node its own, and a restarted node another one.
  public var seed: UInt64 = 0
  /// Whether the node keeps a record of each decision (``RawNode/takeDecisions()``).
  public var recordsDecisions = false

  /// Makes a configuration with etcd/raft's usual sizes.
  public init(
    id: NodeID, electionTicks: Int = 10, heartbeatTicks: Int = 1, sizePerMessageMax: UInt64 = 1 << 20, inflightMessagesMax: Int = 256
  ) {
    self.id = id
    self.electionTicks = electionTicks
    self.heartbeatTicks = heartbeatTicks
    self.sizePerMessageMax = sizePerMessageMax
    self.inflightMessagesMax = inflightMessagesMax
  }
}

extension Config {
  /// The largest ``fastWindow``: a single vote at the window's end makes the leader fill every index before it.
  static let fastWindowMax: UInt64 = 1 << 16

  /// The largest number of ticks that arithmetic on timeouts can take.
  static let ticksMax = Int.max / 4

  /// Checks the values against each other.
  ///
  /// - Throws: ``ConfigError``, naming the first field that is wrong.
  func validated() throws(ConfigError) -> Config {
    try require(id != noNode, "id", "must not be 0")
    try require(!id.isLocalThread, "id", "must not name a local thread")
    try require(heartbeatTicks > 0, "heartbeatTicks", "must be greater than 0")
    try require(electionTicks > heartbeatTicks, "electionTicks", "must be greater than heartbeatTicks")
    try require(electionTicks <= Self.ticksMax, "electionTicks", "must be at most \(Self.ticksMax)")
    try require(inflightMessagesMax > 0, "inflightMessagesMax", "must be greater than 0")
    try require(
      inflightBytesMax == 0 || inflightBytesMax >= sizePerMessageMax, "inflightBytesMax", "must be 0 or at least sizePerMessageMax")
    try require(readOnlyOption != .leaseBased || checkQuorum, "readOnlyOption", "leaseBased demands checkQuorum")
    try require(!(enableFastPath && disableConfChangeValidation), "disableConfChangeValidation", "must be off with enableFastPath (R14)")
    try require(fastWindow > 0 && fastWindow <= Self.fastWindowMax, "fastWindow", "must be from 1 to \(Self.fastWindowMax)")
    try require(fastVoteRepeatsMax > 0, "fastVoteRepeatsMax", "must be greater than 0")
    try require(fastDecisionTicks > 0, "fastDecisionTicks", "must be greater than 0")
    try require(fastRetransmitTicks > 0, "fastRetransmitTicks", "must be greater than 0")
    try require(fastProposalsMax > 0, "fastProposalsMax", "must be greater than 0")
    var config = self
    // One entry at a time is the least, as for messages; a limit of nothing would never let an entry through.
    if committedSizePerReadyMax == 0 { config.committedSizePerReadyMax = max(sizePerMessageMax, 1) }
    if uncommittedEntriesSizeMax == 0 { config.uncommittedEntriesSizeMax = .max }
    if inflightBytesMax == 0 { config.inflightBytesMax = .max }
    return config
  }

  private func require(_ holds: Bool, _ field: String, _ expectation: String) throws(ConfigError) {
    if !holds { throw ConfigError(field: field, expectation: expectation) }
  }
}
