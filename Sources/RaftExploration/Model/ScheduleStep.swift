import Raft

/// A macro step, and how ties between equally supported values end in it. R4 and R10 leave that open, so a search tries every way.
public struct ScheduleStep: Hashable, Sendable, CustomStringConvertible {
  /// What happens.
  public var step: MacroStep
  /// Where the highest content identifier wins a tie.
  public var ties: HighestTies

  /// Makes a step.
  public init(_ step: MacroStep, ties: HighestTies = []) {
    self.step = step
    self.ties = ties
  }

  /// The step in the notation of the catalogue, such as `P(S2,2x)`.
  public var description: String { "\(step)\(ties)" }
}

extension ScheduleStep {
  /// The step in 64 bits: ties, kind, node, and three numbers.
  var packed: UInt64 { UInt64(ties.rawValue) << 56 | packedStep }

  private var packedStep: UInt64 {
    switch step {
    case .propose(let node, let index, let value): return Self.pack(1, node, index, value)
    case .proposeAndCrash(let node, let index, let value): return Self.pack(2, node, index, value)
    case .append(let node, let index, let value): return Self.pack(3, node, index, value)
    case .decide(let node): return Self.pack(4, node)
    case .campaign(let node): return Self.pack(5, node)
    case .answer(let voter, let candidate): return Self.pack(6, voter, Int(candidate))
    case .win(let node, let grants): return Self.pack(7, node, Int(grants.reduce(0 as UInt64) { $0 | 1 << $1 }))
    case .replicate(let term, let behind, let through, let node): return Self.pack(8, node, term, behind, through)
    case .snapshot(let from, let to): return Self.pack(9, from, Int(to))
    case .restart(let node): return Self.pack(10, node)
    case .compact(let node): return Self.pack(11, node)
    case .join(let leader): return Self.pack(13, leader)
    case .deliver(let delivery): return 12 << 48 | delivery.print
    }
  }

  private static func pack(_ kind: UInt64, _ node: NodeID, _ first: Int = 0, _ second: Int = 0, _ third: Int = 0) -> UInt64 {
    kind << 48 | node << 40 | UInt64(first) << 24 | UInt64(second) << 12 | UInt64(third)
  }

  /// Reads ``packed``. Messages are named only (``Stepper/resolved(_:from:)``).
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
    case 11: step = .compact(node)
    case 13: step = .join(leader: node)
    default: step = .deliver(Delivery(print: packed & 0xFFFF_FFFF_FFFF))
    }
    self.init(step, ties: HighestTies(rawValue: UInt8(packed >> 56)))
  }
}
