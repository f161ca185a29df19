/// Who was sent how much in a run of the driver, so that the floor can send the same again.
struct Traffic {
  /// The receivers of all messages, as positions, in the order of sending.
  private(set) var receivers: [UInt8] = []
  /// How many of them were sent at each turn of a node. In a round every node has two turns, in the order of the nodes.
  private(set) var turns: [Int] = []

  /// Starts the next turn.
  mutating func beginTurn() { turns.append(0) }

  /// Notes a message.
  mutating func send(to receiver: Int) {
    receivers.append(UInt8(receiver))
    turns[turns.count - 1] += 1
  }
}
