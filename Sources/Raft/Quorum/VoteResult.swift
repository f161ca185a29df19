/// What the votes cast so far mean for a candidate.
public enum VoteResult: UInt8, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  /// Neither won nor lost: it depends on votes that have not been cast.
  case pending = 1
  /// A quorum of grants can no longer be reached.
  case lost
  /// A quorum has granted.
  case won

  /// etcd/raft's name, such as `VoteWon`.
  public var description: String {
    switch self {
    case .pending: "VotePending"
    case .lost: "VoteLost"
    case .won: "VoteWon"
    }
  }
}
