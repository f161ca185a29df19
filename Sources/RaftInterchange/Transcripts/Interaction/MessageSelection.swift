import Raft

/// Who receives messages, and whether they are lost on the way.
struct Recipient {
  var id: NodeID
  var drops = false
}

/// Which of the messages on their way are meant.
struct MessageSelection {
  /// Their kind; nil for all.
  var kind: MessageKind?
  /// Their senders; empty for all.
  var senders: [NodeID] = []
  /// How many of them for each recipient, the oldest first.
  var countMax = Int.max

  /// Whether a message is meant. Messages of a node to itself or from its storage threads cannot get lost.
  func contains(_ message: Message, for recipient: Recipient) -> Bool {
    let isLocal = message.from == message.to || message.from.isLocalThread || message.to.isLocalThread
    if message.to != recipient.id || (recipient.drops && isLocal) { return false }
    return (kind == nil || message.kind == kind) && (senders.isEmpty || senders.contains(message.from))
  }
}
