import Raft

/// What a screen shows of an election: who answered, and, slot by slot, what each reported and what came of it (rules R9 and R10).
/// Every number is the core's.
public struct RecoveryReport: Hashable, Sendable {
  /// A voter that granted its vote.
  public struct Grant: Hashable, Sendable {
    /// The voter.
    public var voter: NodeID
    /// The messages that carried the grant; none for the candidate's own.
    public var messages: [MessageNumber]
    /// The event in which it counted.
    public var event: Int
    /// How many entries it reported above the candidate's log.
    public var reportedCount: Int
    /// Whether it came after the election was decided, so that its report is not looked at.
    public var isLate: Bool
  }

  /// A voter that refused its vote.
  public struct Refusal: Hashable, Sendable {
    /// The voter.
    public var voter: NodeID
    /// The message.
    public var message: MessageNumber?
    /// The event in which it counted.
    public var event: Int
  }

  /// What a voter holds at an index.
  public enum Holding: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// A self-approved entry, in a slot.
    case selfApproved
    /// A leader-approved entry, by a leader of an older term.
    case leaderApproved
  }

  /// What one voter reported at one index.
  public struct Report: Hashable, Sendable {
    /// The voter.
    public var voter: NodeID
    /// What it holds there.
    public var holding: Holding
    /// The value in few letters; nil for nothing.
    public var tag: String?
    /// The value's name; ``ContentID/none`` for nothing.
    public var content: ContentID
    /// The term of the entry that it holds.
    public var term: Term
    /// The message that carried the report; nil for the candidate's own.
    public var message: MessageNumber?
    /// The event in which it arrived.
    public var event: Int?
  }

  /// The supporters of one value at one index.
  public struct Candidate: Hashable, Sendable {
    /// The value in few letters.
    public var tag: String
    /// Its name.
    public var content: ContentID
    /// Who reported it, ascending.
    public var voters: [NodeID]
  }

  /// One index above the candidate's log.
  public struct Slot: Hashable, Sendable {
    /// The index.
    public var index: LogIndex
    /// One for each voter whose grant counts, ascending.
    public var reports: [Report]
    /// The reported values, most reports first.
    public var candidates: [Candidate]
    /// The value that was taken, or, while answers are awaited, that would be taken if the campaign were won now.
    public var choice: Candidate
    /// Whether a strict majority of the reports is for it, so that it must be taken.
    public var isByMajority: Bool
    /// The term that the entry gets.
    public var newTerm: Term
    /// The same in words.
    public var text: String
  }

  /// Who stood.
  public var candidate: NodeID
  /// The term.
  public var term: Term
  /// The event in which the campaign began.
  public var event: Int
  /// How it ended, or that it has not.
  public var outcome: Election.Outcome
  /// Whether the fast track is on; without it nothing is reported.
  public var isFastPath: Bool
  /// Where the candidate's leader-approved log ended.
  public var logEnd: EntryPosition
  /// Who granted, in the order of arrival.
  public var grants: [Grant]
  /// Who refused.
  public var refusals: [Refusal]
  /// How many grants win.
  public var quorum: Int
  /// How many of the reports are a strict majority.
  public var majority: Int
  /// The indexes at which something was reported, ascending.
  public var slots: [Slot]
  /// Where nobody reported anything, so that recovery ends; the new leader's no-op stands there.
  public var endIndex: LogIndex?
  /// What happened, in one line.
  public var headline: String

  /// How many grants count.
  public var grantCount: Int { grants.count { !$0.isLate } }
  /// Whether answers are awaited.
  public var isRunning: Bool { outcome == .running }
  /// The event in which the candidate won.
  public var wonByEvent: Int? { if case .won(let event) = outcome { event } else { nil } }
}
