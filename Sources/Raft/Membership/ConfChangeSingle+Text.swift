extension ConfChangeSingle: CustomStringConvertible {
  /// A letter and the node: `v1` adds a voter, `l1` a learner, `r1` removes, `u1` updates.
  public var description: String { "\(kind.letter)\(node)" }

  /// Reads steps separated by single spaces, such as `r1 v4 l2`.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` naming the word that is no step, in the words of etcd/raft's `ConfChangesFromString`.
  public static func list(parsing text: String) throws(RaftError) -> [ConfChangeSingle] {
    let isSpace: (Character) -> Bool = \.isWhitespace
    let trimmed = text.drop(while: isSpace)
    if trimmed.isEmpty { return [] }
    let end = trimmed.lastIndex { !isSpace($0) } ?? trimmed.startIndex
    var changes: [ConfChangeSingle] = []
    // Only a space separates: a second one leaves an empty word, and a line's end belongs to its word.
    for word in trimmed[...end].split(separator: " ", omittingEmptySubsequences: false) {
      guard word.utf8.count >= 2, let letter = word.first else { throw .invalidConfChange("unknown token \(word)") }
      guard let kind = ConfChangeKind.allCases.first(where: { $0.letter == letter }) else {
        throw .invalidConfChange("unknown input: \(word)")
      }
      changes.append(ConfChangeSingle(kind: kind, node: try number(word.dropFirst())))
    }
    return changes
  }

  /// Reads a node's number, and says what it is not in the words of Go's `strconv.ParseUint`.
  private static func number(_ digits: Substring) throws(RaftError) -> NodeID {
    let quoted = quotedText(Array(digits.utf8))
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .invalidConfChange("strconv.ParseUint: parsing \(quoted): invalid syntax")
    }
    guard let node = NodeID(digits) else { throw .invalidConfChange("strconv.ParseUint: parsing \(quoted): value out of range") }
    return node
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
