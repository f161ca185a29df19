import Raft

/// Drives a cluster of cores in rounds: every node steps its whole inbox, carries out its readies, and what it sends arrives in the next round.
struct CoreDriver {
  private(set) var nodes: [RawNode<MemoryStorage>] = []
  private var inboxes: [[Message]]
  private var results: RoundResults

  /// How many entries with a payload each node has applied.
  var applied: [Int] { results.applied }
  /// How many messages were sent.
  var messageCount: Int { results.messageCount }
  /// Who was sent how much, where that is recorded.
  var traffic: Traffic? { results.traffic }

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
    results = RoundResults(nodes: count)
  }

  /// Elects the first node and waits until nothing moves. What is counted and recorded starts afterwards.
  mutating func elect(recordsTraffic: Bool = false) throws {
    try nodes[0].campaign()
    try quiesce()
    results = RoundResults(nodes: nodes.count)
    if recordsTraffic { results.traffic = Traffic() }
  }

  /// Goes on until nothing is in flight.
  mutating func quiesce() throws {
    repeat { try round { _, _ in } } while !isQuiet
  }

  /// Whether nothing is in flight.
  var isQuiet: Bool { inboxes.allSatisfy { $0.isEmpty } }

  /// Ticks every node once, then waits until nothing moves.
  mutating func tick() throws {
    for position in nodes.indices { nodes[position].tick() }
    try quiesce()
  }

  /// One round. `refill` may propose at a node once its inbox is empty.
  mutating func round(_ refill: (inout RawNode<MemoryStorage>, Int) throws -> Void) throws {
    var inbox: [Message] = []
    for position in nodes.indices {
      swap(&inbox, &inboxes[position])
      for message in inbox.indices { try nodes[position].step(inbox[message]) }
      inbox.removeAll(keepingCapacity: true)
      swap(&inbox, &inboxes[position])
      try results.carryOut(&nodes[position], position)
      try refill(&nodes[position], position)
      try results.carryOut(&nodes[position], position)
    }
    swap(&inboxes, &results.outboxes)
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
