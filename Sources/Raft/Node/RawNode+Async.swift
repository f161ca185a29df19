/// With asynchronous storage writes, the work for disk and application travels as messages to local threads, and so do the answers
/// (etcd/raft's `AsyncStorageWrites`).
extension RawNode {
  /// Adds the messages to the local threads.
  mutating func addStorageMessages(to ready: inout Ready) {
    if needsAppendMessage(ready) { ready.messages.append(appendMessage(for: ready)) }
    if !ready.committedEntries.isEmpty {
      var message = Message(
        kind: .storageApply, to: localApplyThread, from: replica.id, entries: ready.committedEntries, fastPath: replica.fastPath)
      message.responses = [applyResponse(to: ready.committedEntries)]
      ready.messages.append(message)
    }
  }

  private mutating func needsAppendMessage(_ ready: Ready) -> Bool {
    !ready.entries.isEmpty || ready.hardState != nil || ready.snapshot != nil || !ready.slotWrites.isEmpty
      || !replica.messagesAfterAppend.isEmpty
  }

  private mutating func appendMessage(for ready: Ready) -> Message {
    var message = Message(
      kind: .storageAppend, to: localAppendThread, from: replica.id, entries: ready.entries, fastPath: replica.fastPath)
    if let state = ready.hardState {
      message.term = state.term
      message.commit = state.commit
      message.vote = state.vote
      if replica.fastPath { message.incarnation = state.incarnation }
    }
    if let snapshot = ready.snapshot { message.snapshot = snapshot }
    if !ready.slotWrites.isEmpty { message.slotWrites = ready.slotWrites }
    // Everything that these writes let the node promise, and last the acknowledgement: the leader's own answers come before it, so that
    // they find the new entries' terms in memory.
    var responses = replica.messagesAfterAppend
    if needsAppendResponse(snapshot: ready.snapshot) { responses.append(appendResponse(snapshot: ready.snapshot)) }
    if !responses.isEmpty { message.responses = responses }
    return message
  }

  /// Whether the node has to hear that the write is done.
  @inline(__always)
  mutating func needsAppendResponse(snapshot: Snapshot?) -> Bool {
    if !replica.log.unstable.entries.isEmpty || snapshot != nil { return true }
    return replica.fastPath && (replica.slots.hasUnstableWrites || !replica.proposer.isIncarnationStable)
  }

  /// The acknowledgement of a write. It carries the term of the write: an acknowledgement of an older term says nothing about entries,
  /// which may have been replaced since by others with the same index, and even by the same ones again. A later one covers all of them.
  @inline(__always)
  mutating func appendResponse(snapshot: Snapshot?) -> Message {
    var message = Message(
      kind: .storageAppendResponse, to: replica.id, from: localAppendThread, term: replica.term, fastPath: replica.fastPath)
    if !replica.log.unstable.entries.isEmpty {
      let last = replica.log.lastPosition
      message.index = last.index
      message.logTerm = last.term
    }
    if replica.fastPath {
      message.attachments = MessageAttachments(
        snapshot: snapshot, incarnation: replica.proposer.incarnation, slotSequence: replica.slots.sequence)
    } else if let snapshot {
      message.snapshot = snapshot
    }
    return message
  }

  /// The acknowledgement of applied entries. It carries no term: what is applied stays applied.
  @inline(__always)
  mutating func applyResponse(to entries: [Entry]) -> Message {
    Message(kind: .storageApplyResponse, to: replica.id, from: localApplyThread, entries: entries, fastPath: replica.fastPath)
  }
}
