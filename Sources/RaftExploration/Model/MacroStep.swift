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
}

/// A macro step, and how ties between equally supported values end in it. R4 and R10 leave that open, so a search tries both ways.
public struct ScheduleStep: Hashable, Sendable, CustomStringConvertible {
  /// What happens.
  public var step: MacroStep
  /// Whether the highest content identifier wins a tie, instead of the lowest.
  public var tiesToHighest: Bool

  /// Makes a step.
  public init(_ step: MacroStep, tiesToHighest: Bool = false) {
    self.step = step
    self.tiesToHighest = tiesToHighest
  }

  /// The step in the notation of the catalogue, such as `P(S2,2x)`.
  public var description: String { "\(step)" + (tiesToHighest ? " (ties: highest)" : "") }
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
    }
  }
}

extension ScheduleStep {
  /// The step in 64 bits.
  var packed: UInt64 {
    let tie: UInt64 = tiesToHighest ? 1 << 63 : 0
    switch step {
    case .propose(let node, let index, let value): return tie | Self.pack(1, node, index, value)
    case .proposeAndCrash(let node, let index, let value): return tie | Self.pack(2, node, index, value)
    case .append(let node, let index, let value): return tie | Self.pack(3, node, index, value)
    case .decide(let node): return tie | Self.pack(4, node)
    case .campaign(let node): return tie | Self.pack(5, node)
    case .answer(let voter, let candidate): return tie | Self.pack(6, voter, Int(candidate))
    case .win(let node, let grants):
      return tie | Self.pack(7, node, Int(grants.reduce(0 as UInt64) { $0 | 1 << $1 }))
    case .replicate(let term, let behind, let through, let node): return tie | Self.pack(8, node, term, behind, through)
    case .snapshot(let from, let to): return tie | Self.pack(9, from, Int(to))
    case .restart(let node): return tie | Self.pack(10, node)
    case .compact(let node): return tie | Self.pack(11, node)
    }
  }

  private static func pack(_ kind: UInt64, _ node: NodeID, _ first: Int = 0, _ second: Int = 0, _ third: Int = 0) -> UInt64 {
    kind << 48 | node << 40 | UInt64(first) << 24 | UInt64(second) << 12 | UInt64(third)
  }

  /// Reads ``packed``.
  init(packed: UInt64) {
    let node = packed >> 40 & 0xFF
    let first = Int(packed >> 24 & 0xFFFF)
    let second = Int(packed >> 12 & 0xFFF)
    let third = Int(packed & 0xFFF)
    let step: MacroStep
    switch packed >> 48 & 0xFF {
    case 1: step = .propose(node, index: first, value: second)
    case 2: step = .proposeAndCrash(node, index: first, value: second)
    case 3: step = .append(node, index: first, value: second)
    case 4: step = .decide(node)
    case 5: step = .campaign(node)
    case 6: step = .answer(node, candidate: NodeID(first))
    case 7: step = .win(node, grants: (1...NodeID(15)).filter { first >> Int($0) & 1 == 1 })
    case 8: step = .replicate(term: first, behind: second, through: third, to: node)
    case 9: step = .snapshot(from: node, to: NodeID(first))
    case 10: step = .restart(node)
    default: step = .compact(node)
    }
    self.init(step, tiesToHighest: packed >> 63 == 1)
  }
}
