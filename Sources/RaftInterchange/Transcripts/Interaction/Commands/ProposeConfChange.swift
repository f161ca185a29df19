import Raft

extension InteractionEnvironment {
  /// `propose-conf-change 1 v1=false transition=explicit` with steps such as `v4 r1` as its input: the node proposes to change the
  /// membership.
  mutating func proposeConfChange(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    var usesVersion1 = false
    var transition = ConfChangeTransition.auto
    for argument in directive.arguments.dropFirst() {
      for value in argument.values ?? [] {
        switch argument.key {
        case "v1": usesVersion1 = try understanding { () throws(TranscriptError) in try directive.boolean(value, of: "v1") }
        case "transition": transition = try self.transition(value)
        default: throw .refused("unknown command \(argument.key)")
        }
      }
    }
    let changes = try refusing { try ConfChangeSingle.list(parsing: directive.input) }
    let change = try usesVersion1 ? version1(changes, transition, directive) : .v2(ConfChangeV2(transition: transition, changes: changes))
    try refusing { try nodes[position].raft.proposeConfChange(change) }
  }

  private func transition(_ name: String) throws(CommandFailure) -> ConfChangeTransition {
    switch name {
    case "auto": return .auto
    case "implicit": return .jointImplicit
    case "explicit": return .jointExplicit
    default: throw .refused("unknown transition \(name)")
    }
  }

  private func version1(
    _ changes: [ConfChangeSingle], _ transition: ConfChangeTransition, _ directive: Directive
  ) throws(CommandFailure) -> AnyConfChange {
    if changes.count > 1 || transition != .auto { throw .refused("v1 conf change can only have one operation and no transition") }
    guard let change = changes.first else { throw .malformed(directive.error("expected a step such as v4 as its input")) }
    return .v1(ConfChange(kind: change.kind, node: change.node))
  }
}
