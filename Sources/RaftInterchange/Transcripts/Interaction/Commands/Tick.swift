extension InteractionEnvironment {
  /// `tick-election 1`: an election timeout passes at the node, though a randomized one may be longer.
  mutating func tickElection(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    for _ in 0..<nodes[position].config.electionTicks { nodes[position].raft.tick() }
  }

  /// `tick-heartbeat 1`: a heartbeat interval passes at the node.
  mutating func tickHeartbeat(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    for _ in 0..<nodes[position].config.heartbeatTicks { nodes[position].raft.tick() }
  }
}
