import Raft

extension Explainer {
  /// Why the fast track did what it did.
  func fastReason(_ decision: Decision, _ name: String) -> Reason? {
    switch decision {
    case .slotFilled(let index, let content, let proposer, let lastLeaderTerm, let term):
      return Reason(
        "\(name)'s last leader-approved entry is of term \(lastLeaderTerm), and its term is \(term): it shares the leader's log so far, and "
          + "its vote may count. It held nothing at \(index), so it takes \(nodeName(proposer))'s \(tag(content)) there and keeps it: the "
          + "first that comes stays.", ["\(lastLeaderTerm) = \(term)"])
    case .slotTaken(let index, let held, let proposed):
      let same = held == proposed
      let end = same ? "It says again what it said before." : "A vote that changed could count twice, so it answers with what it holds."
      return Reason("\(name) holds \(tag(held)) at \(index) already, and a slot is never overwritten by a proposal. \(end)")
    case .slotRefused(let index, let content, let reason): return notInserted(name, index, content, reason)
    case .fastVoteCounted(let index, let voter, let content, let votesForContent, let votes, let voters):
      let fast = QuorumSize.fast(voters: voters)
      let classic = QuorumSize.classic(voters: voters)
      return Reason(
        "\(nodeName(voter)) holds \(tag(content)) at \(index). \(name) has \(votes) of \(voters) votes there now, \(votesForContent) of them "
          + "for \(tag(content)): \(classic) votes let it decide, \(fast) for the same value commit.",
        ["\(votes) of \(classic) to decide", "\(votesForContent) of \(fast) to commit fast"])
    case .fastVoteIgnored(let voter, let index, let reason): return notCounted(name, voter, index, reason)
    case .decided(let index, let content, let votesForContent, let votes, let voters, let cause):
      return decided(name, index, content, votesForContent, votes, voters, cause)
    case .fastTrackOpened(let commit, let barrier):
      let what = barrier == 0 ? "its own no-op" : "the barrier at \(barrier) behind the last membership change"
      return Reason(
        "\(what) is committed on the classic track (commit is \(commit)), no membership change waits, and the configuration is not joint. "
          + "So a classic quorum shares \(name)'s log, and votes may count.", barrier == 0 ? [] : ["\(commit) ≥ \(barrier)"])
    case .fastTrackClosed(let closure):
      return Reason("\(name) may not count fast votes: \(Self.words(for: closure)). Until it opens again \(name) decides each index alone.")
    case .classicProposed: return nil
    default: return nil
    }
  }

  private func notInserted(_ name: String, _ index: LogIndex, _ content: ContentID, _ reason: SlotRefusal) -> Reason {
    switch reason {
    case .covered(let last):
      Reason(
        "\(name)'s leader-approved log reaches \(last) and covers \(index); what a leader placed there stands. \(tag(content)) is not "
          + "taken, and its proposer is told.", ["\(index) ≤ \(last)"])
    case .gateClosed(let lastLeaderTerm, let term):
      Reason(
        "\(name)'s last leader-approved entry is of term \(lastLeaderTerm), but the term is \(term): it may lack what the leader has, so its "
          + "vote must not count. The classic track brings it up first.", ["\(lastLeaderTerm) ≠ \(term)"])
    case .beyondWindow(let last): Reason("\(name) keeps slots up to \(last) only, so that they cannot pile up.", ["\(index) > \(last)"])
    }
  }

  private func notCounted(_ name: String, _ voter: NodeID, _ index: LogIndex, _ reason: FastVoteRefusal) -> Reason {
    switch reason {
    case .notVoter: Reason("\(nodeName(voter)) is no voter of \(name)'s configuration; only voters count.")
    case .repeated: Reason("\(nodeName(voter)) voted at \(index) before, and its first vote there stands: nobody counts twice.")
    case .outOfRange: Reason("Index \(index) is committed already or beyond the window: there is nothing left to count.")
    }
  }

  private func decided(
    _ name: String, _ index: LogIndex, _ content: ContentID, _ votesForContent: Int, _ votes: Int, _ voters: Int, _ cause: DecisionCause
  ) -> Reason {
    let choice = "\(tag(content)) has \(votesForContent) of the \(votes) votes, no value has more; ties go to the lowest identifier"
    switch cause {
    case .quorum(let quorum):
      return Reason(
        "\(votes) of \(voters) voters have told \(name) what they hold at \(index), and \(quorum) are a classic quorum. \(choice). Deciding "
          + "only places the value in \(name)'s log: it is committed when \(QuorumSize.fast(voters: voters)) vote for it, or a classic "
          + "quorum has appended it.", ["\(votes) ≥ \(quorum)"])
    case .overdue(let ticks):
      return Reason(
        "Index \(index) waited for \(counted(ticks, "tick")) without a quorum of votes. So that nothing waits for ever \(name) decides alone: \(choice)."
      )
    case .classicFollows:
      return Reason("A classic entry is about to go behind \(index), and a log has no gaps; so \(name) decides \(index) now: \(choice).")
    case .fastTrackClosed:
      return Reason(
        "The fast track is closed, so no vote can commit \(index); waiting would gain nothing, and \(name) decides at once: \(choice).")
    }
  }
}
