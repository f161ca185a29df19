import Raft
import RaftSimulation

/// Evaluates the guard of each recorded decision by itself: from the state before the event and the message that arrived in it. Of the record
/// it takes what was decided, and lets none of its numbers stand unless the state before gives the same.
struct StateWitness {
  /// How many guards were evaluated, by the name of the decision.
  private(set) var counts: [String: Int] = [:]
  /// The entries that the grants of a campaign reported, by candidate, term and voter.
  private var reported: [Campaign: [NodeID: [Entry]]] = [:]

  private struct Campaign: Hashable {
    var candidate: NodeID
    var term: Term
  }

  /// What a guard is evaluated on.
  private struct Scene {
    let node: NodeID
    let before: Replica<MemoryStorage>
    let message: Message?
    let isOwnProposal: Bool
    let record: EventRecord

    var voterCount: Int { before.tracker.config.voters.incoming.voters.count }
    /// The node's term when the message has been looked at.
    var term: Term { max(before.term, message.map { $0.from == noNode ? 0 : $0.term } ?? 0) }

    /// Who the leader knew to hold a value at an index, with the vote that arrived.
    func voters(for content: ContentID, at index: LogIndex) -> Set<NodeID> {
      var voters = Set(before.fastTallies.first { $0.index == index }?.candidates.first { $0.content == content }?.voters ?? [])
      if let message, message.kind == .fastVote, message.entries.contains(where: { $0.index == index && $0.content == content }) {
        voters.insert(message.from)
      }
      voters.insert(node)
      return voters
    }

    /// Who the leader knew to have voted at an index.
    func heard(at index: LogIndex) -> Set<NodeID> {
      Set(before.fastTallies.first { $0.index == index }?.candidates.flatMap(\.voters) ?? [])
    }
  }

  /// What is wrong with the record, if anything is.
  mutating func objection(to record: EventRecord, before: Cluster) -> String? {
    var message: Message?
    if case .delivered(let item)? = record.facts.first { message = item.message }
    if let message, message.kind == .voteResponse, !message.reject {
      reported[Campaign(candidate: message.to, term: message.term), default: [:]][message.from, default: []] += message.entries
    }
    var isOwnProposal = false
    if case .requested? = record.facts.first { isOwnProposal = true }
    for fact in record.facts {
      guard case .decision(let node, let decision) = fact, let replica = before.node(node)?.raft?.replica else { continue }
      let scene = Scene(
        node: node, before: replica, message: message?.to == node ? message : nil, isOwnProposal: isOwnProposal, record: record)
      if let problem = voting(decision, scene) ?? fast(decision, scene) ?? commit(decision, scene) ?? log(decision, scene) {
        return "\(nodeName(node)) \(decision): \(problem)"
      }
    }
    return nil
  }

  private mutating func hold(_ name: String, _ claims: (Bool, String)...) -> String? {
    counts[name, default: 0] += 1
    return claims.first { !$0.0 }?.1
  }
}

extension StateWitness {
  private mutating func voting(_ decision: Decision, _ scene: Scene) -> String? {
    let before = scene.before
    switch decision {
    case .voteGranted(let candidate, let term, let preVote, let candidateLast, let ownLast, _):
      guard let message = scene.message, message.kind == .vote || message.kind == .preVote else { return nil }
      let asked = EntryPosition(term: message.logTerm, index: message.index)
      let own = before.log.lastPosition
      let mayVote = before.term < message.term || before.vote == noNode && before.leader == noNode || before.vote == candidate || preVote
      return hold(
        "granted", (candidate == message.from && term == message.term, "it was asked by \(message.from) for \(message.term)"),
        (candidateLast == asked && ownLast == own, "the logs end at \(asked) and \(own)"),
        ((asked.term, asked.index) >= (own.term, own.index), "the candidate's log is older (R8)"), (mayVote, "its vote was given"))
    case .voteRefused(let candidate, _, _, let reason, _, _):
      guard let message = scene.message else { return nil }
      let asked = EntryPosition(term: message.logTerm, index: message.index)
      let own = before.log.lastPosition
      switch reason {
      case .logNotUpToDate: return hold("refused", ((asked.term, asked.index) < (own.term, own.index), "the candidate's log is no older"))
      case .votedFor(let other):
        return hold("refused", (before.term == message.term && before.vote == other && other != candidate, "it voted for \(before.vote)"))
      case .leaderKnown(let leader): return hold("refused", (before.leader == leader, "it follows \(before.leader)"))
      case .staleTerm: return hold("refused", (message.term < before.term, "the term is not stale"))
      default: return nil
      }
    case .pollCounted(let voter, let granted, _, let grants, let refusals, let quorum):
      guard let message = scene.message, message.kind == .voteResponse || message.kind == .preVoteResponse, before.role != .follower
      else { return nil }
      var ballots: [NodeID: Bool] = [:]
      for id in before.tracker.voterNodes { ballots[id] = before.tracker.vote(of: id) }
      if ballots[voter] == nil { ballots[voter] = granted }
      return hold(
        "polled", (voter == message.from && granted == !message.reject, "the answer is of \(message.from)"),
        (grants == ballots.values.count { $0 } && refusals == ballots.values.count { !$0 }, "the ballots are \(ballots)"),
        (quorum == scene.voterCount / 2 + 1, "the quorum is \(scene.voterCount / 2 + 1)"))
    case .recovered(let index, let content, let reports, let grants, let byMajority):
      return recovered(index, content, reports, grants, byMajority, scene)
    case .recoveryEnded(let index, let grants):
      let held = grants.compactMap { self.report(of: $0, at: index, scene) }
      return hold("recovery ended", (held.isEmpty, "somebody reported \(held)"))
    default: return nil
    }
  }

  /// What a voter's grant said that it holds at an index; the candidate's own slots are read off the state before.
  private func report(of voter: NodeID, at index: LogIndex, _ scene: Scene) -> Entry? {
    if voter == scene.node { return scene.before.slots.entry(at: index) }
    return reported[Campaign(candidate: scene.node, term: scene.before.term)]?[voter]?.first { $0.index == index }
  }

  private mutating func recovered(
    _ index: LogIndex, _ content: ContentID, _ reports: [HintReport], _ grants: [NodeID], _ byMajority: Bool, _ scene: Scene
  ) -> String? {
    let held = grants.map { self.report(of: $0, at: index, scene)?.content ?? ContentID.none }
    let supporters = held.count { $0 == content }
    let most = Set(held.filter { !$0.isNone }).map { value in held.count { $0 == value } }.max() ?? 0
    return hold(
      "recovered", (index > scene.before.log.lastIndex, "the candidate's own log reaches \(index)"),
      (reports.map(\.content) == held, "the grants reported \(held)"), (grants.count > scene.voterCount / 2, "too few grants"),
      (byMajority == (2 * supporters > grants.count), "\(supporters) of \(grants.count) reported it"),
      (supporters > 0 && (byMajority || supporters == most), "another value has more reports"))
  }
}

extension StateWitness {
  private mutating func fast(_ decision: Decision, _ scene: Scene) -> String? {
    let before = scene.before
    let isProposal = scene.message?.kind == .fastProposal || scene.isOwnProposal
    switch decision {
    case .slotFilled(let index, let content, _, let lastLeaderTerm, let term) where isProposal:
      let own = before.log.lastPosition.term
      return hold(
        "filled", (own == before.term, "the gate is closed: \(own) and \(before.term) (R2)"),
        (lastLeaderTerm == own && term == before.term, "the terms are \(own) and \(before.term)"),
        (before.slots.entry(at: index) == nil && index > before.log.lastIndex, "the slot is not free"),
        (scene.isOwnProposal || scene.message?.entries.contains { $0.content == content } == true, "nobody proposed it"))
    case .slotTaken(let index, let held, let proposed) where isProposal:
      return hold(
        "taken", (before.slots.entry(at: index)?.content == held, "the slot holds something else"),
        (scene.message.map { $0.entries.contains { $0.content == proposed } } ?? true, "nobody proposed it"))
    case .slotRefused(let index, _, let reason) where isProposal:
      switch reason {
      case .covered(let last): return hold("not filled", (before.log.lastIndex == last && index <= last, "the log ends elsewhere"))
      case .gateClosed: return hold("not filled", (before.log.lastPosition.term != before.term, "the gate is open"))
      case .beyondWindow(let last): return hold("not filled", (index > last, "it is within the window"))
      }
    case .fastVoteCounted(let index, let voter, let content, let votesForContent, let votes, let voters):
      guard let message = scene.message, message.kind == .fastVote, voter == message.from else { return nil }
      // The leader's own copy is shown as a vote from the moment at which it stands there, and may have been counted or not.
      let heard = scene.heard(at: index).subtracting([scene.node])
      let same = scene.voters(for: content, at: index)
      return hold(
        "counted", (message.term == before.term, "the vote is of term \(message.term)"), (!heard.contains(voter), "it voted before"),
        (message.entries.contains { $0.index == index && $0.content == content }, "the message does not say so"),
        (votes == heard.count + 1 || votes == heard.count + 2, "\(heard.sorted()) had voted"),
        (votesForContent == same.count || votesForContent == same.count - 1, "\(same.sorted()) hold it"),
        (voters == scene.voterCount, "there are \(scene.voterCount) voters"))
    case .decided(let index, _, _, let votes, _, .quorum(let quorum)):
      guard scene.message?.kind == .fastVote else { return nil }
      let known = scene.heard(at: index).union([scene.node, scene.message?.from ?? scene.node])
      return hold(
        "decided", (quorum == scene.voterCount / 2 + 1 && votes >= quorum, "no classic quorum of votes (R4)"),
        (votes <= known.count, "only \(known.sorted()) can have voted"), (index > before.log.lastIndex, "the index was decided before"))
    case .fastProposed(let index, _, attempt: 1):
      let held = max(before.log.lastIndex, before.slots.lastIndex, before.proposer.pending.map(\.entry.index).max() ?? 0)
      // A refusal may have told it of more that is taken, of which no more counts than the window has room for (L5).
      let taken = min(before.proposer.taken, before.log.lastIndex + before.config.fastWindow)
      return hold(
        "aimed", (index == max(held, taken) + 1, "it holds or has in flight all up to \(held), and heard that \(taken) is taken (L6)"))
    case .classicProposed(_, let reason):
      switch reason {
      case .gateClosed: return hold("classic", (before.log.lastPosition.term != before.term, "the gate is open"))
      case .noLeader: return hold("classic", (before.leader == noNode, "it knows \(before.leader)"))
      default: return nil
      }
    case .fastVoteIgnored(let voter, let index, .repeated):
      return hold("ignored", (scene.voters(for: .none, at: index).union(scene.heard(at: index)).contains(voter), "it had not voted"))
    default: return nil
    }
  }

  private mutating func commit(_ decision: Decision, _ scene: Scene) -> String? {
    let before = scene.before
    switch decision {
    case .committedFast(let index, let content, let holders, let quorum, let voters):
      let own = scene.voters(for: content, at: index)
      let needed = (3 * scene.voterCount + 3) / 4
      return hold(
        "committed fast", (quorum == needed && voters == scene.voterCount, "a fast quorum is \(needed)"),
        (holders.count >= needed && own.isSuperset(of: holders), "only \(own.sorted()) are known to hold it (R5)"),
        (index > before.log.frontier, "it was committed before"))
    case .committedClassic(_, let to, let holders, let quorum, let voters):
      var matching = Set(before.tracker.voterNodes.filter { (before.tracker.progress[$0]?.match ?? 0) >= to })
      matching.insert(scene.node)
      if let message = scene.message, message.kind == .appendResponse, !message.reject, message.index >= to {
        matching.insert(message.from)
      }
      return hold(
        "committed classic", (quorum == scene.voterCount / 2 + 1 && voters == scene.voterCount, "the quorum is another"),
        (holders.count >= quorum && matching.isSuperset(of: holders), "only \(matching.sorted()) are known to have it (R6)"))
    case .frontiersLearned(_, let commit, let fast):
      guard let message = scene.message, message.kind == .append || message.kind == .heartbeat else { return nil }
      // A message that comes late may bring news of one frontier and know less of the other, which stays then.
      let (knownCommit, knownFast) = (before.log.committed, before.log.fast)
      return hold(
        "learned",
        (
          commit <= max(message.commit, knownCommit) && fast <= max(message.commit, message.fastCommit, knownFast),
          "it was told of less (R15)"
        ))
    default: return nil
    }
  }

  private mutating func log(_ decision: Decision, _ scene: Scene) -> String? {
    let before = scene.before
    switch decision {
    case .appendAccepted(_, let previous, _, let entries):
      guard let message = scene.message, message.kind == .append else { return nil }
      let own = before.log.termOrZero(at: message.index)
      return hold(
        "accepted", (previous == EntryPosition(term: message.logTerm, index: message.index), "the message says \(message.index)"),
        (own == message.logTerm || message.index < before.log.firstIndex, "it holds term \(own) there (R7)"),
        (entries == message.entries.count, "it brought \(message.entries.count) entries"))
    case .appendRejected(_, let previous, let ownTerm, _):
      let own = before.log.termOrZero(at: previous.index)
      return hold("rejected", (own != previous.term && own == ownTerm, "it holds term \(own) there"))
    case .demoted(let index, let content, let term):
      let entry = before.log.entry(at: index)
      return hold("demoted", (entry?.content == content && entry?.term == term, "its log holds \(String(describing: entry)) there (R7)"))
    case .readPostponed(let noop, let commit):
      return hold("postponed", (before.log.committed == commit && commit < noop, "commit is \(before.log.committed) (R16)"))
    default: return nil
    }
  }
}
