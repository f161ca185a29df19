extension InteractionEnvironment {
  /// `read-index 1 word`: the node asks for a linearizable read index; the answer comes with the word in a ready.
  mutating func readIndex(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    guard directive.arguments.count == 2, directive.arguments[1].values == nil else {
      throw .malformed(directive.error("expected a node and a word"))
    }
    nodes[position].raft.readIndex(context: Array(directive.arguments[1].key.utf8))
  }
}
