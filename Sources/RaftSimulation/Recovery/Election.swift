import Raft

/// An election as its candidate saw it: who answered what and when, and what it took over when it won (rules R9 and R10).
public struct Election: Hashable, Sendable {
  /// How it ended, or that it has not.
  public enum Outcome: Hashable, Sendable {
    /// Answers are awaited.
    case running
    /// The candidate leads since this event.
    case won(event: Int)
    /// The candidate gave up in this event.
    case lost(event: Int, reason: Defeat)
  }

  /// Why a candidate gave up.
  public enum Defeat: Hashable, Sendable {
    /// It learnt of a higher term.
    case higherTerm(Term)
    /// Another node won the term.
    case otherLeader(NodeID)
    /// A quorum refused.
    case refused
    /// It began another campaign.
    case campaignedAgain
    /// It went down.
    case crashed
  }

  /// An answer that reached the candidate.
  public struct Answer: Hashable, Sendable {
    /// Who answered.
    public var voter: NodeID
    /// The message, or nil for the candidate's own vote.
    public var message: MessageNumber?
    /// The event in which it arrived.
    public var event: Int
    /// Whether it grants the vote, or a part of a grant.
    public var isGrant: Bool
    /// The indexes that it reports entries at.
    public var indexes: [LogIndex]
    /// Whether it came after the election was decided, and so counts for nothing (rule R10).
    public var isLate: Bool
  }

  /// A value that the winner took over, as its core recorded it.
  public struct Recovery: Hashable, Sendable {
    /// The index.
    public var index: LogIndex
    /// The value.
    public var content: ContentID
    /// What each of the voters whose grants counted had reported.
    public var reports: [HintReport]
    /// Whether a strict majority of them reported the value.
    public var isByMajority: Bool
  }

  /// Who stood.
  public var candidate: NodeID
  /// The term.
  public var term: Term
  /// The event in which the campaign began.
  public var event: Int
  /// Where the candidate's leader-approved log ended.
  public var logEnd: EntryPosition
  /// The answers, in the order of arrival.
  public var answers: [Answer] = []
  /// Those whose grants counted, in the order of counting.
  public var grants: [NodeID] = []
  /// Those whose refusals counted.
  public var refusals: [NodeID] = []
  /// How many grants win, as the core said.
  public var quorum = 0
  /// What the winner took over, ascending by index.
  public var recoveries: [Recovery] = []
  /// The first index at which nobody reported anything, once the core has found it; the winner's no-op stands there.
  public var endIndex: LogIndex?
  /// How it ended.
  public var outcome = Outcome.running

  /// Whether answers are awaited.
  public var isRunning: Bool { outcome == .running }

  /// The answer that carried a voter's report at an index: the one with an entry there, else the voter's first grant.
  public func source(of voter: NodeID, at index: LogIndex) -> Answer? {
    let grants = answers.filter { $0.voter == voter && $0.isGrant && !$0.isLate }
    return grants.first { $0.indexes.contains(index) } ?? grants.first
  }
}
