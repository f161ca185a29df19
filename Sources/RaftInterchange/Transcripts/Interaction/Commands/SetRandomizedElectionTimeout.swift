extension InteractionEnvironment {
  /// `set-randomized-election-timeout 1 timeout=5`: the node's next election timeout, in ticks, until it changes its role.
  mutating func setRandomizedElectionTimeout(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    guard let argument = directive.arguments.first(where: { $0.key == "timeout" }), let value = argument.values?.first else {
      throw .malformed(directive.error("expected timeout=TICKS"))
    }
    let ticks: Int = try understanding { () throws(TranscriptError) in try directive.number(value, of: "timeout") }
    if ticks == 0 { throw .malformed(directive.error("expected a timeout above 0")) }
    nodes[position].raft.replica.randomizedElectionTimeout = ticks
  }
}
