/// One node's state machine (etcd/raft's `raft` struct): a message or a tick in, changed state and queued messages out.
///
/// ```
///             times out,                receives votes
///             asks for votes            of a quorum
///  follower ───────────────▶ candidate ───────────────▶ leader
///     ▲    (pre-candidate first, with pre-vote)            │
///     └──────────── sees a higher term, or its leader ─────┘
/// ```
///
/// Many methods that change nothing are `mutating` all the same: they run with each message, and the compiler gives a method that is not
/// `mutating` a copy of the whole state.
///
/// One file for each concern: election, replication, following, snapshots, reads, transfer, membership; and for the fast track: proposing,
/// voting, deciding, recovering.
package struct Replica<Store: Storage>: Sendable {
  package let config: Config
  /// The node.
  package var id: NodeID { config.id }
  /// The latest term seen.
  package internal(set) var term: Term = 0
  /// Whom the node voted for in that term.
  package internal(set) var vote: NodeID = noNode
  /// The leader of the term, as far as known.
  package internal(set) var leader: NodeID = noNode
  /// The node's role.
  package internal(set) var role = Role.follower
  /// The leader-approved log.
  package var log: RaftLog<Store>
  /// The self-approved entries above it.
  package internal(set) var slots: SelfApprovedSlots
  /// The membership, the members' progress and the votes of a campaign.
  package internal(set) var tracker: ProgressTracker
  /// What only a leader has.
  package internal(set) var leadership: Leadership?
  /// What voters of a running campaign reported (rule R9).
  package internal(set) var candidacy = Candidacy()
  /// This node's own fast proposals whose outcome it does not know.
  package var proposer: FastProposer
  /// Whether the node itself is a learner.
  package internal(set) var isLearner = false

  var lastVotingOccasion: VotingOccasion?
  var messages: [Message] = []
  var messagesAfterAppend: [Message] = []
  /// How many messages the last ready took, for room for the next ones.
  private var messageCountLast = 0
  private var messageAfterAppendCountLast = 0
  var readStates: [ReadState] = []
  var fastOutcomes: [FastOutcome] = []

  /// Ticks since the last contact with the leader, or, at a leader, since the last quorum check.
  package var electionElapsed = 0
  var heartbeatElapsed = 0
  /// The election timeout in ticks, drawn anew in each term.
  package var randomizedElectionTimeout = 0
  private var draws: UInt64 = 0

  /// Safety rules that are switched off on purpose; none in a correct node.
  package var broken: BrokenRules = []

  /// Why the node stopped itself, if it did.
  package internal(set) var haltReason: String?
  var decisions: [Decision] = []
  var logger: (any RaftLogger)?
  var traceLogger: (any TraceLogger)?

  /// Makes a node from its configuration and what is in its storage.
  init(
    config: Config, storage: Store, logger: (any RaftLogger)?, traceLogger: (any TraceLogger)? = nil, broken: BrokenRules = []
  ) throws(RaftError) {
    let initial: InitialState
    do { initial = try storage.initialState() } catch { throw .storage(error) }
    self.config = config
    self.logger = logger
    self.broken = broken
    self.traceLogger = traceLogger
    log = RaftLog(storage: storage, applyingSizeMax: config.committedSizePerReadyMax)
    slots = SelfApprovedSlots(stored: initial.slots)
    tracker = ProgressTracker(inflightMessagesMax: config.inflightMessagesMax, inflightBytesMax: config.inflightBytesMax)
    // Mutant M24 counts no incarnations.
    let incarnation = broken.contains(.m24) ? 1 : initial.hardState.incarnation + 1
    proposer = FastProposer(node: config.id, incarnation: config.enableFastPath ? incarnation : 0)
    try requireSameFastPath(as: initial)
    trace(.initState)
    try restoreMembership(initial.confState)
    try load(initial.hardState)
    try loadApplied()
    slots.removeCovered(through: log.lastIndex)
    becomeFollower(term: term, leader: noNode)
    let last = log.lastPosition
    let peers = tracker.voterNodes.map(\.hexadecimalName).joined(separator: ",")
    note(
      .info,
      "newRaft \(name) [peers: [\(peers)], term: \(term), commit: \(log.committed), applied: \(log.applied), "
        + "lastindex: \(last.index), lastterm: \(last.term)]")
  }

  /// Rule R17: the fast path is on or off for the life of a storage.
  private func requireSameFastPath(as initial: InitialState) throws(RaftError) {
    let newest = try newestPlainEntry()
    let wasFast = initial.hardState.incarnation > 0 || !initial.slots.isEmpty || newest?.content.isNone == false
    if config.enableFastPath {
      if !wasFast && newest != nil {
        throw .fastPathMismatch("storage was written with the fast path off; enableFastPath must stay off (R17)")
      }
    } else if wasFast {
      throw .fastPathMismatch("storage was written with the fast path on; enableFastPath must stay on (R17)")
    }
  }

  /// The last stored entry that is no conf change: whether it has a name tells which setting wrote it.
  private func newestPlainEntry() throws(RaftError) -> Entry? {
    var index = log.lastIndex
    while index >= log.firstIndex {
      let entries: [Entry]
      do { entries = try log.storage.entries(from: index, to: index + 1, sizeInBytesMax: .max) } catch { throw .storage(error) }
      if let entry = entries.first, !entry.kind.isConfChange { return entry }
      index -= 1
    }
    return nil
  }

  private mutating func load(_ state: HardState) throws(RaftError) {
    if state.isEmpty { return }
    if state.commit < log.committed || state.commit > log.lastIndex {
      throw .halted("\(name) state.commit \(state.commit) is out of range [\(log.committed), \(log.lastIndex)]")
    }
    log.committed = state.commit
    term = state.term
    vote = state.vote
  }

  /// Without the fast track nothing is applied that was not durably known to be committed; with it, applied may be ahead (rule R15).
  private mutating func loadApplied() throws(RaftError) {
    if !fastPath && config.applied > log.committed {
      throw .halted("\(name) applied \(config.applied) is out of range [\(log.applied), \(log.committed)]")
    }
    if config.applied > 0 { log.applied(to: config.applied, sizeInBytes: 0) }
  }

  /// The node's name in etcd/raft's log lines.
  var name: String { id.hexadecimalName }

  /// Whether the fast track exists for this node (rule R17).
  var fastPath: Bool { config.enableFastPath }

  /// What must be durable.
  @inline(__always)
  package var hardState: HardState {
    // Rule R15: the classic frontier, except in mutant M22b.
    let commit = broken.contains(.m22bStored) ? min(log.frontier, log.lastIndex) : log.committed
    return HardState(term: term, vote: vote, commit: commit, incarnation: proposer.incarnation)
  }

  /// What an application may want to know.
  @inline(__always)
  var softState: SoftState { SoftState(leader: leader, role: role) }
}

extension Replica {
  /// Writes a line to the node's logger.
  @inline(__always)
  func note(_ level: LogLevel, _ text: @autoclosure () -> String) {
    if let logger { logger.log(level, text()) }
  }

  /// Keeps a record of a decision, if they are wanted. Where a record is costly to make, the caller asks first.
  @inline(__always)
  mutating func record(_ decision: Decision) {
    if config.recordsDecisions { decisions.append(decision) }
  }

  /// Stops the node: it saw what must never be, and whatever it did next could do harm.
  mutating func halt(_ reason: String) {
    guard haltReason == nil else { return }
    haltReason = reason
    record(.halted(reason: reason))
    note(.error, "\(name) stopped: \(reason)")
  }

  /// Enters the term of a bootstrap. No new election timeout is drawn for it: a node times out alike, however it came to its members.
  mutating func enterFirstTerm() {
    let (timeout, drawCount) = (randomizedElectionTimeout, draws)
    becomeFollower(term: 1, leader: noNode)
    (randomizedElectionTimeout, draws) = (timeout, drawCount)
  }

  /// A random number below `bound`, a function of the node's seed and the number of draws before it.
  mutating func draw(below bound: Int) -> Int {
    draws += 1
    var mixed = config.seed &* 0x9E37_79B9_7F4A_7C15 &+ draws &* 0xD1B5_4A32_D192_ED03 &+ id
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(mixed % UInt64(bound))
  }

  /// Queues a message: at once, or, if it promises something, behind the writes that it promises (rule R11).
  mutating func send(_ message: consuming Message) {
    if message.from == noNode { message.from = id }
    message.fastPath = fastPath
    if message.kind.carriesSenderTerm && !(message.kind == .fastVote && message.reject) { message.term = term }
    trace(sending: message)
    if waitsForWrites(message.kind) {
      if messagesAfterAppend.capacity == 0 { messagesAfterAppend.reserveCapacity(messageAfterAppendCountLast) }
      messagesAfterAppend.append(message)
    } else {
      if messages.capacity == 0 { messages.reserveCapacity(messageCountLast) }
      messages.append(message)
    }
  }

  /// Notes how many messages there are, before they are taken.
  mutating func noteMessageCount() {
    messageCountLast = messages.count
    messageAfterAppendCountLast = messagesAfterAppend.count
  }

  /// Whether a message promises what is not durable yet. A fast proposal does as long as the incarnation in its name is not.
  @inline(__always)
  private func waitsForWrites(_ kind: MessageKind) -> Bool {
    switch kind {
    case .voteResponse, .preVoteResponse, .appendResponse: true
    // Rule R11, but for mutant M10.
    case .fastVote: !broken.contains(.m10)
    case .fastProposal: !proposer.isIncarnationStable
    default: false
    }
  }
}

extension MessageKind {
  /// Kinds that are sent with the sender's term. Votes have the term of their campaign, what is passed on to the leader has none.
  fileprivate var carriesSenderTerm: Bool {
    switch self {
    case .vote, .preVote, .voteResponse, .preVoteResponse, .propose, .readIndex, .fastProposal: false
    default: true
    }
  }
}
