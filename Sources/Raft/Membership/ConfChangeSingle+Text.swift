extension ConfChangeSingle: CustomStringConvertible {
  /// A letter and the node: `v1` adds a voter, `l1` a learner, `r1` removes, `u1` updates.
  public var description: String { "\(kind.letter)\(node)" }

  /// Reads steps separated by spaces, such as `r1 v4 l2`.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` naming the word that is no step.
  public static func list(parsing text: String) throws(RaftError) -> [ConfChangeSingle] {
    var changes: [ConfChangeSingle] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      guard word.utf8.count >= 2, let letter = word.first else { throw .invalidConfChange("unknown token \(word)") }
      guard let kind = ConfChangeKind.allCases.first(where: { $0.letter == letter }) else {
        throw .invalidConfChange("unknown input: \(word)")
      }
      let digits = word.dropFirst()
      guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let node = NodeID(digits) else {
        throw .invalidConfChange("parsing \"\(digits)\": expected the id of a node")
      }
      changes.append(ConfChangeSingle(kind: kind, node: node))
    }
    return changes
  }
}

extension Array where Element == ConfChangeSingle {
  /// The steps separated by spaces, as ``ConfChangeSingle/list(parsing:)`` reads them.
  public var text: String { map(\.description).joined(separator: " ") }
}

extension ConfChangeKind {
  fileprivate var letter: Character {
    switch self {
    case .addNode: "v"
    case .addLearnerNode: "l"
    case .removeNode: "r"
    case .updateNode: "u"
    }
  }
}
