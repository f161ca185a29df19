import Raft

extension Explainer {
  func leadership(_ decision: Decision, of node: NodeID) -> Sentence? {
    switch decision {
    case .decided(let index, let content, let votesForContent, let votes, let voters, let cause):
      return decided(node, index, content, votesForContent, votes, voters, cause)
    case .recovered(let index, let content, let reports, let grants, let byMajority):
      return recovered(node, index, content, reports, grants, byMajority)
    case .recoveryEnded(let index, let grants):
      return Sentence(node, "finds no report at \(index) among \(counted(grants.count, "grant")): its no-op follows", .recovery, .r10)
    case .fastTrackOpened(let commit, let barrier):
      if barrier == 0 {
        return Sentence(
          node, "opens the fast track: its no-op is committed on the classic track, commit is \(commit)", .leaderApproved, .r3)
      }
      return Sentence(node, "opens the fast track: commit \(commit) has reached the barrier at \(barrier)", .leaderApproved, .r14)
    case .fastTrackClosed(let reason):
      return Sentence(node, "closes the fast track: \(Self.words(for: reason))", .refused, .r14)
    case .quorumLost(let active, let voters):
      return Sentence(node, "hears from \(active.count) of \(voters) only and steps down", .fault, .r1)
    case .transferStarted(let to): return Sentence(node, "hands its office over to \(nodeName(to))", .election)
    case .readIndexed(let index, let from):
      let whose = from == node || from == noNode ? "a read" : "\(nodeName(from))'s read"
      return Sentence(node, "fixes \(whose) at index \(index)", .read, .r16)
    case .readPostponed(let noop, let commit):
      return Sentence(node, "lets a read wait: its no-op stands at \(noop), commit is \(commit)", .read, .r16)
    default: return nil
    }
  }

  /// Why the fast track is closed.
  static func words(for closure: FastTrackClosure) -> String {
    switch closure {
    case .notLeader: "it does not lead"
    case .noopUncommitted(let noop, let commit): "its no-op at \(noop) is not committed yet, commit is \(commit)"
    case .confChangePending(let index): "the membership change at \(index) is not applied yet"
    case .jointConfiguration: "the configuration is joint"
    case .barrierUncommitted(let barrier, let commit): "the barrier at \(barrier) is not committed yet, commit is \(commit)"
    }
  }

  private func decided(
    _ node: NodeID, _ index: LogIndex, _ content: ContentID, _ votesForContent: Int, _ votes: Int, _ voters: Int, _ cause: DecisionCause
  ) -> Sentence {
    let tag = tag(content)
    let numbers = "\(tag) has \(votesForContent) of \(counted(votes, "vote"))"
    switch cause {
    case .quorum(let quorum):
      return Sentence(
        node, "DECIDES \(index): \(numbers), \(classicQuorumWords(quorum, voters: voters)); appends \(tag) leader-approved", .decision, .r4)
    case .overdue(let ticks):
      return Sentence(
        node, "DECIDES \(index) alone after \(counted(ticks, "tick")): \(numbers); appends \(tag) leader-approved", .decision, .l3)
    case .classicFollows:
      return Sentence(
        node, "DECIDES \(index), since a classic entry follows: \(numbers); appends \(tag) leader-approved", .decision, .l3)
    case .fastTrackClosed:
      return Sentence(
        node, "DECIDES \(index) at once, since the fast track is closed: \(numbers); appends \(tag) leader-approved", .decision, .r14)
    }
  }

  private func recovered(
    _ node: NodeID, _ index: LogIndex, _ content: ContentID, _ reports: [HintReport], _ grants: [NodeID], _ byMajority: Bool
  ) -> Sentence {
    let tag = tag(content)
    let supporters = reports.filter { $0.content == content }.map(\.voter)
    let share = "\(supporters.count) of \(counted(grants.count, "grant")) report it (\(nodeNames(supporters)))"
    let why = byMajority ? "a strict majority, so it must be taken" : "no majority, so any reported value may be taken"
    return Sentence(node, "RECOVERS \(index) = \(tag): \(share), \(why)", .recovery, .r10)
  }
}
