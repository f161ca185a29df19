import Raft

extension Expectation: CustomStringConvertible {
  /// The words behind `expect`.
  public var description: String {
    switch self {
    case .committed(let claim): "\(claim)"
    case .leader(let node): "leader \(node?.description ?? "none")"
    case .role(let node, let role): "role \(node) \(role.word)"
    case .term(let node, let term): "term \(node) \(term)"
    case .alive(let node, let isAlive): "\(isAlive ? "up" : "down") \(node)"
    case .slot(let node, let index, let tag): "slot \(node) \(index) \(tag.map(claimed) ?? "none")"
    case .log(let node, let text): "log \(node) \(quoted(text))"
    case .applied(let node, let index): "applied \(node) \(index)"
    case .value(let node, let key, let value): "value \(node) \(quoted(key)) \(value.map(claimed) ?? "none")"
    case .read(let node, let key, let value): "read \(node) \(quoted(key)) \(value.map(claimed) ?? "none")"
    case .delays(let count, let isEverywhere): "delays \(isEverywhere ? "everywhere " : "")\(count)"
    case .messages(let count, let pattern):
      "messages \(count)" + (pattern.wordsBehindAll.isEmpty ? "" : " \(pattern.wordsBehindAll)")
    case .fastTrack(let isOpen): "fast-track \(isOpen ? "open" : "closed")"
    case .violation(let name): "violation \(name)"
    }
  }

  /// A value that may be called `none` without meaning that there is none.
  private func claimed(_ value: String) -> String { value == "none" ? "\"none\"" : quoted(value) }
}

extension CommitExpectation: CustomStringConvertible {
  /// The words behind `expect`.
  public var description: String {
    var words = isNegated ? "not committed" : "committed"
    words += " \(index.map(String.init) ?? "any") \(quoted(tag))"
    if let node { words += " at \(node)" }
    switch track {
    case .fast: words += " fast"
    case .classic: words += " classic"
    case nil: break
    }
    return words
  }
}

extension Role {
  /// The word for the role in commands and on screens.
  public var word: String {
    switch self {
    case .follower: "follower"
    case .candidate: "candidate"
    case .leader: "leader"
    case .preCandidate: "pre-candidate"
    }
  }
}
