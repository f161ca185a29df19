import Raft

extension Cluster {
  /// Tells the checkers something, and keeps what they find.
  mutating func judge(_ observation: Observation) {
    note(invariants.judge(observation, event: eventCount))
  }

  private mutating func note(_ found: [Violation]) {
    if found.isEmpty { return }
    draft.add(found)
    violations.append(contentsOf: found)
  }

  /// Looks at whether the answer to a read can be explained.
  mutating func judgeRead(_ answer: ReadAnswer) {
    guard let wrong = clientHistory.note(answer) else { return }
    note([Violation(checker: Linearizability.name, rule: Linearizability.rule, explanation: wrong, event: eventCount)])
  }

  /// Looks at what a leader adds to its log, before it is durable.
  mutating func noteLed(_ entries: [Entry], at position: Int) {
    // A slow disk may take its time, and what is told of an entry names its value at once.
    for entry in entries { values.learn(entry) }
    guard !entries.isEmpty, let status = inspect(position, { $0.basicStatus }), status.softState.role == .leader else { return }
    judge(.led(nodes[position].id, term: status.hardState.term, entries))
  }

  /// Looks at what an entry did to an application, and tells the client that waits at the node.
  mutating func noteEffect(_ effect: Effect, of entry: Entry, at position: Int) {
    let isEffective: Bool
    switch effect {
    case .none, .foreign: return
    case .duplicate: isEffective = false
    case .recorded, .stored: isEffective = true
    }
    guard let request = ApplicationCommand.request(in: entry.data) else { return }
    let id = nodes[position].id
    if isEffective { judge(.tookEffect(id, request, index: entry.index)) }
    if request.client == id { clientHistory.end(request, event: eventCount) }
  }

  /// Looks at what a node has just made durable.
  mutating func noteWritten(_ write: StorageWrite, at position: Int) {
    let id = nodes[position].id
    if let state = write.hardState { judge(.hardState(id, state)) }
    if let first = write.entries.first {
      for entry in write.entries {
        values.learn(entry)
        draft.touch(id, entry.index)
      }
      let previous = (try? nodes[position].raft?.storage.term(at: first.index - 1)) ?? 0
      judge(.appended(id, previousTerm: previous, write.entries))
    }
    for change in write.slotWrites {
      guard case .insert(let entry) = change else { continue }
      values.learn(entry)
      draft.touch(id, entry.index)
      judge(.slotFilled(id, entry))
    }
  }

  /// Looks at a message that is about to leave. Rule R11: what it promises must be on disk.
  mutating func judgeSending(_ message: Message, at position: Int) {
    switch message.kind {
    case .fastVote, .voteResponse, .appendResponse:
      if !message.reject { judge(.promised(message, disk: nodes[position].disk)) }
    case .fastProposal:
      for entry in message.entries { values.learn(entry) }
    default: break
    }
  }

  /// Looks at how far a node knows values to be fixed, and which.
  mutating func noteFrontiers(at position: Int) {
    guard let (commit, fast) = inspect(position, { ($0.replica.log.committed, $0.replica.log.fast) }) else { return }
    let before = nodes[position].observed
    guard commit != before.commit || fast != before.fast, let log = nodes[position].raft?.replica.log else { return }
    let id = nodes[position].id
    judge(.frontiers(id, commit: commit, fast: fast))
    nodes[position].observed.commit = commit
    nodes[position].observed.fast = fast
    let reach = min(max(commit, fast), log.lastIndex)
    var index = max(before.frontier + 1, log.firstIndex)
    while index <= reach {
      if let entry = log.entry(at: index) { noteCommitted(entry, track: index <= commit ? .classic : .fast, at: position) }
      index += 1
    }
  }

  private mutating func noteCommitted(_ entry: Entry, track: CommitTrack, at position: Int) {
    let id = nodes[position].id
    let term = nodes[position].raft?.basicStatus.hardState.term ?? entry.term
    judge(.committed(id, entry, term: term))
    if commits.note(entry, track: track, node: id, event: eventCount, cause: cause) {
      draft.mark(track == .fast ? .commitFast : .commitClassic)
    } else if let before = commits[entry.index], !entry.hasSameValue(as: before.entry) {
      draft.add(.committedOtherwise(id, entry.index, EntryValue(entry)))
    }
  }

  /// Looks at whether a node has become leader.
  mutating func noteRole(at position: Int) {
    guard let isLeader = inspect(position, { $0.replica.role == .leader }), isLeader, let raft = nodes[position].raft else { return }
    let status = raft.basicStatus
    guard status.hardState.term != nodes[position].observed.leaderTerm else { return }
    nodes[position].observed.leaderTerm = status.hardState.term
    leaderTermLast = max(leaderTermLast, status.hardState.term)
    draft.mark(.election)
    let log = raft.replica.log
    judge(.elected(nodes[position].id, term: status.hardState.term, firstIndex: log.firstIndex, log: log.allEntries))
  }

  /// Looks at whether a node has stopped itself.
  mutating func noteHalt(at position: Int) {
    guard let halted = inspect(position, { $0.haltReason }), let reason = halted else { return }
    judge(.halted(nodes[position].id, reason: reason))
  }
}
