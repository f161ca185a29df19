extension InteractionEnvironment {
  /// `propose 1 foo`: the node proposes the word.
  mutating func propose(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    guard directive.arguments.count == 2, directive.arguments[1].values == nil else {
      throw .malformed(directive.error("expected a node and a word to propose"))
    }
    try refusing { try nodes[position].raft.propose(Array(directive.arguments[1].key.utf8)) }
  }
}
