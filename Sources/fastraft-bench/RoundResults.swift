import Raft

/// What the nodes hand out in a round: messages for the next one, and what their applications have seen.
struct RoundResults {
  var outboxes: [[Message]]
  private(set) var applied: [Int]
  private(set) var messageCount = 0
  private(set) var hash: UInt64 = 0
  /// Who was sent how much, where that is recorded.
  var traffic: Traffic?

  init(nodes count: Int) {
    outboxes = Array(repeating: [], count: count)
    applied = Array(repeating: 0, count: count)
  }

  /// A turn of a node: carries out its readies until there is none.
  mutating func carryOut(_ node: inout RawNode<MemoryStorage>, _ position: Int) throws {
    traffic?.beginTurn()
    while node.hasReady() {
      let ready = node.ready()
      if !ready.entries.isEmpty || ready.hardState != nil || !ready.slotWrites.isEmpty { try node.storage.write(ready.storageWrite) }
      for entry in ready.committedEntries.indices { apply(ready.committedEntries[entry].data, position) }
      for message in ready.messages { outboxes[Int(message.to) - 1].append(message) }
      if traffic != nil { for message in ready.messages { traffic?.send(to: Int(message.to) - 1) } }
      messageCount += ready.messages.count
      node.advance()
    }
  }

  /// The application: a counter and a hash. Entries without a payload are the leader's own.
  private mutating func apply(_ payload: [UInt8], _ position: Int) {
    guard let first = payload.first else { return }
    applied[position] += 1
    hash = hash &* 31 &+ UInt64(first)
  }
}
