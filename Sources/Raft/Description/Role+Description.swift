extension Role: CustomStringConvertible {
  /// etcd/raft's name, such as `StateFollower`.
  public var description: String {
    switch self {
    case .follower: "StateFollower"
    case .candidate: "StateCandidate"
    case .leader: "StateLeader"
    case .preCandidate: "StatePreCandidate"
    }
  }
}
