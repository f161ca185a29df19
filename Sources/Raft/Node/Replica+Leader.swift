extension Replica {
  /// What a leader does with a message of its term.
  mutating func stepLeader(_ message: Message) throws(RaftError) {
    switch message.kind {
    case .beat: broadcastHeartbeat()
    case .checkQuorum: checkQuorumIsActive()
    case .propose: try handleProposal(message.entries)
    case .readIndex: handleReadRequest(message)
    case .forgetLeader: break
    default:
      guard let position = tracker.progress.position(of: message.from) else {
        note(.debug, "\(name) no progress available for \(message.from.hexadecimalName)")
        return
      }
      handleFromMember(message, position)
    }
  }

  private mutating func handleFromMember(_ message: Message, _ position: Int) {
    switch message.kind {
    case .appendResponse: handleAppendResponse(message, position)
    case .heartbeatResponse: handleHeartbeatResponse(message, position)
    case .snapshotStatus: handleSnapshotStatus(message, position)
    case .unreachable: handleUnreachable(message, position)
    case .transferLeader: handleTransferRequest(message, position)
    default: break
    }
  }

  /// Appends what is proposed, after deciding what stands before it on the fast track (rule L3).
  mutating func handleProposal(_ entries: consuming [Entry]) throws(RaftError) {
    guard tracker.progress.position(of: id) != nil else { throw .proposalDropped }
    if let transferee = leadership?.transferee, transferee != noNode {
      note(.debug, "\(name) [term \(term)] transfer leadership to \(transferee.hexadecimalName) is in progress; dropping proposal")
      throw .proposalDropped
    }
    let lastBefore = log.lastIndex
    do throws(RaftError) {
      if fastPath && !decideAllHeld(cause: .classicFollows) { throw .proposalDropped }
      try admitAndAppend(entries)
    } catch {
      // What was decided before it stays decided, and need not wait for a heartbeat.
      if log.lastIndex != lastBefore { broadcastAppend() }
      throw error
    }
    broadcastAppend()
  }

  private mutating func admitAndAppend(_ entries: consuming [Entry]) throws(RaftError) {
    for position in entries.indices where entries[position].kind.isConfChange {
      if try !admitConfChange(entries[position], at: log.lastIndex + 1 + LogIndex(position)) { entries[position] = Entry() }
    }
    guard appendProposed(entries) else { throw .proposalDropped }
  }

  /// Whether a configuration change may enter the log (Raft thesis, section 4.3; rule R14.1); if not, an empty entry takes its place.
  private mutating func admitConfChange(_ entry: Entry, at index: LogIndex) throws(RaftError) -> Bool {
    guard let change = try entry.confChange() else { return true }
    if let objection = objection(to: change), !config.disableConfChangeValidation {
      note(.info, "\(name) ignoring conf change \(change) at config \(tracker.config): \(objection)")
      record(.confChangeRefused(reason: objection))
      return false
    }
    leadership?.pendingConfIndex = index
    trace(changing: change)
    return true
  }

  private mutating func objection(to change: AnyConfChange) -> String? {
    guard let leadership else { return nil }
    let wantsToLeaveJoint = change.asV2.changes.isEmpty
    let isJoint = tracker.config.voters.isJoint
    if leadership.pendingConfIndex > log.applied {
      return "possible unapplied conf change at index \(leadership.pendingConfIndex) (applied to \(log.applied))"
    }
    if isJoint && !wantsToLeaveJoint { return "must transition out of joint config first" }
    if !isJoint && wantsToLeaveJoint { return "not in joint state; refusing empty conf change" }
    if fastPath && !isNoopCommitted() { return "the leader's no-op at index \(leadership.fast.noop) is not committed (R14.1)" }
    return nil
  }

  /// Appends entries with the leader's term, unless the uncommitted tail would exceed its limit.
  private mutating func appendProposed(_ entries: consuming [Entry]) -> Bool {
    guard increaseUncommittedSize(by: entries.payloadSizeInBytes) else {
      note(.warning, "\(name) appending new entries to log would exceed uncommitted entry size limit; dropping proposal")
      return false
    }
    let last = log.lastIndex
    for position in entries.indices {
      stamp(&entries[position], index: last + 1 + LogIndex(position))
      let isConfChange = entries[position].kind.isConfChange
      let content = entries[position].content
      record(.appended(index: entries[position].index, term: term, content: content, cause: isConfChange ? .confChange : .proposal))
    }
    appendStamped(entries)
    return true
  }

  /// Gives an entry its place and the leader's term.
  mutating func stamped(_ entry: consuming Entry, index: LogIndex) -> Entry {
    entry.term = term
    entry.index = index
    entry.insertedBy = fastPath ? .leader : .unknown
    return entry
  }

  private mutating func stamp(_ entry: inout Entry, index: LogIndex) {
    entry.term = term
    entry.index = index
    entry.insertedBy = fastPath ? .leader : .unknown
    // Plain proposals are named by the leader that appends them: a proposal that arrives twice is two entries, as in etcd (rule L2).
    entry.content = fastPath && !entry.kind.isConfChange ? proposer.nextContent() : .none
  }

  /// Appends entries that carry their place and term, and lets the leader acknowledge them once they are durable.
  mutating func appendStamped(_ entries: [Entry]) {
    trace(replicating: entries)
    let last = log.append(entries)
    slots.removeCovered(through: last)
    send(Message(kind: .appendResponse, to: id, index: last))
  }

  /// Appends an entry of the fast track, or a no-op, with the leader's term. It passes the limit of the uncommitted tail, but is counted
  /// (rule L3).
  mutating func appendUnlimited(_ entry: Entry, cause: AppendCause?) {
    leadership?.uncommittedSize += entry.payloadSizeInBytes
    let entry = stamped(entry, index: log.lastIndex + 1)
    if let cause { record(.appended(index: entry.index, term: term, content: entry.content, cause: cause)) }
    appendStamped([entry])
  }

  /// Appends an empty entry of the leader's term.
  mutating func appendNoop(cause: AppendCause) {
    appendUnlimited(Entry(content: proposer.nextContent()), cause: cause)
  }

  /// Counts payload bytes into the uncommitted tail, unless they exceed its limit. A single proposal always fits, and empty ones always do.
  mutating func increaseUncommittedSize(by size: UInt64) -> Bool {
    let current = leadership?.uncommittedSize ?? 0
    if current > 0 && size > 0 && current + size > config.uncommittedEntriesSizeMax { return false }
    leadership?.uncommittedSize = current + size
    return true
  }

  /// Takes applied payload bytes out of the uncommitted tail; those of earlier leaders were never counted.
  mutating func reduceUncommittedSize(by size: UInt64) {
    guard let current = leadership?.uncommittedSize else { return }
    leadership?.uncommittedSize = current - min(current, size)
  }
}
