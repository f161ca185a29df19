import Raft

extension InteractionEnvironment {
  /// `stabilize 1 2 log-level=none`: carries out readies, deliveries and thread work of the nodes, or of all, until there is none.
  mutating func stabilize(_ directive: Directive) throws(CommandFailure) {
    let named = try positions(directive)
    defer { output.level = logLevel }
    for argument in directive.arguments where argument.values != nil {
      guard argument.key == "log-level" else { throw .malformed(directive.error("expected log-level, not \(argument.key)")) }
      for name in argument.values ?? [] { output.level = try level(name) }
    }
    let positions = named.isEmpty ? nodes.indices.filter { !nodes[$0].isDown } : named
    var isDone = false
    var rounds = 0
    while !isDone {
      rounds += 1
      if rounds > Self.roundsMax { throw .malformed(directive.error("expected the nodes to come to rest within \(Self.roundsMax) rounds")) }
      let readied = try handleReadies(positions)
      let received = try receiveMessages(positions)
      let appended = try work(positions, "append", \.appendWork) { (environment, position) throws(CommandFailure) in
        try environment.processAppendThread(at: position)
      }
      let applied = try work(positions, "apply", \.applyWork) { (environment, position) throws(CommandFailure) in
        try environment.processApplyThread(at: position)
      }
      isDone = !readied && !received && !appended && !applied
    }
  }

  /// Far more rounds than any test takes. Two nodes that follow each other, as snapshots by hand can make them, pass a proposal on for ever.
  private static let roundsMax = 5_000

  private mutating func handleReadies(_ positions: [Int]) throws(CommandFailure) -> Bool {
    var anything = false
    for position in positions where nodes[position].raft.hasReady() {
      anything = true
      try indented(true, heading: "\(position + 1) handling Ready") { (environment) throws(CommandFailure) in
        try environment.processReady(at: position)
      }
    }
    return anything
  }

  private mutating func receiveMessages(_ positions: [Int]) throws(CommandFailure) -> Bool {
    var anything = false
    for position in positions {
      let recipient = Recipient(id: nodes[position].id)
      guard messages.contains(where: { MessageSelection().contains($0, for: recipient) }) else { continue }
      anything = true
      try indented(true, heading: "\(recipient.id) receiving messages") { (environment) throws(CommandFailure) in
        try environment.deliver(to: [recipient])
      }
    }
    return anything
  }

  private mutating func work(
    _ positions: [Int], _ thread: String, _ queue: KeyPath<InteractionNode, [Message]>,
    _ process: (inout InteractionEnvironment, Int) throws(CommandFailure) -> Void
  ) throws(CommandFailure) -> Bool {
    var anything = false
    for position in positions where !nodes[position][keyPath: queue].isEmpty {
      anything = true
      output.write("> \(position + 1) processing \(thread) thread\n")
      while !nodes[position][keyPath: queue].isEmpty {
        try output.indented { () throws(CommandFailure) in try process(&self, position) }
      }
    }
    return anything
  }
}
