extension RawNode {
  /// Takes what there is to do. It has to be carried out before the next call, and then be confirmed by ``advance()``, unless storage
  /// writes are asynchronous.
  @_specialize(where Store == MemoryStorage)
  public mutating func ready() -> Ready {
    replica.trace(.ready)
    var ready = Ready()
    ready.entries = replica.log.unstable.nextEntries
    ready.slotWrites = replica.slots.nextWrites
    ready.committedEntries = replica.log.nextCommittedEntries(allowUnstable: !isAsync)
    if ready.committedEntries.isEmpty && hasEntriesToApply { replica.halt("cannot read the entries to apply") }
    ready.snapshot = replica.log.unstable.nextSnapshot
    takeState(into: &ready)
    takeAnswers(into: &ready)
    takeMessages(into: &ready)
    replica.log.unstable.acceptInProgress()
    replica.slots.acceptWrites()
    if let last = ready.committedEntries.last?.index {
      replica.log.acceptApplying(to: last, sizeInBytes: ready.committedEntries.sizeInBytes, allowUnstable: !isAsync)
    }
    return ready
  }

  @inline(__always)
  var hasEntriesToApply: Bool {
    replica.haltReason == nil && replica.log.hasNextCommittedEntries(allowUnstable: !isAsync)
  }

  private mutating func takeState(into ready: inout Ready) {
    let softState = replica.softState
    if softState != previousSoftState {
      ready.softState = softState
      previousSoftState = softState
    }
    var hardState = replica.hardState
    // Rule R14.4, but for mutant M20, which writes the commit index with the next ready.
    if replica.broken.contains(.m20) && !ready.entries.isEmpty { hardState.commit = previousHardState.commit }
    ready.mustSync =
      !ready.entries.isEmpty || hardState.vote != previousHardState.vote || hardState.term != previousHardState.term
      || !ready.slotWrites.isEmpty || hardState.incarnation != previousHardState.incarnation
    guard hardState != previousHardState else { return }
    ready.hardState = hardState
    if !hardState.isEmpty { previousHardState = hardState }
  }

  private mutating func takeAnswers(into ready: inout Ready) {
    if !replica.readStates.isEmpty { swap(&ready.readStates, &replica.readStates) }
    if !replica.fastOutcomes.isEmpty { swap(&ready.fastOutcomes, &replica.fastOutcomes) }
  }

  /// Moves the messages out, those that promise something behind the others.
  private mutating func takeMessages(into ready: inout Ready) {
    replica.noteMessageCount()
    swap(&ready.messages, &replica.messages)
    if isAsync {
      addStorageMessages(to: &ready)
      replica.messagesAfterAppend = []
      return
    }
    precondition(stepsOnAdvance.isEmpty, "two readies were taken without advance() between them")
    takePromises(into: &ready)
    if needsAppendResponse(snapshot: ready.snapshot) { stepsOnAdvance.append(appendResponse(snapshot: ready.snapshot)) }
    if !ready.committedEntries.isEmpty { stepsOnAdvance.append(applyResponse(to: ready.committedEntries)) }
  }

  /// Sends what the node promises others once the ready is durable, and keeps what it promises itself until then. Mostly it is all of the one
  /// or all of the other kind, at a follower or at a leader; then nothing is copied.
  private mutating func takePromises(into ready: inout Ready) {
    let id = replica.id
    let count = replica.messagesAfterAppend.count
    if count == 0 { return }
    var ownCount = 0
    for position in 0..<count where replica.messagesAfterAppend[position].to == id { ownCount += 1 }
    if ownCount == count {
      swap(&stepsOnAdvance, &replica.messagesAfterAppend)
    } else if ownCount == 0 && ready.messages.isEmpty {
      swap(&ready.messages, &replica.messagesAfterAppend)
    } else {
      for position in 0..<count {
        let message = replica.messagesAfterAppend[position]
        if message.to == id { stepsOnAdvance.append(message) } else { ready.messages.append(message) }
      }
      replica.messagesAfterAppend.removeAll(keepingCapacity: true)
    }
  }

  /// Confirms that the last ready was carried out. Not with asynchronous storage writes.
  @_specialize(where Store == MemoryStorage)
  public mutating func advance() {
    precondition(!isAsync, "advance() must not be called with asynchronous storage writes")
    var steps: [Message] = []
    swap(&steps, &stepsOnAdvance)
    for position in steps.indices { try? replica.step(steps[position]) }
    steps.removeAll(keepingCapacity: true)
    swap(&steps, &stepsOnAdvance)
  }
}
