extension Node {
  /// Lets a unit of time pass. The application calls it at regular intervals.
  public func tick() { change { $0.tick() } }

  /// Lets a unit of time pass without acting upon it, for a node whose cluster sleeps.
  public func tickQuiesced() { change { $0.tickQuiesced() } }

  /// Starts an election.
  ///
  /// - Throws: ``RaftError/halted(_:)``, ``RaftError/stopped``.
  public func campaign() throws(RaftError) { try attempt { node throws(RaftError) in try node.campaign() } }

  /// Takes a message from a peer, or from one of the node's own storage threads.
  ///
  /// Other than ``propose(_:)`` it never waits: a forwarded proposal that finds no leader is refused. The task that receives messages is the
  /// one by which a leader becomes known.
  ///
  /// - Throws: ``RaftError`` when the message is refused; the node goes on. ``RaftError/stopped``.
  public func step(_ message: Message) throws(RaftError) {
    try attempt { node throws(RaftError) in try node.step(message) }
  }

  /// Reports that a message to a peer was lost.
  public func reportUnreachable(_ id: NodeID) { change { $0.reportUnreachable(id) } }

  /// Reports how the delivery of a snapshot ended.
  public func reportSnapshot(_ id: NodeID, succeeded: Bool) { change { $0.reportSnapshot(id, succeeded: succeeded) } }

  /// Asks for the leadership to be handed over.
  public func transferLeader(to id: NodeID) { change { $0.transferLeader(to: id) } }

  /// Forgets the current leader, so that the node may vote for another one within the leader's lease.
  ///
  /// - Throws: ``RaftError/halted(_:)``, ``RaftError/stopped``.
  public func forgetLeader() throws(RaftError) { try attempt { node throws(RaftError) in try node.forgetLeader() } }

  /// Asks for a linearizable read index; the answer comes as a ``ReadState`` with this context. Without a leader the request is dropped, so
  /// that the application asks again after a while.
  ///
  /// - Throws: ``RaftError/stopped``.
  public func readIndex(context: [UInt8]) throws(RaftError) { try attempt { $0.readIndex(context: context) } }

  /// Switches whether new proposals go the classic way; everything else of the fast track goes on (rule R17).
  public func suspendFastProposals(_ suspends: Bool) { change { $0.fastProposalsSuspended = suspends } }

  /// Takes the decisions since the last call, if the configuration asks for records.
  public func takeDecisions() -> [Decision] { raw.takeDecisions() }

  private func change(_ body: (inout RawNode<Store>) -> Void) {
    if isStopped { return }
    body(&raw)
    resumeWaiters()
  }

  private func attempt(_ body: (inout RawNode<Store>) throws(RaftError) -> Void) throws(RaftError) {
    try requireRunning()
    // Even a refused message may have changed the term, and with it what the node wants done.
    defer { resumeWaiters() }
    try body(&raw)
  }
}

extension Node {
  /// The node's state with its members' progress.
  public var status: Status { raw.status }

  /// The node's state without its members' progress.
  public var basicStatus: BasicStatus { raw.basicStatus }

  /// The state of the fast track at this node.
  public var fastStatus: FastStatus { raw.fastStatus }

  /// Up to where the log may be compacted: what is applied, but not beyond the classic commit index (rule R12).
  public var compactionIndexMax: LogIndex { raw.compactionIndexMax }

  /// Why the node stopped itself, if it did.
  public var haltReason: String? { raw.haltReason }

  /// A copy of the node's durable log.
  public var storage: Store { raw.storage }

  /// Reads or writes the node's durable log in place: to carry out a ready's ``Ready/storageWrite``, to make a snapshot, to compact.
  ///
  /// - Throws: what `body` throws.
  public func withStorage<Result: Sendable, Failure: Error>(
    _ body: @Sendable (inout Store) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(&raw.storage)
  }
}

extension Node where Store == MemoryStorage {
  /// Makes a ready's, or an append message's, ``StorageWrite`` durable.
  ///
  /// - Throws: ``StorageError/gap(last:first:)`` when the entries do not follow the log; nothing is changed then.
  public func persist(_ write: StorageWrite) throws(StorageError) { try raw.storage.write(write) }
}
