extension Node {
  /// A proposal that waits for a leader.
  struct WaitingProposal {
    let id: UInt64
    let propose: (inout RawNode<Store>) throws(RaftError) -> Void
    let continuation: CheckedContinuation<Void, any Error>
  }

  /// Proposes a payload. While there is no leader, or the node has left the membership, the call waits.
  ///
  /// A return says that the proposal is on its way, not that it is committed: it may still be lost. The application recognizes its own
  /// payloads when it applies them.
  ///
  /// - Throws: ``RaftError/proposalDropped`` when the leader cannot take more; ``RaftError/halted(_:)``, ``RaftError/stopped``; `CancellationError` when the task is
  ///   cancelled while it waits, and then the proposal was not made.
  public func propose(_ data: [UInt8]) async throws {
    try await whenLed { node throws(RaftError) in try node.propose(data) }
  }

  /// Proposes several payloads for consecutive indexes, as ``propose(_:)`` does one.
  ///
  /// - Throws: what ``propose(_:)`` throws.
  public func propose(batch: [[UInt8]]) async throws {
    try await whenLed { node throws(RaftError) in try node.propose(batch: batch) }
  }

  /// Proposes a configuration change. At most one may wait to be applied; the leader puts an empty entry in the place of any other.
  ///
  /// - Throws: what ``propose(_:)`` throws.
  public func proposeConfChange(_ change: AnyConfChange) async throws {
    try await whenLed { node throws(RaftError) in try node.proposeConfChange(change) }
  }

  /// Applies a committed configuration change; to be called when its entry is applied.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` when it does not fit; the application then goes on without it. ``RaftError/stopped``.
  @discardableResult
  public func applyConfChange(_ change: AnyConfChange) throws(RaftError) -> ConfState {
    try requireRunning()
    let wasMember = isMember
    defer { resumeWaiters() }
    let state = try raw.applyConfChange(change)
    // Who was never a member may be about to become one: only leaving counts.
    if wasMember && !isMember { isRemoved = true }
    return state
  }

  private var isMember: Bool { raw.replica.tracker.progress.position(of: raw.replica.id) != nil }

  /// Whether a proposal has an answer at once: a leader to take it, or a node that has stopped itself and refuses it.
  private var answersProposals: Bool { (raw.replica.leader != noNode && !isRemoved) || raw.haltReason != nil }

  /// Makes a proposal as soon as there is a leader to take it.
  private func whenLed(_ propose: @escaping @Sendable (inout RawNode<Store>) throws(RaftError) -> Void) async throws {
    try Task.checkCancellation()
    try requireRunning()
    noteLeader()
    if answersProposals && waitingProposals.isEmpty {
      defer { resumeWaiters() }
      return try propose(&raw)
    }
    let id = nextWaiter()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        // A cancellation before this point finds nobody to tell; one after it finds the waiter, because this part of the actor runs first.
        if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
        waitingProposals.append(WaitingProposal(id: id, propose: propose, continuation: continuation))
      }
    } onCancel: {
      Task { await self.cancelProposal(id) }
    }
  }

  private func cancelProposal(_ id: UInt64) {
    guard let position = waitingProposals.firstIndex(where: { $0.id == id }) else { return }
    waitingProposals.remove(at: position).continuation.resume(throwing: CancellationError())
  }

  /// Makes the waiting proposals in the order in which they came, as long as there is a leader.
  func resumeProposals() {
    noteLeader()
    while !waitingProposals.isEmpty && (isStopped || answersProposals) {
      let waiting = waitingProposals.removeFirst()
      do throws(RaftError) {
        try requireRunning()
        try waiting.propose(&raw)
        waiting.continuation.resume()
      } catch {
        waiting.continuation.resume(throwing: error)
      }
    }
  }

  /// A node that left the membership proposes again when it hears of another leader: then it may be back.
  private func noteLeader() {
    let leader = raw.replica.leader
    if leader != knownLeader && leader != noNode { isRemoved = false }
    knownLeader = leader
  }
}
