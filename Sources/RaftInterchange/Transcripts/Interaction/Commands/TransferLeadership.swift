import Raft

extension InteractionEnvironment {
  /// `transfer-leadership from=1 to=4`: the leader hands its office over.
  mutating func transferLeadership(_ directive: Directive) throws(CommandFailure) {
    guard let from = value("from", directive), let to = value("to", directive) else {
      throw .malformed(directive.error("expected from=LEADER to=NODE"))
    }
    let position = try position(of: from, directive)
    let target = try self.position(of: to, directive, mayBeDown: true)
    nodes[position].raft.transferLeader(to: nodes[target].id)
  }

  private func value(_ key: String, _ directive: Directive) -> String? {
    directive.arguments.first { $0.key == key }?.values?.first
  }
}
