/// A node as a value, driven by one caller at a time (etcd/raft's `RawNode`).
///
/// The caller feeds it ticks, messages and proposals, and carries out what each ``Ready`` asks. The node's durable log lives inside, as
/// ``storage``; the caller writes to it.
///
/// ```swift
/// while node.hasReady() {
///   let ready = node.ready()
///   try node.storage.write(ready.storageWrite)
///   send(ready.messages)
///   apply(ready.committedEntries)
///   node.advance()
/// }
/// ```
public struct RawNode<Store: Storage>: Sendable {
  /// The state machine, for those who look into it.
  package var replica: Replica<Store>

  let isAsync: Bool
  var previousSoftState: SoftState
  var previousHardState: HardState
  var stepsOnAdvance: [Message] = []

  /// Makes a node from a configuration and what is in its storage. On the fast track this counts a new incarnation.
  ///
  /// - Throws: ``ConfigError``, or ``RaftError`` when storage does not fit.
  public init(config: Config, storage: Store, logger: (any RaftLogger)? = nil, traceLogger: (any TraceLogger)? = nil) throws {
    try self.init(config: config, storage: storage, logger: logger, traceLogger: traceLogger, broken: [])
  }

  /// Makes a node some of whose safety rules are switched off.
  package init(
    config: Config, storage: Store, logger: (any RaftLogger)? = nil, traceLogger: (any TraceLogger)? = nil, broken: BrokenRules
  ) throws {
    replica = try Replica(config: try config.validated(), storage: storage, logger: logger, traceLogger: traceLogger, broken: broken)
    isAsync = config.asyncStorageWrites
    previousSoftState = replica.softState
    previousHardState = replica.hardState
    // The new incarnation is not on disk yet, so the first ready asks for it.
    if config.enableFastPath { previousHardState.incarnation = 0 }
  }

  /// The node's durable log.
  public var storage: Store {
    get { replica.log.storage }
    _modify { yield &replica.log.storage }
  }

  /// Where the node's log lines go.
  public var logger: (any RaftLogger)? {
    get { replica.logger }
    set { replica.logger = newValue }
  }

  /// Where the node's trace events go.
  public var traceLogger: (any TraceLogger)? {
    get { replica.traceLogger }
    set { replica.traceLogger = newValue }
  }
}

extension RawNode {
  /// Gives the members of a new cluster as committed configuration changes of term 1 (etcd/raft's `Bootstrap`).
  ///
  /// - Throws: ``RaftError/invalidBootstrap(_:)`` without peers or on storage that is not empty.
  public mutating func bootstrap(peers: [Peer]) throws(RaftError) {
    if peers.isEmpty { throw .invalidBootstrap("must provide at least one peer to Bootstrap") }
    if storage.lastIndex() != 0 { throw .invalidBootstrap("can't bootstrap a nonempty Storage") }
    previousHardState = HardState()
    replica.enterFirstTerm()
    let entries = peers.enumerated().map { position, peer in
      let change = AnyConfChange.v1(ConfChange(kind: .addNode, node: peer.id, context: peer.context)).encoded()
      return Entry(
        term: 1, index: LogIndex(position) + 1, kind: change.kind, insertedBy: replica.fastPath ? .leader : .unknown, data: change.data)
    }
    replica.log.append(entries)
    replica.log.committed = LogIndex(entries.count)
    // Applied right away so that the application can campaign before it has applied them by itself; doing it twice changes nothing.
    for peer in peers {
      _ = try replica.applyConfChange(ConfChangeV2(changes: [ConfChangeSingle(kind: .addNode, node: peer.id)]))
    }
  }

  /// Lets a unit of time pass.
  @_specialize(where Store == MemoryStorage)
  public mutating func tick() { replica.tick() }

  /// Lets a unit of time pass without acting upon it, for a node whose cluster sleeps.
  public mutating func tickQuiesced() { replica.electionElapsed += 1 }

  /// Starts an election.
  ///
  /// - Throws: ``RaftError/halted(_:)``.
  public mutating func campaign() throws(RaftError) { try replica.step(Message(kind: .hup)) }

  /// Proposes a payload: on the fast track straight to all nodes where that is possible, else through the leader.
  ///
  /// - Throws: ``RaftError/proposalDropped`` when there is no leader, or it cannot take more.
  @_specialize(where Store == MemoryStorage)
  public mutating func propose(_ data: [UInt8]) throws(RaftError) { try replica.propose([Entry(data: data)]) }

  /// Proposes several payloads for consecutive indexes.
  ///
  /// - Throws: ``RaftError/proposalDropped`` when there is no leader, or it cannot take more.
  @_specialize(where Store == MemoryStorage)
  public mutating func propose(batch: [[UInt8]]) throws(RaftError) {
    if !batch.isEmpty { try replica.propose(batch.map { Entry(data: $0) }) }
  }

  /// Proposes a configuration change. It always goes through the leader (rule R13).
  ///
  /// - Throws: ``RaftError/proposalDropped``.
  public mutating func proposeConfChange(_ change: AnyConfChange) throws(RaftError) {
    let encoded = change.encoded()
    if replica.fastPath { replica.record(.classicProposed(leader: replica.leader, reason: .confChange)) }
    try replica.step(Message(kind: .propose, entries: [Entry(kind: encoded.kind, data: encoded.data)]))
  }

  /// Applies a committed configuration change; to be called when its entry is applied.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` when it does not fit; the application then goes on without it.
  @discardableResult
  public mutating func applyConfChange(_ change: AnyConfChange) throws(RaftError) -> ConfState {
    try replica.applyConfChange(change.asV2)
  }

  /// Takes a message from a peer, or from a local storage thread.
  ///
  /// - Throws: ``RaftError``; the node goes on, and the message may be dropped.
  @_specialize(where Store == MemoryStorage)
  public mutating func step(_ message: Message) throws(RaftError) {
    let isFromThread = message.from.isLocalThread
    if message.kind.isLocal && !isFromThread { throw .stepLocalMessage }
    if message.kind.isResponse && !isFromThread && replica.tracker.progress.position(of: message.from) == nil {
      throw .stepPeerNotFound
    }
    if !replica.fastPath { return try stepWithoutFastTrack(message) }
    if !message.fastPath && message.kind.demandsSameFastPath && !replica.broken.contains(.m25) {
      replica.record(.messageIgnored(kind: message.kind, from: message.from, reason: "its sender has the fast path off (R17)"))
      return
    }
    try replica.validate(message)
    try replica.step(message)
  }

  /// Rule R17: with the fast path off, whatever peers say of the fast track is not heard, their terms included.
  private mutating func stepWithoutFastTrack(_ message: Message) throws(RaftError) {
    if message.kind == .fastProposal || message.kind == .fastVote {
      replica.record(.messageIgnored(kind: message.kind, from: message.from, reason: "the fast path is off (R17)"))
      return
    }
    try replica.validate(message)
    if message.bearsFastTrack { try replica.step(message.withoutFastTrack()) } else { try replica.step(message) }
  }

  /// Reports that a message to a peer was lost.
  public mutating func reportUnreachable(_ id: NodeID) { try? replica.step(Message(kind: .unreachable, from: id)) }

  /// Reports how the delivery of a snapshot ended.
  public mutating func reportSnapshot(_ id: NodeID, succeeded: Bool) {
    try? replica.step(Message(kind: .snapshotStatus, from: id, reject: !succeeded))
  }

  /// Asks for the leadership to be handed over.
  public mutating func transferLeader(to id: NodeID) { try? replica.step(Message(kind: .transferLeader, from: id)) }

  /// Forgets the current leader, so that the node may vote for another one within the leader's lease.
  ///
  /// - Throws: ``RaftError/halted(_:)``.
  public mutating func forgetLeader() throws(RaftError) { try replica.step(Message(kind: .forgetLeader)) }

  /// Asks for a linearizable read index; the answer comes as a ``ReadState`` with this context.
  public mutating func readIndex(context: [UInt8]) {
    try? replica.step(Message(kind: .readIndex, entries: [Entry(data: context)]))
  }
}

extension RawNode {
  /// Whether there is something to do.
  @_specialize(where Store == MemoryStorage)
  public func hasReady() -> Bool {
    if !replica.messages.isEmpty || !replica.messagesAfterAppend.isEmpty { return true }
    if replica.log.unstable.hasNextEntries || hasEntriesToApply { return true }
    if replica.softState != previousSoftState { return true }
    if replica.hardState != previousHardState && !replica.hardState.isEmpty { return true }
    return replica.log.unstable.nextSnapshot != nil || !replica.readStates.isEmpty || replica.slots.hasNextWrites
      || !replica.fastOutcomes.isEmpty
  }
}

extension RawNode {
  /// The node's state with its members' progress.
  public var status: Status {
    Status(basic: basicStatus, config: replica.tracker.config, progress: replica.role == .leader ? replica.tracker.progress : ProgressMap())
  }

  /// The node's state without its members' progress.
  public var basicStatus: BasicStatus {
    BasicStatus(
      id: replica.id, hardState: replica.hardState, softState: replica.softState, applied: replica.log.applied,
      leadTransferee: replica.leadership?.transferee ?? noNode)
  }

  /// Goes through the members' progress as the leader knows it, without copying it.
  public func withProgress(_ body: (NodeID, Progress) -> Void) { replica.tracker.visit(body) }

  /// Up to where the log may be compacted: what is applied, but not beyond the classic commit index (rule R12).
  public var compactionIndexMax: LogIndex {
    min(replica.log.applied, replica.broken.contains(.m16) ? replica.log.lastIndex : replica.log.committed)
  }

  /// Whether new proposals go the classic way, by hand. Everything else of the fast track goes on (rule R17).
  public var fastProposalsSuspended: Bool {
    get { replica.proposer.isSuspended }
    set { replica.proposer.isSuspended = newValue }
  }

  /// Why the node stopped itself, if it did.
  public var haltReason: String? { replica.haltReason }

  /// The decisions since the last call, if the configuration asks for records.
  public mutating func takeDecisions() -> [Decision] {
    defer { replica.decisions = [] }
    return replica.decisions
  }
}
