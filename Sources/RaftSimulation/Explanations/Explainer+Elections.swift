import Raft

extension Explainer {
  func election(_ decision: Decision, of node: NodeID) -> Sentence? {
    switch decision {
    case .roleChanged(let role, let term, let leader): return roleChanged(node, role, term, leader)
    case .campaignStarted(let term, let preVote, let last):
      let verb = preVote ? "asks whether it would win term \(term)" : "campaigns for term \(term)"
      return Sentence(node, "\(verb); its leader-approved log \(ending(last))", .election, .r8)
    case .voteGranted(let candidate, let term, let preVote, let candidateLast, let ownLast, let hints):
      return voteGranted(node, candidate, term, preVote, candidateLast, ownLast, hints)
    case .voteRefused(let candidate, let term, let preVote, let reason, let candidateLast, let ownLast):
      let what = preVote ? "tells \(nodeName(candidate)) not to campaign for" : "refuses \(nodeName(candidate)) its vote in"
      let (why, rule) = refusal(reason, candidate, candidateLast, ownLast)
      return Sentence(node, "\(what) term \(term): \(why)", .refused, rule)
    case .pollCounted(let voter, let granted, let preVote, let grants, let refusals, let quorum):
      let answer = granted ? "yes" : "no"
      let ballot = preVote ? "pre-vote" : "vote"
      let who = voter == node ? "its own" : "\(nodeName(voter))'s"
      return Sentence(
        node, "counts \(who) \(answer): \(counted(grants, ballot)) for it, \(refusals) against; \(quorum) win", .election, .r1)
    default: return nil
    }
  }

  private func roleChanged(_ node: NodeID, _ role: Role, _ term: Term, _ leader: NodeID) -> Sentence {
    switch role {
    case .leader: Sentence(node, "BECOMES LEADER of term \(term)", .election)
    case .candidate: Sentence(node, "is a candidate in term \(term)", .election)
    case .preCandidate: Sentence(node, "stays in term \(term) and asks first", .election)
    case .follower where leader == noNode: Sentence(node, "is a follower in term \(term) and knows no leader", .election)
    case .follower: Sentence(node, "follows \(nodeName(leader)) in term \(term)", .election)
    }
  }

  private func voteGranted(
    _ node: NodeID, _ candidate: NodeID, _ term: Term, _ preVote: Bool, _ candidateLast: EntryPosition, _ ownLast: EntryPosition,
    _ hints: Int
  ) -> Sentence {
    let who = candidate == node ? "itself" : nodeName(candidate)
    let what = preVote ? "would vote for \(who) in term \(term)" : "grants \(who) its vote in term \(term)"
    if candidate == node { return Sentence(node, "votes for itself in term \(term)", .election, .r8) }
    let comparison = "\(nodeName(candidate))'s leader-approved log \(ending(candidateLast)), its own \(ending(ownLast))"
    if hints == 0 { return Sentence(node, "\(what): \(comparison)", .election, .r8) }
    let entries = hints == 1 ? "the 1 entry" : "the \(hints) entries"
    return Sentence(node, "\(what): \(comparison); reports \(entries) it holds above \(candidateLast.index)", .election, .r9)
  }

  private func refusal(
    _ reason: VoteRefusal, _ candidate: NodeID, _ candidateLast: EntryPosition, _ ownLast: EntryPosition
  ) -> (String, Rule?) {
    switch reason {
    case .votedFor(let other): ("it voted for \(other == candidate ? "it" : nodeName(other)) already", nil)
    case .leaderKnown(let leader): ("it follows \(leader == candidate ? "it" : nodeName(leader)) already", nil)
    case .logNotUpToDate: ("\(nodeName(candidate))'s leader-approved log \(ending(candidateLast)), its own \(ending(ownLast))", .r8)
    case .belowCompacted(let index): ("\(nodeName(candidate))'s log \(ending(candidateLast)), its own is cut up to \(index)", .r12)
    case .leaseNotExpired(let ticks): ("it heard from its leader, whose lease runs for \(counted(ticks, "more tick"))", nil)
    case .staleTerm: ("that term is over", nil)
    }
  }
}
