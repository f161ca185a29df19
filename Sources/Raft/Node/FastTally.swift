/// The votes that a leader has counted at one index (the seed document's `possibleEntries`), as a status shows them.
public struct FastTally: Hashable, Sendable {
  /// One value's supporters.
  public struct Candidate: Hashable, Sendable {
    /// The value.
    public var content: ContentID
    /// Its payload.
    public var entry: Entry
    /// Who voted for it, ascending; the leader included once its own copy is durable.
    public var voters: [NodeID]
  }

  /// The index.
  public var index: LogIndex
  /// The values, most votes first, ties by content identifier.
  public var candidates: [Candidate]
  /// The value that the leader has chosen, once it has.
  public var decided: ContentID?
  /// How many voters the configuration has.
  public var voterCount: Int
  /// How many votes let the leader choose.
  public var classicQuorum: Int
  /// How many votes for one value commit it.
  public var fastQuorum: Int

  /// Makes a tally.
  package init(
    index: LogIndex, candidates: [Candidate] = [], decided: ContentID? = nil, voterCount: Int
  ) {
    self.index = index
    self.candidates = candidates
    self.decided = decided
    self.voterCount = voterCount
    classicQuorum = QuorumSize.classic(voters: voterCount)
    fastQuorum = QuorumSize.fast(voters: voterCount)
  }

  /// How many voters have voted.
  public var voteCount: Int { candidates.reduce(0) { $0 + $1.voters.count } }
}
