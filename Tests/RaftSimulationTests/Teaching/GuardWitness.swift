import Raft
import RaftSimulation

/// Evaluates the guards of recorded decisions again: on the numbers of the record, and on the state before and after the event.
struct GuardWitness {
  private var tallies: [Place: [NodeID: ContentID]] = [:]
  /// How many guards were evaluated, by the name of the decision.
  private(set) var counts: [String: Int] = [:]

  private struct Place: Hashable {
    var leader: NodeID
    var term: Term
    var index: LogIndex
  }

  /// What is wrong with the record, if anything is.
  mutating func objection(to record: EventRecord, before: Cluster, after: Cluster) -> String? {
    var terms: [NodeID: Term] = [:]
    var isFirst: [NodeID: Bool] = [:]
    for fact in record.facts {
      guard case .decision(let node, let decision) = fact else { continue }
      if case .roleChanged(_, let term, _) = decision { terms[node] = term }
      let term = terms[node] ?? before.node(node)?.raft?.replica.term ?? 0
      let untouched = isFirst[node] == nil ? before.node(node)?.raft?.replica : nil
      if case .messageIgnored = decision {} else { isFirst[node] = false }
      if let problem = objection(to: decision, of: node, term: term, untouched: untouched, after: after) {
        return "\(nodeName(node)) \(decision): \(problem)"
      }
    }
    return nil
  }

  private mutating func objection(
    to decision: Decision, of node: NodeID, term: Term, untouched: Replica<MemoryStorage>?, after: Cluster
  ) -> String? {
    switch decision {
    case .voteGranted(let candidate, _, _, let candidateLast, let ownLast, let hints):
      count("granted")
      guard (candidateLast.term, candidateLast.index) >= (ownLast.term, ownLast.index) else { return "an older log won a vote" }
      guard let untouched else { return nil }
      if untouched.log.lastPosition != ownLast { return "the own log ends at \(untouched.log.lastPosition)" }
      let held = untouched.log.allEntries + untouched.slots.entries
      let reported = held.count { $0.index > candidateLast.index && !$0.kind.isConfChange }
      return hints == (candidate == node ? hints : reported) || hints == 0 && !after.settings.fastPath ? nil : "it holds \(reported)"
    case .voteRefused(let candidate, let term, _, let reason, let candidateLast, let ownLast):
      count("refused")
      switch reason {
      case .logNotUpToDate: return (candidateLast.term, candidateLast.index) < (ownLast.term, ownLast.index) ? nil : "the log is not older"
      case .votedFor(let other): return other != candidate ? nil : "it voted for this one"
      case .leaderKnown(let leader): return untouched.map { $0.leader == leader && $0.vote == noNode } ?? true ? nil : "it follows nobody"
      case .staleTerm: return untouched.map { $0.term > term } ?? true ? nil : "the term is not stale"
      default: return nil
      }
    case .pollCounted(_, _, _, let grants, let refusals, let quorum):
      count("polled")
      let voters = after.settings.nodeCount
      return quorum == voters / 2 + 1 && grants + refusals <= voters ? nil : "impossible counts"
    case .slotFilled(let index, let content, _, let lastLeaderTerm, let term):
      count("filled")
      if lastLeaderTerm != term { return "the gate was closed" }
      guard let untouched else { return nil }
      if untouched.log.lastPosition.term != lastLeaderTerm || untouched.term != term { return "the gate was not as told" }
      if untouched.slots.entry(at: index) != nil || untouched.log.lastIndex >= index { return "the index was taken" }
      if holds(node, content, index, in: after) || after.node(node)?.isAlive == false { return nil }
      // A leader that has votes may decide at once, for another value too.
      return after.node(node)?.raft?.replica.log.lastIndex ?? 0 >= index ? nil : "it is not there"
    case .slotTaken(let index, let held, _):
      count("taken")
      guard let untouched else { return nil }
      return untouched.slots.entry(at: index)?.content == held ? nil : "the slot held something else"
    case .slotRefused(let index, _, let reason):
      count("not filled")
      switch reason {
      case .covered(let last): return index <= last && untouched.map { $0.log.lastIndex == last } ?? true ? nil : "not covered"
      case .gateClosed(let lastTerm, let term): return lastTerm != term ? nil : "the gate was open"
      case .beyondWindow(let last): return index > last ? nil : "within the window"
      }
    default: return leaderObjection(to: decision, of: node, term: term, after: after)
    }
  }

  private mutating func leaderObjection(to decision: Decision, of node: NodeID, term: Term, after: Cluster) -> String? {
    switch decision {
    case .fastVoteCounted(let index, let voter, let content, let votesForContent, let votes, let voters):
      count("counted")
      let place = Place(leader: node, term: term, index: index)
      if tallies[place]?[voter] != nil { return "it voted before" }
      tallies[place, default: [:]][voter] = content
      let tally = tallies[place] ?? [:]
      let same = tally.count == votes && tally.values.count { $0 == content } == votesForContent
      return same && voters == after.settings.nodeCount ? nil : "the tally is \(tally)"
    case .decided(let index, let content, let votesForContent, let votes, let voters, let cause):
      count("decided")
      let tally = tallies[Place(leader: node, term: term, index: index)] ?? [:]
      let most = Dictionary(grouping: tally.values) { $0 }.values.map(\.count).max() ?? 0
      if case .quorum(let quorum) = cause {
        if quorum != voters / 2 + 1 || votes < quorum || tally.count != votes { return "no quorum: \(tally)" }
        if votesForContent != most || tally.values.count(where: { $0 == content }) != most { return "another value has more: \(tally)" }
      }
      return votesForContent >= most ? nil : "another value has more"
    case .committedFast(let index, let content, let holders, let quorum, let voters):
      count("committed fast")
      guard quorum == (3 * voters + 3) / 4, holders.count >= quorum else { return "no fast quorum" }
      // Whoever voted wrote it to disk before, and nothing has been cut since, unless a later leader covered it with the same value.
      for holder in holders where !holds(holder, content, index, in: after) { return "\(nodeName(holder)) does not hold it" }
      return nil
    case .committedClassic(_, let to, let holders, let quorum, let voters):
      count("committed classic")
      guard quorum == voters / 2 + 1, holders.count >= quorum else { return "no quorum" }
      for holder in holders {
        guard let disk = after.node(holder)?.disk, disk.lastIndex() >= to else { return "\(nodeName(holder)) has no entry at \(to)" }
      }
      return nil
    case .recovered(_, let content, let reports, let grants, let byMajority):
      count("recovered")
      let supporters = reports.count { $0.content == content }
      return reports.map(\.voter) == grants && byMajority == (2 * supporters > grants.count) && supporters > 0 ? nil : "wrong count"
    case .fastTrackOpened(let commit, let barrier):
      count("opened")
      return commit >= barrier ? nil : "the barrier is ahead"
    case .appendRejected(_, let previous, let ownTerm, _):
      count("rejected")
      return ownTerm != previous.term ? nil : "it matched"
    default: return nil
    }
  }

  private mutating func count(_ name: String) { counts[name, default: 0] += 1 }

  private func holds(_ node: NodeID, _ content: ContentID, _ index: LogIndex, in cluster: Cluster) -> Bool {
    guard let disk = cluster.node(node)?.disk else { return false }
    if disk.slots.contains(where: { $0.index == index && $0.content == content }) { return true }
    guard index >= disk.firstIndex(), index <= disk.lastIndex() else { return false }
    return (try? disk.entries(from: index, to: index + 1, sizeInBytesMax: .max))?.first?.content == content
  }
}
