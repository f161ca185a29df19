import Raft

/// The votes at one index, as the leader counts them, and the ones on their way to it.
public struct TallyView: Hashable, Sendable {
  /// One value's supporters.
  public struct Candidate: Hashable, Sendable {
    /// The value in few letters.
    public var tag: String
    /// Its name.
    public var content: ContentID
    /// Who voted for it and was counted, ascending.
    public var voters: [NodeID]
    /// Votes for it that are in flight to the leader and would count.
    public var incoming: [VoteOnTheWay]
  }

  /// A vote in flight.
  public struct VoteOnTheWay: Hashable, Sendable {
    /// The voter.
    public var voter: NodeID
    /// The message that carries it.
    public var message: MessageNumber
  }

  /// A voter that has not been heard, with none of its votes on the way.
  public struct SilentVoter: Hashable, Sendable {
    /// The voter.
    public var node: NodeID
    /// Why: `down`, `link cut`, `not heard`.
    public var reason: String
  }

  /// The index.
  public var index: LogIndex
  /// The values, most votes first.
  public var candidates: [Candidate]
  /// The value that the leader has chosen, once it has.
  public var decidedTag: String?
  /// How many voters there are.
  public var voterCount: Int
  /// How many have voted.
  public var voteCount: Int
  /// How many votes let the leader choose.
  public var classicQuorum: Int
  /// How many votes for one value commit it.
  public var fastQuorum: Int
  /// Who is missing.
  public var silent: [SilentVoter]

  /// How many more votes let the leader choose.
  public var votesShortToDecide: Int { max(0, classicQuorum - voteCount) }

  /// How many more votes for the leading value commit it on the fast track.
  public var votesShortToCommitFast: Int { max(0, fastQuorum - (candidates.first?.voters.count ?? 0)) }

  /// Whether the leading value can still get there, with everybody who has not voted voting for it.
  public var canCommitFast: Bool { votesShortToCommitFast <= voterCount - voteCount }
}
