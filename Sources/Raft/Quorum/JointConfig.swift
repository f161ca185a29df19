/// Two sets of voters, both of which have to agree (Raft thesis, section 4.3). Outside of a membership change the outgoing one is empty.
public struct JointConfig: Hashable, Sendable {
  /// The voters to be.
  public var incoming: MajorityConfig
  /// The voters that a membership change replaces; empty unless one is under way.
  public var outgoing: MajorityConfig

  /// Makes a configuration.
  public init(incoming: MajorityConfig = MajorityConfig(), outgoing: MajorityConfig = MajorityConfig()) {
    self.incoming = incoming
    self.outgoing = outgoing
  }

  /// Whether a membership change is under way.
  @inlinable
  public var isJoint: Bool { !outgoing.isEmpty }

  /// The voters of both halves.
  public var voters: NodeIDSet { incoming.voters.union(outgoing.voters) }

  /// Whether the node votes in either half.
  public func contains(_ id: NodeID) -> Bool { incoming.voters.contains(id) || outgoing.voters.contains(id) }

  /// The highest index that majorities of both halves have acknowledged; see ``MajorityConfig/committedIndex(of:)``.
  ///
  /// - Parameter acknowledged: what a voter has acknowledged. It is called for each voter of a half, ascending.
  @inlinable
  public func committedIndex(of acknowledged: (NodeID) -> LogIndex?) -> LogIndex {
    let index = incoming.committedIndex(of: acknowledged)
    return isJoint ? min(index, outgoing.committedIndex(of: acknowledged)) : index
  }

  /// What the votes mean: won when both halves are, lost when either is.
  @inlinable
  public func voteResult(of granted: (NodeID) -> Bool?) -> VoteResult {
    let result = incoming.voteResult(of: granted)
    guard isJoint else { return result }
    let other = outgoing.voteResult(of: granted)
    if result == other { return result }
    return result == .lost || other == .lost ? .lost : .pending
  }

  /// A picture of what the voters have acknowledged; see ``MajorityConfig/describe(_:)``.
  public func describe(_ acknowledged: (NodeID) -> LogIndex?) -> String { MajorityConfig(voters).describe(acknowledged) }
}

extension JointConfig: CustomStringConvertible {
  /// The incoming half, and the outgoing one if there is one: `(2 3 4)&&(1 2 3)`.
  public var description: String { isJoint ? "\(incoming)&&\(outgoing)" : incoming.description }
}
