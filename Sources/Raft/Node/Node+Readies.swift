/// What a node wants done, as it comes up: ends when the node is stopped or the task that asks is cancelled.
///
/// One task goes through them. A ready is taken from the node only when it is asked for, so that a slow application finds its work gathered
/// in fewer readies.
public struct Readies<Store: Storage>: AsyncSequence, Sendable {
  /// What is to be done.
  public typealias Element = Ready
  /// Nothing goes wrong here.
  public typealias Failure = Never

  let node: Node<Store>

  /// Goes through the readies of a node.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let node: Node<Store>

    /// Waits for something to be done; nil once the node is stopped or the task is cancelled.
    public mutating func next() async -> Ready? { await node.nextReady() }

    /// Waits for something to be done; nil once the node is stopped or the task is cancelled.
    public mutating func next(isolation actor: isolated (any Actor)?) async -> Ready? { await node.nextReady() }
  }

  /// Starts going through the readies.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(node: node) }
}

extension Node {
  /// A task that waits for a ready.
  struct WaitingConsumer {
    let id: UInt64
    let continuation: CheckedContinuation<Ready?, Never>
  }

  /// The readies, one at a time: the next one comes after ``advance()``, or, with asynchronous storage writes, as soon as there is one.
  public nonisolated var readies: Readies<Store> { Readies(node: self) }

  /// Confirms that the last ready was carried out. Not needed with asynchronous storage writes, and without effect when no ready is out.
  public func advance() {
    guard isReadyOutstanding, !isStopped else { return }
    isReadyOutstanding = false
    raw.advance()
    resumeWaiters()
  }

  /// Waits for the next ready.
  func nextReady() async -> Ready? {
    if Task.isCancelled || isStopped { return nil }
    if waitingConsumers.isEmpty, let ready = takeReady() { return ready }
    let id = nextWaiter()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { return continuation.resume(returning: nil) }
        waitingConsumers.append(WaitingConsumer(id: id, continuation: continuation))
      }
    } onCancel: {
      Task { await self.cancelConsumer(id) }
    }
  }

  private func takeReady() -> Ready? {
    guard !isReadyOutstanding, raw.hasReady() else { return nil }
    isReadyOutstanding = !isAsync
    let ready = raw.ready()
    // A node that finds its storage unreadable stops itself here; nobody is to wait for it.
    if raw.haltReason != nil { resumeProposals() }
    return ready
  }

  private func cancelConsumer(_ id: UInt64) {
    guard let position = waitingConsumers.firstIndex(where: { $0.id == id }) else { return }
    waitingConsumers.remove(at: position).continuation.resume(returning: nil)
  }

  /// Gives what there is to do to whoever waits for it.
  func resumeConsumers() {
    while let consumer = waitingConsumers.first {
      if !isStopped {
        guard let ready = takeReady() else { return }
        waitingConsumers.removeFirst()
        consumer.continuation.resume(returning: ready)
      } else {
        waitingConsumers.removeFirst()
        consumer.continuation.resume(returning: nil)
      }
    }
  }
}
