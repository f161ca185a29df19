/// The membership with the progress of its members, and the votes of a campaign (etcd/raft's `tracker.ProgressTracker`).
public struct ProgressTracker: Hashable, Sendable {
  /// The membership.
  public package(set) var config = TrackerConfig()
  /// The progress of each voter and learner.
  public package(set) var progress = ProgressMap()
  /// How many messages may be in flight to a member.
  public let inflightMessagesMax: Int
  /// How many bytes may be in flight to a member; 0 sets no limit.
  public let inflightBytesMax: UInt64
  private var votes: [Ballot] = []

  private struct Ballot: Hashable, Sendable {
    var voter: NodeID
    var granted: Bool
  }

  /// Makes a tracker without members.
  public init(inflightMessagesMax: Int, inflightBytesMax: UInt64 = 0) {
    self.inflightMessagesMax = inflightMessagesMax
    self.inflightBytesMax = inflightBytesMax
  }

  /// An empty window of the tracker's size.
  package var emptyInflights: Inflights { Inflights(messagesMax: inflightMessagesMax, bytesMax: inflightBytesMax) }

  /// The membership as it is stored.
  public var confState: ConfState { config.confState }

  /// Whether a single voter decides alone.
  public var isSingleton: Bool { config.voters.incoming.voters.count == 1 && !config.voters.isJoint }

  /// The voters of both halves, ascending.
  public var voterNodes: [NodeID] { config.voters.voters.ids }

  /// The learners, ascending.
  public var learnerNodes: [NodeID] { config.learners.ids }

  /// Goes through all members in the order of their ids.
  public func visit(_ body: (NodeID, Progress) -> Void) {
    for position in progress.indices { body(progress.ids[position], progress[at: position]) }
  }

  /// Goes through all members in the order of their ids and lets each progress be changed in place.
  package mutating func visit(_ body: (NodeID, inout Progress) -> Void) {
    for position in progress.indices { body(progress.ids[position], &progress[at: position]) }
  }

  /// Changes the progress of a node in place; nil when the node is no member.
  @discardableResult
  package mutating func withProgress<Result>(_ id: NodeID, _ change: (inout Progress) -> Result) -> Result? {
    progress.withProgress(id, change)
  }
}

extension ProgressTracker {
  /// The highest index that a quorum of the voters matches.
  ///
  /// Complexity: an insertion sort of the voters' indexes, or quadratic for a handful of voters; nothing is allocated.
  public var committedIndex: LogIndex {
    let voters = config.voters.incoming.voters.count
    if config.voters.isJoint || voters == 0 || voters > Self.handful { return committedIndex { $0.match } }
    return progress.indexMatched(byAtLeast: QuorumSize.classic(voters: voters))
  }

  /// Up to how many voters a quorum is found by counting.
  private static let handful = 16

  /// Whether a quorum of the voters may match beyond the index: a quick answer, which is never no where ``committedIndex`` says yes.
  ///
  /// Complexity: linear; nothing is copied.
  func mayCommit(beyond index: LogIndex) -> Bool {
    if config.voters.isJoint { return true }
    return progress.countMatching(beyond: index) >= QuorumSize.classic(voters: config.voters.incoming.voters.count)
  }

  /// The highest index that a quorum of the voters has reached, by what `index` says of each.
  @inline(__always)
  package func committedIndex(by index: (Progress) -> LogIndex) -> LogIndex {
    // Voters are asked for in ascending order within a half, as the members stand: a cursor replaces a lookup for each.
    var cursor = 0
    return config.voters.committedIndex { id in
      if cursor >= progress.count || progress.ids[cursor] > id { cursor = 0 }
      while cursor < progress.count && progress.ids[cursor] < id { cursor += 1 }
      guard cursor < progress.count && progress.ids[cursor] == id else { return nil }
      return index(progress[at: cursor])
    }
  }

  /// Whether a quorum of the voters was heard of within the last election timeout.
  public var quorumActive: Bool {
    config.voters.voteResult { id in
      guard let position = progress.position(of: id), !progress[at: position].isLearner else { return nil }
      return progress[at: position].recentActive
    } == .won
  }

  /// Forgets all votes, before a campaign.
  package mutating func resetVotes() { votes.removeAll(keepingCapacity: true) }

  /// Takes a vote. A voter's first vote counts.
  package mutating func recordVote(_ voter: NodeID, granted: Bool) {
    if vote(of: voter) == nil { votes.append(Ballot(voter: voter, granted: granted)) }
  }

  /// How a node voted, nil when it did not.
  public func vote(of voter: NodeID) -> Bool? {
    for ballot in votes where ballot.voter == voter { return ballot.granted }
    return nil
  }

  /// The number of voters that granted and that refused, and what it means.
  public func tallyVotes() -> (granted: Int, rejected: Int, result: VoteResult) {
    var granted = 0
    var rejected = 0
    for position in progress.indices where !progress[at: position].isLearner {
      switch vote(of: progress.ids[position]) {
      case .some(true): granted += 1
      case .some(false): rejected += 1
      case .none: break
      }
    }
    return (granted, rejected, config.voters.voteResult(of: vote(of:)))
  }
}
