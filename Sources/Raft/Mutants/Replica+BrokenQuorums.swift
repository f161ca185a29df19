/// What the mutants of rule R1 count as a quorum.
extension Replica {
  /// The votes that decide an index (rule R4).
  @inline(__always)
  package func decisionQuorum(voters count: Int) -> Int {
    broken.contains(.m1) ? (count + 1) / 2 : QuorumSize.classic(voters: count)
  }

  /// The votes that commit an index (rule R5).
  @inline(__always)
  package func fastCommitQuorum(voters count: Int) -> Int {
    broken.contains(.m2) ? decisionQuorum(voters: count) : QuorumSize.fast(voters: count)
  }

  /// What half of the voters has acknowledged (mutant M1).
  mutating func indexMatchedByHalf() -> LogIndex {
    let voters = tracker.config.voters.incoming.voters.ids
    let matches = voters.map { tracker.progress[$0]?.match ?? 0 }.sorted(by: >)
    let quorum = decisionQuorum(voters: voters.count)
    return matches.count >= quorum && quorum > 0 ? matches[quorum - 1] : 0
  }

  /// Whether half of the voters has granted its vote (mutant M1).
  var isElectedByHalf: Bool {
    let voters = tracker.config.voters.incoming.voters.ids
    return voters.count { tracker.vote(of: $0) == true } >= decisionQuorum(voters: voters.count)
  }
}
