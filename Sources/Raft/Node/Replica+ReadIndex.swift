extension Replica {
  /// Takes a request for a read index, of this node's application or of a follower's.
  mutating func handleReadRequest(_ message: Message) {
    guard isReadable() else {
      // The leader does not know yet where the commit index of earlier terms stands (Raft thesis, section 6.4).
      leadership?.postponedReads.append(message)
      record(.readPostponed(noop: leadership?.fast.noop ?? 0, commit: log.committed))
      return
    }
    serve(message)
  }

  /// Whether reads may be served: an entry of the leader's term is committed; on the fast track its own no-op, since recovered entries
  /// carry its term too (rule R16).
  private mutating func isReadable() -> Bool {
    if fastPath && !broken.contains(.m23) { return isNoopCommitted() }
    return tracker.isSingleton || log.termOrZero(at: log.committed) == term
  }

  private mutating func serve(_ message: Message) {
    if tracker.isSingleton || config.readOnlyOption == .leaseBased {
      respond(to: message, index: log.frontier)
      return
    }
    leadership?.readOnly.add(message, index: log.frontier)
    broadcastHeartbeat()
  }

  /// Serves the reads that waited for the term's first commit.
  mutating func releasePostponedReads() {
    guard let reads = leadership?.postponedReads, !reads.isEmpty, isReadable() else { return }
    leadership?.postponedReads = []
    for read in reads { serve(read) }
  }

  /// Counts a heartbeat's answer towards the reads that wait for it.
  mutating func confirmReads(_ message: Message) {
    guard config.readOnlyOption == .safe, !message.context.isEmpty, let number = ReadOnlyRequests.number(in: message.context) else {
      return
    }
    leadership?.readOnly.acknowledge(message.from, number: number)
    guard let readOnly = leadership?.readOnly, !readOnly.pending.isEmpty else { return }
    // The leader vouches for itself; a quorum's lowest acknowledged number is what everybody has confirmed.
    let own = id
    let confirmed = tracker.config.voters.committedIndex { $0 == own ? .max : readOnly.acknowledged(by: $0) }
    guard let released = leadership?.readOnly.release(through: confirmed) else { return }
    for read in released { respond(to: read.request, index: read.index) }
  }

  private mutating func respond(to request: Message, index: LogIndex) {
    record(.readIndexed(index: index, from: request.from == noNode ? id : request.from))
    if request.from == noNode || request.from == id {
      readStates.append(ReadState(index: index, requestContext: request.entries.first?.data ?? []))
    } else {
      send(Message(kind: .readIndexResponse, to: request.from, index: index, entries: request.entries))
    }
  }

  /// Takes the leader's answer to a forwarded request.
  mutating func takeReadIndex(_ message: Message) {
    guard message.entries.count == 1 else {
      note(
        .error,
        "\(name) invalid format of MsgReadIndexResp from \(message.from.hexadecimalName), entries count: \(message.entries.count)")
      return
    }
    readStates.append(ReadState(index: message.index, requestContext: message.entries[0].data))
  }
}
