extension InteractionEnvironment {
  /// `campaign 1`: the node starts an election.
  mutating func campaign(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    try refusing { try nodes[position].raft.campaign() }
  }
}
