extension InteractionEnvironment {
  /// `forget-leader 1`: the node forgets its leader, so that it would vote for another one.
  mutating func forgetLeader(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    try refusing { try nodes[position].raft.forgetLeader() }
  }
}
