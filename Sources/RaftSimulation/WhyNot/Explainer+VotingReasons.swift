import Raft

extension Explainer {
  /// Why a vote was asked for, granted, refused or counted.
  func votingReason(_ decision: Decision, _ name: String) -> Reason? {
    switch decision {
    case .campaignStarted(let term, let preVote, let last):
      let how =
        preVote
        ? "It asks first and takes the new term only when a quorum would vote for it."
        : "It takes the next term, so that votes of the old one cannot count, and votes for itself."
      return Reason(
        "\(name) heard from no leader for an election timeout, or was told to stand, and asks for term \(term). \(how) Voters compare its "
          + "leader-approved log, which \(ending(last)), with their own; self-approved entries do not make a log newer.")
    case .voteGranted(let candidate, let term, let preVote, let candidateLast, let ownLast, let hints):
      return granted(name, candidate, term, preVote, candidateLast, ownLast, hints)
    case .voteRefused(let candidate, let term, _, let reason, let candidateLast, let ownLast):
      return refused(name, candidate, term, reason, candidateLast, ownLast)
    case .pollCounted(_, _, let preVote, let grants, let refusals, let quorum): return polled(name, preVote, grants, refusals, quorum)
    case .roleChanged(let role, let term, let leader): return changed(name, role, term, leader)
    case .quorumLost(let active, let voters):
      let quorum = QuorumSize.classic(voters: voters)
      return Reason(
        "\(name) heard from \(active.count) of \(voters) voters, itself included, within an election timeout. It cannot commit anything "
          + "without \(quorum), and others may have elected a leader; so it stops leading.", ["\(active.count) < \(quorum)"])
    default: return nil
    }
  }

  private func granted(
    _ name: String, _ candidate: NodeID, _ term: Term, _ preVote: Bool, _ candidateLast: EntryPosition, _ ownLast: EntryPosition,
    _ hints: Int
  ) -> Reason {
    let who = nodeName(candidate)
    let report =
      hints == 0
      ? ""
      : " With its vote it reports all it holds above \(candidateLast.index): \(counted(hints, "entry", "entries")), since one may be committed."
    let promise = preVote ? "This is no vote yet: it only says how it would vote." : "It has voted for nobody else in term \(term)."
    return Reason(
      "\(who)'s leader-approved log \(ending(candidateLast)); \(name)'s own \(ending(ownLast)). The candidate's is at least as up to date, "
        + "so everything committed on the classic track is in it. \(promise)\(report)", [comparison(candidateLast, "≥", ownLast)])
  }

  private func refused(
    _ name: String, _ candidate: NodeID, _ term: Term, _ reason: VoteRefusal, _ candidateLast: EntryPosition, _ ownLast: EntryPosition
  ) -> Reason {
    let who = nodeName(candidate)
    switch reason {
    case .votedFor(let other):
      return Reason("\(name) gave its vote in term \(term) to \(nodeName(other)), and a node has one vote a term.", ["1 vote a term"])
    case .leaderKnown(let leader):
      return Reason("\(name) follows \(nodeName(leader)), which was elected in term \(term) already; another vote could change nothing.")
    case .logNotUpToDate:
      return Reason(
        "\(who)'s leader-approved log \(ending(candidateLast)), \(name)'s own \(ending(ownLast)): the candidate's is older and may lack "
          + "what is committed.", [comparison(candidateLast, "<", ownLast)])
    case .belowCompacted(let index):
      return Reason(
        "\(name) has cut its log up to \(index) and could not report what it held there; \(who)'s log \(ending(candidateLast)).",
        ["\(candidateLast.index) < \(index)"])
    case .leaseNotExpired(let ticks):
      return Reason(
        "\(name) heard from a leader less than an election timeout ago and does not help to depose it.", ["\(ticks) ticks are left"])
    case .staleTerm: return Reason("Term \(term) is over: \(name) has seen a higher one.")
    }
  }

  private func polled(_ name: String, _ preVote: Bool, _ grants: Int, _ refusals: Int, _ quorum: Int) -> Reason {
    let state =
      if grants >= quorum {
        preVote ? "That is enough to stand for election." : "That is a quorum: \(name) is elected."
      } else if refusals >= quorum {
        "That many refusals leave no quorum for it."
      } else {
        "It waits for \(counted(quorum - grants, "more grant"))."
      }
    let relation = grants >= quorum ? "≥" : "<"
    return Reason(
      "\(name) has \(counted(grants, "grant")) and \(counted(refusals, "refusal")). Any two quorums of \(quorum) share a voter, who votes "
        + "once a term; so one candidate at most gets there. \(state)", ["\(grants) \(relation) \(quorum)"])
  }

  private func changed(_ name: String, _ role: Role, _ term: Term, _ leader: NodeID) -> Reason {
    switch role {
    case .leader:
      Reason(
        "A quorum granted \(name) its vote in term \(term), and nobody else can get one in that term. From the reports that came with the "
          + "votes it recovers what may be committed, then appends a no-op of its own term.")
    case .candidate, .preCandidate: Reason("\(name) wants to lead, and nobody has led it for an election timeout or it was told to stand.")
    case .follower where leader == noNode:
      Reason("\(name) learnt of term \(term), or lost its leader or its election. It follows, and waits to hear who leads.")
    case .follower: Reason("\(nodeName(leader)) sent what only the leader of term \(term) sends; a term has one leader at most.")
    }
  }

  private func comparison(_ one: EntryPosition, _ relation: String, _ other: EntryPosition) -> String {
    "(term \(one.term), index \(one.index)) \(relation) (term \(other.term), index \(other.index))"
  }
}
