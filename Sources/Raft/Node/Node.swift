/// A running node: an actor around a ``RawNode``, for applications whose ticks, messages and proposals come from many tasks
/// (etcd/raft's `Node`).
///
/// One task carries out the readies; any task may propose, step and tick. Storage lives inside and is reached through
/// ``withStorage(_:)``.
///
/// ```swift
/// let node = try Node.start(config: config, storage: MemoryStorage(), peers: [Peer(id: 1), Peer(id: 2), Peer(id: 3)])
/// for await ready in node.readies {
///   try await node.persist(ready.storageWrite)
///   send(ready.messages)
///   for entry in ready.committedEntries { try await apply(entry) }
///   await node.advance()
/// }
/// ```
///
/// While the actor writes to storage it does nothing else. Where a write takes long, ask for asynchronous storage writes
/// (``Config/asyncStorageWrites``) and carry out the messages to the local threads in tasks of their own.
public actor Node<Store: Storage> {
  /// The node as a value.
  var raw: RawNode<Store>
  /// Whether a ready was given out that ``advance()`` has not confirmed.
  var isReadyOutstanding = false
  /// Whether the node has taken itself out of the membership: proposals wait until there is another leader.
  var isRemoved = false
  /// The leader when the proposers were last looked after.
  var knownLeader = noNode
  /// Whether ``stop()`` was called.
  var isStopped = false
  /// Proposals that wait for a leader, the oldest first.
  var waitingProposals: [WaitingProposal] = []
  /// Tasks that wait for a ready, the one that has waited longest first.
  var waitingConsumers: [WaitingConsumer] = []
  private var waiterCount: UInt64 = 0

  /// How many proposals wait for a leader.
  package var waitingProposalCount: Int { waitingProposals.count }
  /// How many tasks wait for a ready.
  package var waitingConsumerCount: Int { waitingConsumers.count }

  let isAsync: Bool

  private init(raw: RawNode<Store>, isAsync: Bool) {
    self.raw = raw
    self.isAsync = isAsync
  }

  /// Starts a node of a new cluster whose first members are `peers` (etcd/raft's `StartNode`).
  ///
  /// The members become committed configuration changes at the head of the log, which the application applies like any other.
  ///
  /// - Throws: ``ConfigError``; ``RaftError/invalidBootstrap(_:)`` without peers or on storage that is not empty; ``RaftError`` when storage
  ///   does not fit.
  public static func start(
    config: Config, storage: Store, peers: [Peer], logger: (any RaftLogger)? = nil, traceLogger: (any TraceLogger)? = nil
  ) throws -> Node {
    var raw = try RawNode(config: config, storage: storage, logger: logger, traceLogger: traceLogger)
    try raw.bootstrap(peers: peers)
    return Node(raw: raw, isAsync: config.asyncStorageWrites)
  }

  /// Starts a node again from what its storage holds (etcd/raft's `RestartNode`).
  ///
  /// If the application kept its own state, ``Config/applied`` says how far that goes; without it, it is given everything behind the latest
  /// snapshot once more.
  ///
  /// - Throws: ``ConfigError``, or ``RaftError`` when storage does not fit.
  public static func restart(
    config: Config, storage: Store, logger: (any RaftLogger)? = nil, traceLogger: (any TraceLogger)? = nil
  ) throws -> Node {
    Node(raw: try RawNode(config: config, storage: storage, logger: logger, traceLogger: traceLogger), isAsync: config.asyncStorageWrites)
  }

  /// Stops the node: ``readies`` end, whoever waits is told, and what comes later is refused or ignored. A second call does nothing.
  ///
  /// What is in storage stays as it is; ``withStorage(_:)`` still reaches it.
  public func stop() {
    isStopped = true
    resumeWaiters()
  }

  /// A name for somebody who waits, so that a cancelled wait can be found.
  func nextWaiter() -> UInt64 {
    waiterCount += 1
    return waiterCount
  }

  /// Throws when the node was stopped.
  func requireRunning() throws(RaftError) {
    if isStopped { throw .stopped }
  }

  /// Lets whoever waits go on, if that has become possible. To be called after every change of the node.
  func resumeWaiters() {
    resumeProposals()
    resumeConsumers()
  }
}
