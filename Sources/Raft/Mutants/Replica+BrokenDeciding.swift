/// What the mutants of rules R4 and R5 decide and commit.
extension Replica {
  /// Mutant M15: an index that was decided but is not committed is decided again when another value has more votes.
  ///
  /// - Returns: whether an entry was replaced; everything above it is gone then.
  mutating func replaceDecided() -> Bool {
    guard let leadership else { return false }
    for tally in leadership.fast.possibleEntries.tallies where tally.index > log.frontier && tally.index <= log.lastIndex {
      guard let entry = log.entry(at: tally.index), entry.term == term else { continue }
      let supporters = tally.votes.count { $0.content == entry.content }
      for value in tally.values where tally.votes.count(where: { $0.content == value.content }) > supporters {
        let own = id
        tracker.visit { node, progress in
          let match = min(progress.match, tally.index - 1)
          let fresh = Progress(match: match, next: match + 1, inflights: progress.inflights, isLearner: progress.isLearner)
          progress = fresh
          if node == own { progress.becomeReplicate() }
        }
        appendStamped([stamped(Entry(content: value.content, data: value.data), index: tally.index)])
        return true
      }
    }
    return false
  }

  /// Mutant M11: the highest decided index with a fast quorum, whatever stands below it.
  mutating func indexCommittedOutOfOrder() -> LogIndex? {
    guard let leadership else { return nil }
    let quorum = fastCommitQuorum(voters: tracker.config.voters.incoming.voters.count)
    return leadership.fast.possibleEntries.tallies.last { tally in
      guard tally.index > log.frontier, let entry = log.entry(at: tally.index), entry.term == term else { return false }
      return holders(of: entry.content, at: tally.index).count >= quorum
    }?.index
  }
}
