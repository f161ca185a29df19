import Raft

/// One proposal in both lanes of a race.
public struct RaceRow: Hashable, Sendable {
  /// The request, by the same name in both lanes.
  public var request: RequestID
  /// What was proposed, in few letters.
  public var tag: String
  /// What became of it with the fast track.
  public var fast: RaceResult
  /// What became of it without.
  public var classic: RaceResult

  /// How many message delays the fast lane needed less until somebody knew the commit; negative when it needed more, nil when either lane
  /// has not committed it, or by no single path of messages.
  public var delaysAhead: Int? {
    guard let one = fast.delaysToCommit, let other = classic.delaysToCommit else { return nil }
    return other - one
  }

  /// Which lane is ahead with it; nil when neither is.
  public var leader: CommitTrack? {
    switch (fast.isCommitted, classic.isCommitted) {
    case (true, false): return .fast
    case (false, true): return .classic
    case (false, false): return nil
    case (true, true):
      let difference = delaysAhead ?? (fast.microseconds ?? 0 < classic.microseconds ?? 0 ? 1 : -1)
      return difference == 0 ? nil : difference > 0 ? .fast : .classic
    }
  }

  /// The row in words.
  public var text: String {
    "\(tag) (\(nodeName(request.client))): fast \(fast.text); classic \(classic.text)"
      + (delaysAhead.map { "; " + Self.words(ahead: $0) } ?? "")
  }

  static func words(ahead delays: Int) -> String {
    if delays == 0 { return "level" }
    return "\(delays > 0 ? "fast" : "classic") ahead by \(counted(abs(delays), "message delay"))"
  }
}

/// What became of a proposal in one lane.
public struct RaceResult: Hashable, Sendable {
  /// The event in which it was proposed.
  public var proposedByEvent: Int
  /// The index at which it was committed first, if it is.
  public var index: LogIndex?
  /// On which track.
  public var track: CommitTrack?
  /// The event in which the first node knew the commit.
  public var committedByEvent: Int?
  /// The message delays from the proposal until the first node, the leader, knew the commit; nil when a tick or another request caused it.
  public var delaysToCommit: Int?
  /// The message delays until every live node knew it; nil while one does not, or when one was told by another cause.
  public var delaysEverywhere: Int?
  /// The time from the proposal until the first node knew the commit, in microseconds.
  public var microseconds: UInt64?
  /// Why it did not go the straight fast way: each reason with the event that shows it. Empty in the classic lane.
  public var fallBacks: [FallBack] = []

  /// Whether it is committed.
  public var isCommitted: Bool { index != nil }

  /// The result in words.
  public var text: String {
    guard let index, let track else { return "waits" + reasons }
    let delays = delaysToCommit.map { counted($0, "message delay") } ?? "no single path of messages"
    return "\(index) \(track == .fast ? "!" : "=") after \(delays)" + reasons
  }

  private var reasons: String { fallBacks.isEmpty ? "" : " (" + fallBacks.map(\.text).joined(separator: "; ") + ")" }
}

/// Why a proposal did not commit on the fast track at its first index.
public struct FallBack: Hashable, Sendable {
  /// What it was.
  public enum Kind: Hashable, Sendable {
    /// The leader proposed: its append is the broadcast already.
    case leaderProposed
    /// The proposer's fast track was closed.
    case notOpenToProposer
    /// Another value got its index, and it was proposed again.
    case lostIndex
    /// Votes went to several values, so that none had a fast quorum.
    case splitVote
    /// Too few votes came: nodes are down, cut off, or messages were lost.
    case missingVotes
    /// The acknowledgements of a classic quorum were there before the last vote.
    case acknowledgedFirst
    /// The leader decided without a quorum of votes.
    case decidedAlone
    /// A new leader recovered it.
    case recovered
  }

  /// What it was.
  public var kind: Kind
  /// The reason in words, with its numbers.
  public var text: String
  /// The event that shows it.
  public var event: Int
}

/// How a race stands.
public struct RaceStanding: Hashable, Sendable {
  /// How many proposals were made.
  public var proposalCount: Int
  /// How many are committed with the fast track.
  public var fastCommitCount: Int
  /// How many are committed without.
  public var classicCommitCount: Int
  /// Over how many proposals message delays can be compared.
  public var comparedCount: Int
  /// How many message delays the fast lane needed less in all of these.
  public var delaysAhead: Int
  /// How many proposals of the fast lane fell back to the classic track.
  public var fallBackCount: Int

  /// Which lane is ahead: by commits, then by message delays; nil when they are level.
  public var leader: CommitTrack? {
    if fastCommitCount != classicCommitCount { return fastCommitCount > classicCommitCount ? .fast : .classic }
    return delaysAhead == 0 ? nil : delaysAhead > 0 ? .fast : .classic
  }

  /// The standing in one line.
  public var text: String {
    if proposalCount == 0 { return "nothing is proposed yet" }
    let counts = "fast \(fastCommitCount) of \(proposalCount) committed, classic \(classicCommitCount)"
    let delays = comparedCount == 0 ? "" : "; " + RaceRow.words(ahead: delaysAhead) + " over \(counted(comparedCount, "proposal"))"
    let fallBacks = fallBackCount == 0 ? "" : "; \(counted(fallBackCount, "fall-back"))"
    return counts + delays + fallBacks
  }
}
