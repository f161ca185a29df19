import Raft

extension InteractionEnvironment {
  /// `send-snapshot 1 3`: puts a snapshot of node 1 for node 3 on the network, without any node's asking.
  mutating func sendSnapshot(_ directive: Directive) throws(CommandFailure) {
    let positions = try positions(directive)
    guard positions.count == 2 else { throw .malformed(directive.error("expected the sender and the receiver")) }
    let (from, to) = (nodes[positions[0]], nodes[positions[1]])
    var message = Message(kind: .snapshot, to: to.id, from: from.id, term: from.raft.basicStatus.hardState.term)
    message.snapshot = try refusing { try from.raft.storage.snapshot() }
    messages.append(message)
    output.write(message.describe())
  }
}
