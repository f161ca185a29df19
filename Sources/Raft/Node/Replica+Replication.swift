extension Replica {
  /// Sends each follower what it lacks, or at least the frontiers.
  mutating func broadcastAppend() {
    var batch = AppendBatch()
    for position in tracker.progress.indices where tracker.progress.ids[position] != id {
      _ = maybeSendAppend(position, evenIfEmpty: true, batch: &batch)
    }
  }

  /// Sends a follower what it lacks, or at least the frontiers.
  mutating func sendAppend(_ position: Int) { _ = maybeSendAppend(position, evenIfEmpty: true) }

  /// Sends a follower the next entries, unless flow control forbids it.
  ///
  /// - Returns: whether a message was sent.
  mutating func maybeSendAppend(_ position: Int, evenIfEmpty: Bool) -> Bool {
    var batch = AppendBatch()
    return maybeSendAppend(position, evenIfEmpty: evenIfEmpty, batch: &batch)
  }

  /// Sends a follower the next entries; followers that are equally far get the same batch.
  private mutating func maybeSendAppend(_ position: Int, evenIfEmpty: Bool, batch: inout AppendBatch) -> Bool {
    if tracker.progress.isPaused(at: position) { return false }
    let next = tracker.progress.next(at: position)
    let isThrottled = tracker.progress.isThrottled(at: position)
    if !evenIfEmpty && next > log.lastIndex { return false }
    if batch.first != next || batch.isCut != isThrottled {
      guard let previousTerm = try? log.term(at: next - 1) else { return sendSnapshot(position) }
      if !evenIfEmpty && isThrottled { return false }
      // With its window full, a replicating follower gets empty messages only, so that it can still answer.
      let sizeMax = config.sizePerMessageMax
      guard let entries = isThrottled ? [] : try? log.entries(from: next, sizeInBytesMax: sizeMax) else { return sendSnapshot(position) }
      batch = AppendBatch(first: next, previousTerm: previousTerm, entries: entries, isCut: isThrottled)
    }
    if batch.entries.isEmpty && !evenIfEmpty { return false }
    send(
      Message(
        kind: .append, to: tracker.progress.ids[position], logTerm: batch.previousTerm, index: next - 1, entries: batch.entries,
        commit: log.committed, fastCommit: log.fast))
    tracker.progress[at: position].sentEntries(batch.entries.count, bytes: batch.payloadBytes)
    tracker.progress[at: position].sentCommit(log.committed)
    tracker.progress[at: position].sentFast(log.fast)
    return true
  }

  /// Tells everybody that the leader is alive, with the newest read that waits for confirmation.
  mutating func broadcastHeartbeat() {
    let context = leadership?.readOnly.context ?? []
    for position in tracker.progress.indices where tracker.progress.ids[position] != id { sendHeartbeat(position, context: context) }
  }

  private mutating func sendHeartbeat(_ position: Int, context: [UInt8]) {
    // A follower must not be told of a commit index beyond what it is known to hold of this leader's log (both frontiers, rule R15).
    let match = tracker.progress[at: position].match
    let commit = min(match, log.committed)
    let fast = broken.contains(.m22c) ? log.frontier : min(match, log.fast)
    var message = Message(kind: .heartbeat, to: tracker.progress.ids[position], commit: commit, fastCommit: fast)
    if !context.isEmpty { message.context = context }
    send(message)
    tracker.progress[at: position].sentCommit(commit)
    tracker.progress[at: position].sentFast(fast)
  }

  /// Takes a follower's, or the leader's own, answer to entries.
  mutating func handleAppendResponse(_ message: Message, _ position: Int) {
    tracker.progress[at: position].recentActive = true
    if message.reject {
      handleAppendRejection(message, position)
      return
    }
    let isProbing = tracker.progress[at: position].state == .probe
    guard tracker.progress[at: position].maybeUpdate(message.index) || (tracker.progress[at: position].match == message.index && isProbing)
    else { return }
    resumeReplication(message, position)
    let isOwn = message.from == id
    if maybeCommit() {
      releasePostponedReads()
      broadcastAppend()
    } else if !isOwn && canBumpFrontiers(position) {
      // The follower may lack the latest frontiers; this reaches it before the next heartbeat.
      sendAppend(position)
    }
    if fastPath { advanceFastTrack() }
    // Freed flow control may allow several messages.
    guard !isOwn, role == .leader, let position = tracker.progress.position(of: message.from) else { return }
    while maybeSendAppend(position, evenIfEmpty: false) {}
    if message.from == leadership?.transferee && tracker.progress[at: position].match == log.lastIndex {
      note(.info, "\(name) sent MsgTimeoutNow to \(message.from.hexadecimalName) after received MsgAppResp")
      send(Message(kind: .timeoutNow, to: message.from))
    }
  }

  private mutating func canBumpFrontiers(_ position: Int) -> Bool {
    tracker.progress[at: position].canBumpCommit(log.committed) || (fastPath && tracker.progress[at: position].canBumpFast(log.fast))
  }

  private mutating func resumeReplication(_ message: Message, _ position: Int) {
    switch tracker.progress[at: position].state {
    case .probe: tracker.progress[at: position].becomeReplicate()
    case .snapshot where tracker.progress[at: position].match + 1 >= log.firstIndex:
      // Wherever the snapshot came from, the log can take over from here.
      note(
        .debug,
        "\(name) recovered from needing snapshot, resumed sending replication messages to \(message.from.hexadecimalName) "
          + "[\(tracker.progress[at: position])]")
      tracker.progress[at: position].becomeProbe()
      tracker.progress[at: position].becomeReplicate()
    case .snapshot: break
    case .replicate: tracker.progress[at: position].inflights.freeTo(message.index)
    }
  }

  /// Finds out where the logs part, skipping whole terms (Raft thesis, section 3.5).
  private mutating func handleAppendRejection(_ message: Message, _ position: Int) {
    let from = message.from.hexadecimalName
    note(
      .debug,
      "\(name) received MsgAppResp(rejected, hint: (index \(message.rejectHint), term \(message.logTerm))) from \(from) "
        + "for index \(message.index)")
    var hint = message.rejectHint
    if message.logTerm > 0 { hint = log.conflictByTerm(at: hint, term: message.logTerm).index }
    guard tracker.progress[at: position].maybeDecrease(rejected: message.index, matchHint: hint) else { return }
    note(.debug, "\(name) decreased progress of \(from) to [\(tracker.progress[at: position])]")
    if tracker.progress[at: position].state == .replicate { tracker.progress[at: position].becomeProbe() }
    sendAppend(position)
  }

  /// Rule R6: commits what a quorum matches, if it is of the leader's term (Raft thesis, section 3.6.2).
  ///
  /// - Returns: whether the commit index rose.
  mutating func maybeCommit() -> Bool {
    defer { trace(.commit) }
    let from = log.committed
    // Most acknowledgements commit nothing.
    guard tracker.mayCommit(beyond: from) || broken.contains(.m1) else { return false }
    let index = broken.contains(.m1) ? indexMatchedByHalf() : tracker.committedIndex
    guard index > from, log.matches(EntryPosition(term: term, index: index)) else { return false }
    log.commit(to: index)
    if config.recordsDecisions { recordClassicCommit(from: from, to: index) }
    settleProposals()
    noteFastTrackState()
    return true
  }

  private mutating func recordClassicCommit(from: LogIndex, to index: LogIndex) {
    record(
      .committedClassic(
        from: from, to: index, holders: membersMatching(index),
        quorum: decisionQuorum(voters: tracker.config.voters.incoming.voters.count), voters: tracker.voterNodes.count))
  }

  private mutating func membersMatching(_ index: LogIndex) -> [NodeID] {
    tracker.voterNodes.filter { (tracker.progress[$0]?.match ?? 0) >= index }
  }

  /// Takes a sign of life.
  mutating func handleHeartbeatResponse(_ message: Message, _ position: Int) {
    tracker.progress[at: position].recentActive = true
    tracker.progress[at: position].messageAppendFlowPaused = false
    // A full window may be full of messages that were lost; an empty one finds out.
    if tracker.progress[at: position].match < log.lastIndex || tracker.progress[at: position].state == .probe { sendAppend(position) }
    confirmReads(message)
  }

  /// Takes the transport's word that a member could not be reached.
  mutating func handleUnreachable(_ message: Message, _ position: Int) {
    // Optimistic sending would lose message after message.
    if tracker.progress[at: position].state == .replicate { tracker.progress[at: position].becomeProbe() }
    note(
      .debug,
      "\(name) failed to send message to \(message.from.hexadecimalName) because it is unreachable [\(tracker.progress[at: position])]")
  }
}

/// The entries from an index on, as one append message carries them.
private struct AppendBatch {
  /// The index of the first entry; 0 for no batch.
  var first: LogIndex = 0
  /// The term of the entry before it.
  var previousTerm: Term = 0
  var entries: [Entry] = []
  /// Whether the entries were left out because no more may be in flight.
  var isCut = false
  /// The payload bytes of the entries.
  var payloadBytes: UInt64 = 0

  init() {}

  init(first: LogIndex, previousTerm: Term, entries: [Entry], isCut: Bool) {
    self.first = first
    self.previousTerm = previousTerm
    self.entries = entries
    self.isCut = isCut
    payloadBytes = entries.payloadSizeInBytes
  }
}
