/// A decision of a node, with the numbers that its guard compared. Texts and pictures are made from these records, and tests evaluate the
/// guard on them again.
public enum Decision: Hashable, Sendable {
  /// The node changed its role or term.
  case roleChanged(role: Role, term: Term, leader: NodeID)
  /// A campaign began: how far the candidate's leader-approved log reaches (rule R8).
  case campaignStarted(term: Term, preVote: Bool, last: EntryPosition)
  /// The node granted its vote and reported `hints` entries above the candidate's log (rules R8, R9).
  case voteGranted(candidate: NodeID, term: Term, preVote: Bool, candidateLast: EntryPosition, ownLast: EntryPosition, hints: Int)
  /// The node refused its vote.
  case voteRefused(
    candidate: NodeID, term: Term, preVote: Bool, reason: VoteRefusal, candidateLast: EntryPosition, ownLast: EntryPosition)
  /// A candidate counted an answer: grants and refusals so far of a classic quorum.
  case pollCounted(voter: NodeID, granted: Bool, preVote: Bool, grants: Int, refusals: Int, quorum: Int)
  /// The node follows the leader's log from here: entries after `previous` were accepted up to `last`.
  case appendAccepted(leader: NodeID, previous: EntryPosition, last: LogIndex, entries: Int)
  /// The position before the entries did not match.
  case appendRejected(leader: NodeID, previous: EntryPosition, ownTerm: Term, hint: LogIndex)
  /// A leader appended an entry with its own term.
  case appended(index: LogIndex, term: Term, content: ContentID, cause: AppendCause)
  /// A proposer aimed an entry at an index and sent it to all nodes (rules L1, L6).
  case fastProposed(index: LogIndex, content: ContentID, attempt: Int)
  /// A proposal was forwarded to the leader or dropped, because the fast track was not open to it here.
  case classicProposed(leader: NodeID, reason: ClassicReason)
  /// A proposal filled an empty slot (rule R2: `lastLeaderTerm` equals `term`).
  case slotFilled(index: LogIndex, content: ContentID, proposer: NodeID, lastLeaderTerm: Term, term: Term)
  /// The slot was taken; the node votes for what it holds (rule R2).
  case slotTaken(index: LogIndex, held: ContentID, proposed: ContentID)
  /// A proposal was not inserted (rules R2, L5, L7).
  case slotRefused(index: LogIndex, content: ContentID, reason: SlotRefusal)
  /// The node told the leader what it holds at these indexes (rules R2, L4).
  case fastVoteSent(leader: NodeID, term: Term, first: LogIndex, last: LogIndex)
  /// The leader counted a vote (rule R4).
  case fastVoteCounted(index: LogIndex, voter: NodeID, content: ContentID, votesForContent: Int, votes: Int, voters: Int)
  /// The leader did not count a vote (rules R2, R14).
  case fastVoteIgnored(voter: NodeID, index: LogIndex, reason: FastVoteRefusal)
  /// The leader chose the value of an index (rules R4, L3).
  case decided(index: LogIndex, content: ContentID, votesForContent: Int, votes: Int, voters: Int, cause: DecisionCause)
  /// A fast commit (rule R5): these voters hold the value, and that many of `voters` are needed.
  case committedFast(index: LogIndex, content: ContentID, holders: [NodeID], quorum: Int, voters: Int)
  /// A classic commit (rule R6) of everything after `from` up to `to`: these members match, and that many of `voters` are needed.
  case committedClassic(from: LogIndex, to: LogIndex, holders: [NodeID], quorum: Int, voters: Int)
  /// A follower learnt the frontiers from its leader (rule R15).
  case frontiersLearned(leader: NodeID, commit: LogIndex, fast: LogIndex)
  /// A new leader took a value that voters had reported (rule R10).
  case recovered(index: LogIndex, content: ContentID, reports: [HintReport], grants: [NodeID], byMajority: Bool)
  /// A new leader found no report at the index and went on with its no-op (rule R10).
  case recoveryEnded(index: LogIndex, grants: [NodeID])
  /// An entry that a conflict cut was kept in a slot (rule R7).
  case demoted(index: LogIndex, content: ContentID, term: Term)
  /// The fast track opened at the leader (rules R3, R14).
  case fastTrackOpened(commit: LogIndex, barrier: LogIndex)
  /// The fast track closed at the leader (rule R14).
  case fastTrackClosed(reason: FastTrackClosure)
  /// A fast proposal came to its end, or is live at a new index (rule L1).
  case proposalSettled(FastOutcome)
  /// A snapshot was restored, or needed only for its commit index.
  case snapshotRestored(position: EntryPosition, rebased: Bool)
  /// A snapshot was sent to a peer whose entries are compacted.
  case snapshotSent(to: NodeID, position: EntryPosition)
  /// A membership took effect.
  case confChangeApplied(ConfState)
  /// A proposed membership change was replaced by an empty entry.
  case confChangeRefused(reason: String)
  /// A leader heard from no quorum (check-quorum).
  case quorumLost(active: [NodeID], voters: Int)
  /// A leader hands its office over.
  case transferStarted(to: NodeID)
  /// A read index was fixed.
  case readIndexed(index: LogIndex, from: NodeID)
  /// A read waits until the leader's own no-op is committed (rule R16).
  case readPostponed(noop: LogIndex, commit: LogIndex)
  /// A message was ignored or refused as a whole.
  case messageIgnored(kind: MessageKind, from: NodeID, reason: String)
  /// The node stopped itself.
  case halted(reason: String)
}

/// Why a vote was refused.
public enum VoteRefusal: Hashable, Sendable {
  /// The node already voted for another candidate in this term.
  case votedFor(NodeID)
  /// The node has not voted, but follows a leader of this term already.
  case leaderKnown(NodeID)
  /// The candidate's leader-approved log is older (rule R8).
  case logNotUpToDate
  /// The candidate's log ends below what this node has compacted (rule R12).
  case belowCompacted(LogIndex)
  /// A leader is known and its lease has not run out.
  case leaseNotExpired(ticksRemaining: Int)
  /// The candidate's term is older.
  case staleTerm
}

/// Why a leader appended an entry.
public enum AppendCause: Hashable, Sendable {
  /// The no-op of a new leader.
  case noop
  /// A proposal of its own or one forwarded to it.
  case proposal
  /// A configuration change.
  case confChange
  /// The no-op behind an applied configuration change (rule R14.3).
  case barrier
}

/// Why a proposal went the classic way.
public enum ClassicReason: Hashable, Sendable {
  /// The fast path is off, by configuration or by hand.
  case off
  /// The node's last leader-approved entry is of an older term: it does not share the leader's prefix (rule R2).
  case gateClosed
  /// The window above the last leader-approved entry is full (rule L5), or too many proposals wait for their outcome.
  case windowFull
  /// Configuration changes never go fast (rule R13).
  case confChange
  /// No leader is known who could count the votes.
  case noLeader
}

/// Why a fast proposal was not inserted.
public enum SlotRefusal: Hashable, Sendable {
  /// A leader-approved entry covers the index.
  case covered(LogIndex)
  /// The node's last leader-approved entry has another term than its current one (rule R2).
  case gateClosed(lastLeaderTerm: Term, term: Term)
  /// Beyond the window (rule L5).
  case beyondWindow(last: LogIndex)
}

/// Why a leader did not count a fast vote.
public enum FastVoteRefusal: Hashable, Sendable {
  /// The sender is not a voter of the leader's configuration (rule R14.6).
  case notVoter
  /// It voted at this index before; its first vote stands.
  case repeated
  /// The index is settled or beyond the window.
  case outOfRange
}

/// What let the leader choose.
public enum DecisionCause: Hashable, Sendable {
  /// A classic quorum of votes had come (rule R4).
  case quorum(Int)
  /// The slot waited for too long (rule L3).
  case overdue(ticks: Int)
  /// A classic entry is about to be appended behind it (rule L3).
  case classicFollows
  /// The fast track is closed, so nothing waits (rule R14.2).
  case fastTrackClosed
}

/// Why the fast track is closed at a leader (rules R3, R14.2).
public enum FastTrackClosure: Hashable, Sendable {
  /// The node does not lead.
  case notLeader
  /// The leader's own no-op is not classically committed.
  case noopUncommitted(noop: LogIndex, commit: LogIndex)
  /// The log holds a configuration change that is not applied.
  case confChangePending(LogIndex)
  /// The configuration is joint.
  case jointConfiguration
  /// The barrier behind the last configuration change is not classically committed.
  case barrierUncommitted(barrier: LogIndex, commit: LogIndex)
}

/// What one voter reported at one index.
public struct HintReport: Hashable, Sendable {
  /// The voter.
  public var voter: NodeID
  /// What it holds there; ``ContentID/none`` for nothing.
  public var content: ContentID
  /// The term of the entry it holds: the term of insertion, or of the stale leader that appended it.
  public var term: Term
  /// Who had inserted it there.
  public var insertedBy: InsertedBy

  /// Makes a report.
  public init(voter: NodeID, content: ContentID, term: Term, insertedBy: InsertedBy) {
    self.voter = voter
    self.content = content
    self.term = term
    self.insertedBy = insertedBy
  }
}
