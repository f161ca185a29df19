import Raft

extension InteractionEnvironment {
  /// `deliver-msgs 1 2 drop=(3) type=MsgApp from=(4) count=1`: delivers messages to the nodes, or drops them: all of them, or those of a
  /// kind, those of some senders, the oldest few for each receiver.
  mutating func deliverMessages(_ directive: Directive) throws(CommandFailure) {
    var recipients: [Recipient] = []
    var selection = MessageSelection()
    for argument in directive.arguments {
      switch (argument.key, argument.values) {
      case (let id, nil): recipients.append(try recipient(id, directive))
      case ("drop", .some(let ids)): recipients += try dropped(ids, recipients, directive)
      case ("type", .some(let names)): selection.kind = try messageKind(names, directive)
      case ("from", .some(let ids)):
        for id in ids { selection.senders.append(NodeID(try position(of: id, directive, mayBeDown: true) + 1)) }
      case ("count", .some(let values)):
        selection.countMax = try understanding { () throws(TranscriptError) in try directive.number(values[0], of: "count") }
      default: throw .malformed(directive.error("expected drop, type, from or count, not \(argument.key)"))
      }
    }
    if try deliver(selection, to: recipients) == 0 { output.write("no messages\n") }
  }

  /// A node that is to receive messages. It need not be there as long as there are no messages for it.
  private func recipient(_ text: String, _ directive: Directive) throws(CommandFailure) -> Recipient {
    let id: NodeID = try understanding { () throws(TranscriptError) in try directive.number(text, of: "a node") }
    if !messages.contains(where: { $0.to == id }) && !nodes.indices.contains(where: { nodes[$0].id == id }) { return Recipient(id: id) }
    return Recipient(id: NodeID(try position(of: text, directive) + 1))
  }

  private func dropped(_ ids: [String], _ recipients: [Recipient], _ directive: Directive) throws(CommandFailure) -> [Recipient] {
    var result: [Recipient] = []
    for text in ids {
      // A node need not be there for messages to it to get lost.
      let id: NodeID = try understanding { () throws(TranscriptError) in try directive.number(text, of: "drop") }
      if recipients.contains(where: { $0.id == id }) { throw .malformed(directive.error("can't both deliver and drop msgs to \(id)")) }
      result.append(Recipient(id: id, drops: true))
    }
    return result
  }

  private func messageKind(_ names: [String], _ directive: Directive) throws(CommandFailure) -> MessageKind {
    guard names.count == 1, let kind = MessageKind(name: names[0]) else {
      throw .malformed(directive.error("expected the name of a message type, not \(names.joined(separator: ","))"))
    }
    return kind
  }

  /// Delivers or drops what is selected.
  ///
  /// - Returns: the number of messages that were delivered or dropped.
  @discardableResult
  mutating func deliver(_ selection: MessageSelection = MessageSelection(), to recipients: [Recipient]) throws(CommandFailure) -> Int {
    var count = 0
    for recipient in recipients {
      let taken = messages.indices.filter { selection.contains(messages[$0], for: recipient) }.prefix(selection.countMax)
      let delivered = taken.map { messages[$0] }
      for position in taken.reversed() { messages.remove(at: position) }
      count += delivered.count
      for message in delivered {
        output.write((recipient.drops ? "dropped: " : "") + message.describe() + "\n")
        if !recipient.drops { step(message) }
      }
    }
    return count
  }

  private mutating func step(_ message: Message) {
    do throws(RaftError) {
      try nodes[Int(message.to) - 1].raft.step(message)
    } catch {
      output.write("\(error)\n")
    }
  }
}
