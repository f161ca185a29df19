import Raft

extension Explainer {
  func fastTrack(_ decision: Decision, of node: NodeID) -> Sentence? {
    switch decision {
    case .fastProposed(let index, let content, let attempt):
      let again = attempt > 1 ? " again, for the \(ordinal(attempt)) time" : ""
      return Sentence(
        node, "proposes \(tag(content))\(again) straight to all nodes, aimed at index \(index)", .selfApproved, attempt > 1 ? .l1 : .l6)
    case .classicProposed(let leader, let reason): return classicProposed(node, leader, reason)
    case .slotFilled(let index, let content, _, let lastLeaderTerm, _):
      return slotFilled(node, index, content, lastLeaderTerm, isVoted: false)
    case .slotTaken(let index, let held, let proposed): return slotTaken(node, index, held, proposed, isVoted: false)
    case .slotRefused(let index, let content, let reason): return slotRefused(node, index, content, reason)
    case .fastVoteSent(let leader, _, let first, let last):
      let who = leader == node ? "votes" : "tells \(nodeName(leader)) what it holds: votes"
      return Sentence(node, "\(who) at \(indexes(first, last))", .selfApproved, .l4)
    case .fastVoteCounted(let index, let voter, let content, let votesForContent, let votes, let voters):
      let who = voter == node ? "its own vote" : "\(nodeName(voter))'s vote"
      return Sentence(
        node, "counts \(who) at \(index) for \(tag(content)): \(votesForContent) of \(voters) for \(tag(content)), \(votes) voted",
        .selfApproved, .r4)
    case .fastVoteIgnored(let voter, let index, let reason):
      return Sentence(node, "does not count \(nodeName(voter))'s vote at \(index): \(ignored(reason, index))", .refused, .r2)
    case .proposalSettled(let outcome): return settled(node, outcome)
    default: return nil
    }
  }

  func slotFilled(_ node: NodeID, _ index: LogIndex, _ content: ContentID, _ lastLeaderTerm: Term, isVoted: Bool) -> Sentence {
    let vote = isVoted ? ", votes for it" : ""
    return Sentence(
      node,
      "holds nothing at \(index) and has term \(lastLeaderTerm) of its leader: inserts \(tag(content)) self-approved\(vote)",
      .selfApproved, .r2)
  }

  func slotTaken(_ node: NodeID, _ index: LogIndex, _ held: ContentID, _ proposed: ContentID, isVoted: Bool) -> Sentence {
    if held == proposed {
      let vote = isVoted ? ": votes for it once more" : ""
      return Sentence(node, "holds \(tag(held)) at \(index) already\(vote)", .selfApproved, .l4)
    }
    let vote = isVoted ? ", and votes for that" : ""
    return Sentence(node, "keeps \(tag(held)) at \(index) and does not take \(tag(proposed))\(vote)", .selfApproved, .r2)
  }

  private func slotRefused(_ node: NodeID, _ index: LogIndex, _ content: ContentID, _ reason: SlotRefusal) -> Sentence {
    let what = "does not insert \(tag(content)) at \(index)"
    return switch reason {
    case .covered(let last): Sentence(node, "\(what): its leader-approved log reaches \(last)", .refused, .r2)
    case .gateClosed(let lastLeaderTerm, let term):
      Sentence(node, "\(what): its last leader-approved entry is of term \(lastLeaderTerm), its own term is \(term)", .refused, .r2)
    case .beyondWindow(let last): Sentence(node, "\(what): its window ends at \(last)", .refused, .l5)
    }
  }

  private func classicProposed(_ node: NodeID, _ leader: NodeID, _ reason: ClassicReason) -> Sentence {
    let what =
      switch leader {
      case noNode: "cannot propose"
      case node: "proposes as the leader"
      default: "hands the proposal to \(nodeName(leader)) (classic track)"
      }
    return switch reason {
    case .off: Sentence(node, "\(what): no fast proposals", .neutral, .r17)
    case .gateClosed: Sentence(node, "\(what): its last leader-approved entry is not of the current term", .neutral, .r2)
    case .windowFull: Sentence(node, "\(what): its window is full", .neutral, .l5)
    case .confChange: Sentence(node, "\(what): membership changes never go fast", .neutral, .r13)
    case .noLeader: Sentence(node, "\(what): it knows no leader", .refused)
    }
  }

  private func ignored(_ reason: FastVoteRefusal, _ index: LogIndex) -> String {
    switch reason {
    case .notVoter: "it is no voter of the leader's configuration"
    case .repeated: "its first vote there stands"
    case .outOfRange: "\(index) is settled, or beyond the window"
    }
  }

  private func settled(_ node: NodeID, _ outcome: FastOutcome) -> Sentence {
    switch outcome {
    case .committed(let content, let index):
      Sentence(node, "knows that its proposal \(tag(content)) is committed at \(index)", .neutral, .l1)
    case .reproposed(let content, let from, let to):
      Sentence(node, "lost index \(from) to another value: its proposal \(tag(content)) is live at \(to) now", .selfApproved, .l1)
    case .unknown(let content, let index):
      Sentence(node, "cannot learn what became of \(tag(content)): a snapshot hides index \(index)", .refused, .l1)
    }
  }
}
