import Raft

extension InteractionEnvironment {
  /// `process-ready 1 2`: the nodes' next readies are carried out.
  mutating func processReady(_ directive: Directive) throws(CommandFailure) {
    let positions = try positions(directive)
    for position in positions {
      try indented(positions.count > 1, heading: "\(position + 1) handling Ready") { (environment) throws(CommandFailure) in
        try environment.processReady(at: position)
      }
    }
  }

  /// Carries out the next ready of a node.
  mutating func processReady(at position: Int) throws(CommandFailure) {
    let isAsync = nodes[position].config.asyncStorageWrites
    if nodes[position].isReadyUnfinished { throw .refused("node \(position + 1) could not carry out its last Ready") }
    nodes[position].isReadyUnfinished = true
    let ready = nodes[position].raft.ready()
    output.write(ready.describe())
    if !isAsync {
      try nodes[position].append(ready.storageWrite)
      try nodes[position].apply(ready.committedEntries)
    }
    for message in ready.messages {
      switch message.to {
      case localAppendThread: nodes[position].appendWork.append(message)
      case localApplyThread: nodes[position].applyWork.append(message)
      default: messages.append(message)
      }
    }
    if !isAsync { nodes[position].raft.advance() }
    nodes[position].isReadyUnfinished = false
  }

  /// Runs `body`, and where there are several of its kind, writes a heading above what it writes and indents that.
  mutating func indented(
    _ indents: Bool, heading: String, _ body: (inout InteractionEnvironment) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    if !indents { return try body(&self) }
    output.write("> \(heading)\n")
    try output.indented { () throws(CommandFailure) in try body(&self) }
  }
}
