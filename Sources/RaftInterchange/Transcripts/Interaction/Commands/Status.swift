extension InteractionEnvironment {
  /// `status 1`: shows what the node, if it leads, knows of all members.
  func status(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    for (id, progress) in nodes[position].raft.status.progress.pairs { output.write("\(id): \(progress)\n") }
  }
}
