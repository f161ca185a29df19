import Raft

/// Names one node or several in a command, in a way that still makes sense in another run.
public enum NodeSelector: Hashable, Sendable {
  /// The node with this identifier.
  case id(NodeID)
  /// Whoever leads.
  case leader
  /// The live node with the lowest identifier that does not lead.
  case follower
  /// Every node that the command can be about.
  case all
}

extension NodeSelector: CustomStringConvertible {
  /// The word for it: `3`, `leader`, `follower`, `all`.
  public var description: String {
    switch self {
    case .id(let id): "\(id)"
    case .leader: "leader"
    case .follower: "follower"
    case .all: "all"
    }
  }
}
