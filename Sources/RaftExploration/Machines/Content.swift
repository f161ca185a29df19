import Raft

/// The names of values in a search. A competing value's name tells its index and which of the competitors it is. A leader's own entry gets
/// one that tells term and position, so that the same choice makes the same name in every schedule.
enum Content {
  private static let termStride: UInt64 = 1000

  /// The name of a competing value. Clients stand behind the nodes, so their names are higher than those of leaders' own entries.
  static func value(_ value: Int, index: Int, nodeCount: Int) -> ContentID {
    ContentID(node: NodeID(nodeCount + 1 + value), incarnation: 1, sequence: UInt64(index))
  }

  /// How many names a leader must have given out for the next one to be that of its term and log.
  static func sequence(term: Term, lastIndex: LogIndex) -> UInt64 { term * termStride + lastIndex }

  /// A number that names the content whatever the nodes are called, different for different contents; 0 for none.
  ///
  /// - Parameter exchange: where the first two values trade their names.
  static func code(_ content: ContentID, nodeCount: Int, exchange: ValueExchange = .none) -> UInt32 {
    if content.isNone { return 0 }
    if content.node > NodeID(nodeCount) {
      return exchange.applied(toCode: UInt32(content.node - NodeID(nodeCount)) << 16 | UInt32(content.sequence))
    }
    return 1 << 31 | UInt32(truncatingIfNeeded: content.sequence)
  }

  /// The code of the change that makes the last node a voter. It has no name of its own, and there is no other change.
  static let joinCode: UInt32 = 1 << 30

  /// The text of a code, such as `2x`, or `N3` for the no-op of term 3.
  static func name(ofCode code: UInt32) -> String {
    if code == 0 || code == joinCode { return "the conf change" }
    if code >> 31 == 1 { return "N\(UInt64(code & 0x7FFF_FFFF) / termStride)" }
    return "\(code & 0xFFFF)\(MacroStep.name(ofValue: Int(code >> 16) - 1))"
  }
}
