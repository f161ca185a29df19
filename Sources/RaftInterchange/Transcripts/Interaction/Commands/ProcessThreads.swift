import Raft

extension InteractionEnvironment {
  /// `process-append-thread 1 2`: the append threads of the nodes carry out their oldest work.
  mutating func processAppendThread(_ directive: Directive) throws(CommandFailure) {
    let positions = try positions(directive)
    for position in positions {
      try indented(positions.count > 1, heading: "\(position + 1) processing append thread") { (environment) throws(CommandFailure) in
        try environment.processAppendThread(at: position)
      }
    }
  }

  /// `process-apply-thread 1 2`: the apply threads of the nodes carry out their oldest work.
  mutating func processApplyThread(_ directive: Directive) throws(CommandFailure) {
    let positions = try positions(directive)
    for position in positions {
      try indented(positions.count > 1, heading: "\(position + 1) processing apply thread") { (environment) throws(CommandFailure) in
        try environment.processApplyThread(at: position)
      }
    }
  }

  /// Makes the oldest write of a node durable.
  mutating func processAppendThread(at position: Int) throws(CommandFailure) {
    guard let message = nodes[position].appendWork.first else { return output.write("no append work to perform") }
    nodes[position].appendWork.removeFirst()
    let responses = showWork(message)
    try nodes[position].append(message.storageWrite)
    send(responses)
  }

  /// Applies the oldest batch of entries of a node.
  mutating func processApplyThread(at position: Int) throws(CommandFailure) {
    guard let message = nodes[position].applyWork.first else { return output.write("no apply work to perform") }
    nodes[position].applyWork.removeFirst()
    let responses = showWork(message)
    try nodes[position].apply(message.entries)
    send(responses)
  }

  private func showWork(_ message: Message) -> [Message] {
    var work = message
    work.responses = []
    output.write("Processing:\n\(work.describe())\n")
    return message.responses
  }

  private mutating func send(_ responses: [Message]) {
    output.write("Responses:\n")
    for response in responses { output.write(response.describe() + "\n") }
    messages += responses
  }
}
