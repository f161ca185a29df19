extension InteractionEnvironment {
  /// `fast-proposals 2 off`: the node makes no new fast proposals; all else about the fast track goes on.
  mutating func fastProposals(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    switch directive.arguments.dropFirst().map(\.key) {
    case ["on"]: nodes[position].raft.fastProposalsSuspended = false
    case ["off"]: nodes[position].raft.fastProposalsSuspended = true
    default: throw .malformed(directive.error("expected a node and on or off"))
    }
  }
}
