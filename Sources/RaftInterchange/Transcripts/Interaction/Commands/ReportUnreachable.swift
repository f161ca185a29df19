extension InteractionEnvironment {
  /// `report-unreachable 1 2`: tells node 1 that messages to node 2 do not arrive.
  mutating func reportUnreachable(_ directive: Directive) throws(CommandFailure) {
    let positions = try positions(directive)
    if positions.count != 2 {
      throw .refused("must specify exactly two node indexes: node on which to report, and reported node")
    }
    nodes[positions[0]].raft.reportUnreachable(nodes[positions[1]].id)
  }
}
