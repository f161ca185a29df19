import Raft

extension Explainer {
  /// Why entries were appended, refused or committed.
  func appendReason(_ decision: Decision, _ name: String) -> Reason? {
    switch decision {
    case .committedFast(let index, let content, let holders, let quorum, let voters):
      return committedFast(name, index, content, holders, quorum, voters)
    case .committedClassic(let from, let to, let holders, let quorum, let voters):
      let first = from + 1
      return Reason(
        "\(nodeNames(holders)), \(holders.count) of \(voters) voters, have \(name)'s log up to \(to) on disk; "
          + "\(classicQuorumWords(quorum, voters: voters)). The entry at \(to) is of \(name)'s own term, so no later leader can lack it, and "
          + "with it \(indexes(first, to)) is committed.", ["\(holders.count) ≥ \(quorum)"])
    case .frontiersLearned(let leader, let commit, let fast):
      return Reason(
        "\(nodeName(leader)) leads and said how far it has committed: \(commit) on the classic track"
          + (fast > commit ? ", \(fast) on the fast track" : "") + ". \(name) has these entries, so it may apply them.")
    case .appendAccepted(let leader, let previous, let last, _):
      return Reason(
        "\(name) has the entry at \(place(previous)), just before what \(nodeName(leader)) sent; logs that agree on one entry agree on all "
          + "before it. So it takes the leader's entries up to \(last).")
    case .appendRejected(let leader, let previous, let ownTerm, let hint):
      return Reason(
        "\(nodeName(leader)) sent what follows \(place(previous)), but \(name) holds \(ownTerm == 0 ? "nothing" : "term \(ownTerm)") there: the "
          + "logs part before. It suggests to go back to \(hint).", ["\(ownTerm) ≠ \(previous.term)"])
    case .demoted(let index, let content, let term):
      return Reason(
        "The leader's log differs from \(name)'s, whose entry \(tag(content)) of term \(term) at \(index) is cut. It may be committed "
          + "fast, with \(name) as a witness, so \(name) keeps it in a slot and will report it.")
    case .readPostponed(let noop, let commit):
      return Reason(
        "A new leader may not know yet how far the old one had committed. Once its own no-op at \(noop) is committed it does; commit is "
          + "\(commit).", ["\(commit) < \(noop)"])
    default: return nil
    }
  }

  private func committedFast(
    _ name: String, _ index: LogIndex, _ content: ContentID, _ holders: [NodeID], _ quorum: Int, _ voters: Int
  ) -> Reason {
    let classic = QuorumSize.classic(voters: voters)
    let witnesses = classic + quorum - voters
    // With a broken rule of quorums the argument fails, and the text says so.
    let isSeen = witnesses >= QuorumSize.reports(grants: classic)
    let end =
      isSeen ? "a strict majority of the reports, so it must be recovered" : "no majority of the reports, so a later leader may miss it"
    return Reason(
      "\(nodeNames(holders)), \(holders.count) of \(voters) voters, hold exactly \(tag(content)) at \(index), by votes of this term; "
        + "\(fastQuorumWords(quorum, voters: voters)). Everything below \(index) was committed before. Whoever is elected next hears from "
        + "\(classic) voters at least, and \(classic) + \(quorum) − \(voters) = \(witnesses) of those hold \(tag(content)): \(end).",
      ["\(holders.count) ≥ \(quorum)", "2·\(witnesses) \(isSeen ? ">" : "≤") \(classic)"])
  }

  /// Why a new leader took a value over, or stopped.
  func recoveryReason(_ decision: Decision, _ name: String) -> Reason? {
    switch decision {
    case .recovered(let index, let content, let reports, let grants, let byMajority):
      let supporters = reports.filter { $0.content == content }.map(\.voter)
      let majority = QuorumSize.reports(grants: grants.count)
      let others = reports.filter { !$0.content.isNone && $0.content != content }
      let rest = others.isEmpty ? "" : " \(nodeNames(others.map(\.voter))) reported something else."
      let why =
        byMajority
        ? "If \(tag(content)) was committed fast, just this many hold it; so it must be taken."
        : "So nothing can have been committed fast at \(index), and any reported value will do; it takes the one with most reports."
      return Reason(
        "\(name) won with \(counted(grants.count, "grant")) (\(nodeNames(grants))). \(nodeNames(supporters)) reported \(tag(content)) at "
          + "\(index): \(supporters.count) of \(grants.count), and a strict majority is \(majority).\(rest) \(why) The entry gets the new term.",
        ["\(supporters.count) \(byMajority ? "≥" : "<") \(majority)"])
    case .recoveryEnded(let index, let grants):
      return Reason(
        "None of \(nodeNames(grants)) holds anything at \(index). Fast commits are in order, so nothing above can be committed fast either: "
          + "\(name)'s no-op goes there.", ["0 of \(grants.count)"])
    default: return nil
    }
  }
}
