extension RawNode {
  /// The state of the fast track at this node.
  public var fastStatus: FastStatus {
    FastStatus(
      closure: replica.fastTrackClosure, fast: replica.log.fast, slots: replica.slots.entries, tallies: replica.fastTallies,
      pending: replica.proposer.inFlight.map {
        FastStatus.Pending(content: $0.entry.content, index: $0.entry.index, attempt: $0.attempt)
      },
      noop: replica.leadership?.fast.noop ?? 0, barrier: replica.leadership?.fast.barrier ?? 0,
      incarnation: replica.proposer.incarnation)
  }
}

extension Replica {
  /// The leader's tallies of what is not committed, ascending by index.
  package var fastTallies: [FastTally] {
    guard let leadership else { return [] }
    let voters = tracker.config.voters.incoming.voters.count
    return leadership.fast.possibleEntries.tallies.map { tally in
      let decided = tally.index <= log.lastIndex ? log.entry(at: tally.index) : nil
      return FastTally(
        index: tally.index, candidates: candidates(of: tally, decided: decided), decided: decided?.content, voterCount: voters)
    }
  }

  private func candidates(of tally: PossibleEntries.Tally, decided: Entry?) -> [FastTally.Candidate] {
    var values = tally.values
    if let decided, !values.contains(where: { $0.content == decided.content }) { values.append(decided) }
    let candidates = values.map { value in
      let voters =
        value.content == decided?.content
        ? holders(of: value.content, at: tally.index)
        : tally.votes.filter { $0.content == value.content }.map(\.voter).sorted()
      return FastTally.Candidate(content: value.content, entry: value, voters: voters)
    }
    return candidates.sorted {
      $0.voters.count != $1.voters.count ? $0.voters.count > $1.voters.count : $0.content < $1.content
    }
  }
}
