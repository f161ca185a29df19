import Raft

/// One side of a race: a run, and what became of each proposal in it.
struct RaceLane: Sendable {
  private(set) var run: Run
  /// By request, in the order of proposing.
  private(set) var entrants: [Entrant] = []

  private let lossPermille: UInt64
  private var lost: Set<MessageNumber> = []
  private var carried = LinkTable<UInt64>(repeating: 0)
  private var lastSeen: MessageNumber = 0
  private var votes: [LogIndex: [Vote]] = [:]
  private var noted = 0

  /// A proposal under way.
  struct Entrant: Hashable, Sendable {
    let request: RequestID
    let tag: String
    let proposedAt: UInt64
    var content: ContentID?
    var result: RaceResult
  }

  private struct Vote: Hashable, Sendable {
    let voter: NodeID
    let content: ContentID
  }

  init(settings: ClusterSettings, lossPermille: UInt64) {
    run = Run(settings: settings)
    self.lossPermille = lossPermille
  }

  /// When something is due next, in microseconds.
  var nextDue: UInt64 {
    guard let next = run.cluster.network.nextDeliverable else { return run.cluster.nextTickAt }
    return min(next.dueAt, run.cluster.nextTickAt)
  }

  /// Carries out what is due next: a delivery, the loss of a message, or a tick.
  mutating func playForward() {
    let input = run.nextPlayInput()
    if case .deliver(let number) = input, lost.contains(number) {
      act(.drop(number))
    } else {
      act(input)
    }
  }

  /// Carries out an input.
  mutating func act(_ input: Input) {
    let proposed = run.cluster.requests.count
    let record = run.act(input)
    for request in run.cluster.requests[proposed...] {
      entrants.append(
        Entrant(
          request: request.id, tag: request.value.tag, proposedAt: run.cluster.time, content: nil,
          result: RaceResult(proposedByEvent: record.number)))
    }
    drawLosses()
    for fact in record.facts { note(fact, record) }
    noteCommits()
  }

  /// Decides which of the messages that were just sent will be lost: by link and by their position on it, so that both lanes lose alike.
  private mutating func drawLosses() {
    guard lossPermille > 0 else { return }
    let new = run.cluster.network.messages.filter { $0.number > lastSeen }.sorted { $0.number < $1.number }
    for item in new {
      let subject = item.link.from << 8 | item.link.to
      let isLost = Randomness(seed: run.settings.seed).happens(
        .raceLoss, subject: subject, ordinal: carried[item.link], permille: lossPermille)
      carried[item.link] += 1
      if isLost { lost.insert(item.number) }
    }
    lastSeen = max(lastSeen, run.cluster.network.sentCount)
  }
}

extension RaceLane {
  private mutating func note(_ fact: Fact, _ record: EventRecord) {
    guard run.settings.fastPath, case .decision(let node, let decision) = fact else { return }
    switch decision {
    case .fastProposed(_, let content, attempt: 1):
      if let position = latest(of: node, in: record) { entrants[position].content = content }
    case .classicProposed(_, let reason):
      if let position = latest(of: node, in: record) { addClassic(reason, to: position, record.number) }
    case .appended(_, _, let content, .proposal):
      if let position = latest(of: node, in: record), entrants[position].content == nil {
        entrants[position].content = content
        add(.leaderProposed, "\(nodeName(node)) leads, and its append is the broadcast already", to: position, record.number)
      }
    case .roleChanged(.leader, _, _): votes = [:]
    case .fastVoteCounted(let index, let voter, let content, _, _, _):
      votes[index, default: []].append(Vote(voter: voter, content: content))
    case .proposalSettled(.reproposed(let content, let from, let to)): noteLost(content, from, to, record.number)
    case .decided(_, let content, let votesForContent, let votes, _, let cause):
      noteDecided(content, votesForContent, votes, cause, record.number)
    case .recovered(let index, let content, _, _, _):
      if let position = entrants.firstIndex(where: { $0.content == content && !$0.result.isCommitted }) {
        add(.recovered, "\(nodeName(node)) recovered it at \(index) when it was elected", to: position, record.number)
      }
    default: break
    }
  }

  /// The proposal that was made at the node in this event.
  private func latest(of node: NodeID, in record: EventRecord) -> Int? {
    entrants.lastIndex { $0.request.client == node && $0.result.proposedByEvent == record.number }
  }

  private mutating func add(_ kind: FallBack.Kind, _ text: String, to position: Int, _ event: Int) {
    if entrants[position].result.fallBacks.contains(where: { $0.kind == kind }) { return }
    entrants[position].result.fallBacks.append(FallBack(kind: kind, text: text, event: event))
  }

  private mutating func addClassic(_ reason: ClassicReason, to position: Int, _ event: Int) {
    let words =
      switch reason {
      case .off: "fast proposals are switched off"
      case .gateClosed: "the proposer's last leader-approved entry is of an older term"
      case .windowFull: "the proposer's window is full"
      case .confChange: "membership changes never go fast"
      case .noLeader: "the proposer knows no leader"
      }
    add(.notOpenToProposer, words, to: position, event)
  }

  private mutating func noteLost(_ content: ContentID, _ from: LogIndex, _ to: LogIndex, _ event: Int) {
    guard let position = entrants.firstIndex(where: { $0.content == content }) else { return }
    let winner = run.cluster.commits[from]?.tag ?? "another value"
    add(.lostIndex, "index \(from) went to \(winner); proposed again at \(to)", to: position, event)
  }

  private mutating func noteDecided(
    _ content: ContentID, _ votesForContent: Int, _ votes: Int, _ cause: DecisionCause, _ event: Int
  ) {
    guard let position = entrants.firstIndex(where: { $0.content == content }) else { return }
    switch cause {
    case .quorum: break
    case .overdue(let ticks):
      add(
        .decidedAlone, "\(counted(votes, "vote")) had come after \(counted(ticks, "tick")), so the leader decided alone", to: position,
        event)
    case .classicFollows: add(.decidedAlone, "the leader decided alone, since a classic entry followed", to: position, event)
    case .fastTrackClosed: add(.decidedAlone, "the leader decided alone, since its fast track was closed", to: position, event)
    }
  }
}

extension RaceLane {
  private mutating func noteCommits() {
    let records = run.cluster.commits.records
    while noted < records.count {
      noteCommit(records[noted])
      noted += 1
    }
    let live = run.cluster.nodes.filter(\.isAlive).map(\.id)
    for position in entrants.indices where entrants[position].result.isCommitted && entrants[position].result.delaysEverywhere == nil {
      let index = entrants[position].result.index ?? 0
      entrants[position].result.delaysEverywhere = run.cluster.commits.delays(of: index, at: live)
    }
  }

  private mutating func noteCommit(_ record: CommitRecord) {
    guard let position = entrants.firstIndex(where: { $0.request == record.request && !$0.result.isCommitted }) else { return }
    entrants[position].result.index = record.index
    entrants[position].result.track = record.track
    entrants[position].result.committedByEvent = record.event
    entrants[position].result.delaysToCommit = record.delaysAtLeader
    entrants[position].result.microseconds = run.cluster.time - entrants[position].proposedAt
    if run.settings.fastPath && record.track == .classic && entrants[position].result.fallBacks.isEmpty {
      entrants[position].result.fallBacks.append(reason(for: record))
    }
  }

  /// Why an index that was voted on was committed on the classic track first.
  private func reason(for record: CommitRecord) -> FallBack {
    let voters = run.cluster.node(record.committedBy)?.raft?.replica.tracker.config.voters.incoming.voters.ids ?? []
    let quorum = QuorumSize.fast(voters: voters.count)
    let votes = votes[record.index] ?? []
    let own = votes.count { $0.content == record.entry.content }
    let others = votes.count - own
    if others > voters.count - quorum {
      return FallBack(
        kind: .splitVote, text: "\(own) of \(voters.count) voted for it, \(others) for others; a fast quorum is \(quorum)",
        event: record.event)
    }
    let missing = voters.filter { voter in !votes.contains { $0.voter == voter } }
    let unreachable = missing.filter { voter in
      run.cluster.node(voter)?.isAlive != true || run.cluster.network.isCut(Link(from: voter, to: record.committedBy))
    }
    let came = "\(own) of \(quorum) votes had come"
    if voters.count - unreachable.count - others < quorum {
      return FallBack(kind: .missingVotes, text: "\(came), and \(nodeNames(unreachable)) could not be heard", event: record.event)
    }
    let waiting = missing.filter { voter in
      run.cluster.network.messages.contains { $0.message.kind == .fastVote && $0.message.from == voter && !lost.contains($0.number) }
    }
    if own + waiting.count < quorum {
      return FallBack(
        kind: .missingVotes,
        text: "\(came); proposals or votes of \(nodeNames(missing.filter { !waiting.contains($0) })) were lost or late",
        event: record.event)
    }
    return FallBack(
      kind: .acknowledgedFirst, text: "\(came) when a classic quorum had acknowledged it", event: record.event)
  }
}
