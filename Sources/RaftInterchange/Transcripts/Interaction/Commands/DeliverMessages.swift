import Raft

extension InteractionEnvironment {
  /// Who receives messages, and whether they are lost on the way.
  struct Recipient {
    var id: NodeID
    var drops = false
  }

  /// `deliver-msgs 1 2 drop=(3) type=MsgApp`: delivers messages to the nodes, or drops them, all or those of a kind.
  mutating func deliverMessages(_ directive: Directive) throws(CommandFailure) {
    var recipients: [Recipient] = []
    var kind: MessageKind?
    for argument in directive.arguments {
      switch (argument.key, argument.values) {
      case (let id, nil): recipients.append(Recipient(id: NodeID(try position(of: id, directive) + 1)))
      case ("drop", .some(let ids)): recipients += try dropped(ids, recipients, directive)
      case ("type", .some(let names)): kind = try messageKind(names, directive)
      default: throw .malformed(directive.error("expected drop or type, not \(argument.key)"))
      }
    }
    if try deliver(to: recipients, kind: kind) == 0 { output.write("no messages\n") }
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

  /// Delivers or drops.
  ///
  /// - Returns: the number of messages that were delivered or dropped.
  @discardableResult
  mutating func deliver(to recipients: [Recipient], kind: MessageKind? = nil) throws(CommandFailure) -> Int {
    var count = 0
    for recipient in recipients {
      let pending = messages
      let taken = pending.filter { isFor(recipient, kind, $0) }
      messages = pending.filter { !isFor(recipient, kind, $0) }
      count += taken.count
      for message in taken {
        output.write((recipient.drops ? "dropped: " : "") + message.describe() + "\n")
        if !recipient.drops { step(message) }
      }
    }
    return count
  }

  /// Messages of a node to itself or from its storage threads cannot get lost.
  func isFor(_ recipient: Recipient, _ kind: MessageKind?, _ message: Message) -> Bool {
    let isLocal = message.from == message.to || message.from.isLocalThread || message.to.isLocalThread
    return message.to == recipient.id && !(recipient.drops && isLocal) && (kind == nil || message.kind == kind)
  }

  private mutating func step(_ message: Message) {
    do throws(RaftError) {
      try nodes[Int(message.to) - 1].raft.step(message)
    } catch {
      output.write("\(error)\n")
    }
  }
}
