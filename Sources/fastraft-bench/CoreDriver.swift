import Raft

/// Drives a cluster of cores in rounds: every node steps its whole inbox, carries out its readies, and what it sends arrives in the next round.
struct CoreDriver {
  private(set) var nodes: [RawNode<MemoryStorage>] = []
  private var inboxes: [[Message]]
  private var outboxes: [[Message]]
  private(set) var applied: [Int]
  private(set) var messageCount = 0
  /// The messages of each round, for the floor that does nothing but carry as many.
  private(set) var messagesPerRound: [Int] = []
  private(set) var hash: UInt64 = 0

  init(nodes count: Int, isFast: Bool) throws {
    let voters = (1...count).map { NodeID($0) }
    let snapshot = Snapshot(confState: ConfState(voters: voters), index: 1, term: 1)
    for id in voters {
      var config = Config(id: id, electionTicks: 10, heartbeatTicks: 1, sizePerMessageMax: 1 << 20, inflightMessagesMax: 4096)
      config.enableFastPath = isFast
      config.fastWindow = 4096
      config.fastProposalsMax = 4096
      config.seed = id
      nodes.append(try RawNode(config: config, storage: MemoryStorage(snapshot: snapshot, hardState: HardState(term: 1, commit: 1))))
    }
    inboxes = Array(repeating: [], count: count)
    outboxes = Array(repeating: [], count: count)
    applied = Array(repeating: 0, count: count)
  }

  /// Elects the first node and waits until nothing moves.
  mutating func elect() throws {
    try nodes[0].campaign()
    try quiesce()
    applied = applied.map { _ in 0 }
    messageCount = 0
    messagesPerRound = []
  }

  /// Goes on until nothing is in flight.
  mutating func quiesce() throws {
    repeat { try round { _, _ in } } while !isQuiet
  }

  /// Whether nothing is in flight.
  var isQuiet: Bool { inboxes.allSatisfy(\.isEmpty) }

  /// Ticks every node once, then waits until nothing moves.
  mutating func tick() throws {
    for position in nodes.indices { nodes[position].tick() }
    try quiesce()
  }

  /// One round. `refill` may propose at a node once its inbox is empty.
  mutating func round(_ refill: (inout RawNode<MemoryStorage>, Int) throws -> Void) throws {
    let before = messageCount
    for position in nodes.indices {
      for message in inboxes[position] { try nodes[position].step(message) }
      inboxes[position].removeAll(keepingCapacity: true)
      try carryOut(position)
      try refill(&nodes[position], position)
      try carryOut(position)
    }
    swap(&inboxes, &outboxes)
    messagesPerRound.append(messageCount - before)
  }

  private mutating func carryOut(_ position: Int) throws {
    while nodes[position].hasReady() {
      let ready = nodes[position].ready()
      if !ready.entries.isEmpty || ready.hardState != nil || !ready.slotWrites.isEmpty {
        try nodes[position].storage.write(ready.storageWrite)
      }
      for entry in ready.committedEntries where !entry.data.isEmpty {
        applied[position] += 1
        hash = hash &* 31 &+ UInt64(entry.data[0])
      }
      for message in ready.messages { outboxes[Int(message.to) - 1].append(message) }
      messageCount += ready.messages.count
      nodes[position].advance()
    }
  }

  /// Proposes and commits `entries` at all nodes.
  mutating func commit(entries: Int, cell: CoreCell, payloads: [[UInt8]]) throws {
    let proposer = cell.proposesAtLeader ? 0 : 1
    var proposed = 0
    while proposed < entries || !isQuiet || applied.contains(where: { $0 < entries }) {
      let done = applied[proposer]
      let room = min(cell.window - (proposed - done), entries - proposed)
      var batches = room / cell.batch
      try round { node, position in
        guard position == proposer else { return }
        while batches > 0 {
          if cell.batch == 1 { try node.propose(payloads[0]) } else { try node.propose(batch: payloads) }
          proposed += cell.batch
          batches -= 1
        }
      }
      if isQuiet && proposed == entries && applied.contains(where: { $0 < entries }) { try tick() }
    }
  }
}
