import Raft

extension Explainer {
  func replication(_ decision: Decision, of node: NodeID) -> Sentence? {
    switch decision {
    case .appendAccepted(let leader, let previous, let last, let entries):
      return appendAccepted(node, leader, previous, last, entries)
    case .appendRejected(let leader, let previous, let ownTerm, let hint):
      let own = ownTerm == 0 ? "holds nothing there" : "holds term \(ownTerm) there"
      return Sentence(
        node, "rejects what \(nodeName(leader)) sends behind \(place(previous)): \(own); suggests to try \(hint)", .refused, .r7)
    case .appended(let index, let term, let content, let cause): return appended(node, index, term, content, cause)
    case .committedFast(let index, let content, let holders, let quorum, let voters):
      let tag = tag(content)
      return Sentence(
        node,
        "COMMITS \(index) = \(tag) on the fast track: \(holders.count) of \(voters) voted \(tag), \(fastQuorumWords(quorum, voters: voters))",
        .fastCommit, .r5)
    case .committedClassic(let from, let to, let holders, let quorum, let voters):
      let first = from + 1
      let matched = "\(holders.count) of \(voters) matched, \(classicQuorumWords(quorum, voters: voters))"
      let tags = committedTags(first, to, by: node)
      if confirmsFastCommits(first, to, by: node) {
        let verb = first == to ? "is" : "are"
        return Sentence(
          node, "\(indexes(first, to)) = \(tags), committed fast, \(verb) committed classically too: \(matched)",
          .leaderApproved, .r6)
      }
      return Sentence(
        node, "COMMITS \(indexes(first, to)) = \(tags) on the classic track: \(matched)", .classicCommit, .r6)
    case .frontiersLearned(let leader, let commit, let fast):
      let ahead = fast > commit ? "; on the fast track up to \(fast)" : ""
      return Sentence(node, "learns from \(nodeName(leader)) that all up to \(commit) is committed\(ahead)", .leaderApproved, .r15)
    case .demoted(let index, let content, let term):
      return Sentence(
        node, "keeps \(tag(content)), which a conflict cuts at \(index), in slot \(index) (demoted, from term \(term))", .selfApproved, .r7)
    case .snapshotRestored(let position, let rebased):
      let how = rebased ? "re-bases its log on the snapshot at" : "restores the snapshot at"
      return Sentence(node, "\(how) \(place(position))", .leaderApproved, .r15)
    case .snapshotSent(let to, let position):
      return Sentence(node, "sends \(nodeName(to)) the snapshot at \(place(position)): the entries it needs are cut", .neutral, .r12)
    default: return nil
    }
  }

  private func appendAccepted(
    _ node: NodeID, _ leader: NodeID, _ previous: EntryPosition, _ last: LogIndex, _ entries: Int
  ) -> Sentence {
    if entries == 0 { return Sentence(node, "matches \(nodeName(leader))'s log at \(place(previous))", .neutral, .r7) }
    return Sentence(
      node, "accepts \(indexes(previous.index + 1, last)) from \(nodeName(leader)): its log matches at \(place(previous))",
      .leaderApproved, .r7)
  }

  private func appended(_ node: NodeID, _ index: LogIndex, _ term: Term, _ content: ContentID, _ cause: AppendCause) -> Sentence {
    let tag = tag(content, at: EntryPosition(term: term, index: index))
    return switch cause {
    case .noop: Sentence(node, "appends its no-op at \(index), term \(term)", .leaderApproved, .r3)
    case .proposal: Sentence(node, "appends \(tag) at \(index) leader-approved, term \(term)", .leaderApproved)
    case .confChange: Sentence(node, "appends the membership change \(tag) at \(index), term \(term)", .membership, .r14)
    case .barrier: Sentence(node, "appends a no-op at \(index) behind the membership change: the fast barrier", .membership, .r14)
    }
  }
}
