import Raft
import RaftSimulation

/// One choice of a schedule. Everything that follows from it happens at once: writes, votes, acknowledgements, commits.
///
/// Messages are a growing set: whatever was ever sent may arrive at any time, twice, or never, so loss, duplication and reordering need no
/// steps of their own.
public enum MacroStep: Hashable, Sendable {
  /// A fast proposal for an index reaches a node.
  case propose(NodeID, index: Int, value: Int)
  /// The same, and the node crashes before it has written anything, and restarts.
  case proposeAndCrash(NodeID, index: Int, value: Int)
  /// A fast proposal reaches the leader, who appends it alone (rules L1, L3).
  case append(NodeID, index: Int, value: Int)
  /// The leader decides alone what it holds (rule L3).
  case decide(NodeID)
  /// A node campaigns in the next term that nobody has used.
  case campaign(NodeID)
  /// A voter answers a candidate.
  case answer(NodeID, candidate: NodeID)
  /// A candidate wins with its own grant and these.
  case win(NodeID, grants: [NodeID])
  /// A node receives a term's log up to an index, behind an index.
  case replicate(term: Int, behind: Int, through: Int, to: NodeID)
  /// A node receives the leader's snapshot.
  case snapshot(from: NodeID, to: NodeID)
  /// A node crashes and restarts from its disk.
  case restart(NodeID)
  /// A node takes a snapshot and drops as much of its log as it may.
  case compact(NodeID)
  /// A leader appends the change that makes the last node a voter.
  case join(leader: NodeID)
  /// One message arrives, in a search by single messages.
  case deliver(Delivery)
}

extension MacroStep: CustomStringConvertible {
  static func name(ofValue value: Int) -> String { ["x", "y", "z"][value] }

  /// The step in the notation of the catalogue, such as `P(S2,2x)`.
  public var description: String {
    switch self {
    case .propose(let node, let index, let value): return "P(\(nodeName(node)),\(index)\(Self.name(ofValue: value)))"
    case .proposeAndCrash(let node, let index, let value):
      return "P(\(nodeName(node)),\(index)\(Self.name(ofValue: value))) and crash"
    case .append(let node, let index, let value): return "\(nodeName(node))+\(index)\(Self.name(ofValue: value))"
    case .decide(let node): return "\(nodeName(node)) decides"
    case .campaign(let node): return "\(nodeName(node)) campaigns"
    case .answer(let voter, let candidate): return "\(nodeName(voter))→\(nodeName(candidate))"
    case .win(let node, let grants): return "win \(nodeName(node)){\(([node] + grants).map(nodeName).joined(separator: " "))}"
    case .replicate(let term, let behind, let through, let node): return "AE\(term)>\(behind)≤\(through)→\(nodeName(node))"
    case .snapshot(let from, let to): return "snapshot \(nodeName(from))→\(nodeName(to))"
    case .restart(let node): return "crash \(nodeName(node))"
    case .compact(let node): return "compact \(nodeName(node))"
    case .join(let leader): return "\(nodeName(leader)) adds the learner"
    case .deliver(let delivery): return "\(delivery)"
    }
  }
}
