import Raft

/// A handful of nodes that speak over a perfect network until nothing is left to say; tests take messages out where they want trouble.
struct Ensemble {
  var nodes: [RawNode<MemoryStorage>] = []
  var inFlight: [Message] = []
  var applied: [[Entry]] = []
  var decisions: [[Decision]] = []
  /// Messages for which this holds are lost.
  var isLost: (Message) -> Bool = { _ in false }

  init(_ count: Int, fast: Bool = true, configure: (inout Config) -> Void = { _ in }) throws {
    let voters = (1...count).map { NodeID($0) }
    for id in voters {
      var config = Config(id: id)
      config.enableFastPath = fast
      config.recordsDecisions = true
      config.seed = id
      configure(&config)
      let snapshot = Snapshot(confState: ConfState(voters: voters), index: 1, term: 1)
      nodes.append(
        try RawNode(config: config, storage: MemoryStorage(snapshot: snapshot, hardState: HardState(term: 1, commit: 1))))
      applied.append([])
      decisions.append([])
    }
  }

  subscript(id: NodeID) -> RawNode<MemoryStorage> {
    get { nodes[Int(id) - 1] }
    _modify { yield &nodes[Int(id) - 1] }
  }

  /// Carries out all readies; messages land in the network.
  mutating func drain() throws {
    for position in nodes.indices {
      while nodes[position].hasReady() {
        let ready = nodes[position].ready()
        try nodes[position].storage.write(ready.storageWrite)
        inFlight.append(contentsOf: ready.messages)
        for entry in ready.committedEntries {
          applied[position].append(entry)
          if let change = try entry.confChange() { try nodes[position].applyConfChange(change) }
        }
        nodes[position].advance()
        decisions[position] += nodes[position].takeDecisions()
      }
    }
  }

  /// Delivers, hop after hop, until nothing is in flight. Returns the number of hops.
  @discardableResult
  mutating func settle(hopsMax: Int = 200) throws -> Int {
    var hops = 0
    try drain()
    while !inFlight.isEmpty && hops < hopsMax {
      hops += 1
      try hop()
    }
    return hops
  }

  /// Delivers everything that is in flight, once.
  mutating func hop() throws {
    let now = inFlight
    inFlight = []
    for message in now where !isLost(message) && message.to >= 1 && message.to <= NodeID(nodes.count) {
      try? nodes[Int(message.to) - 1].step(message)
    }
    try drain()
  }

  mutating func tick(_ times: Int = 1) throws {
    for _ in 0..<times {
      for position in nodes.indices { nodes[position].tick() }
      try settle()
    }
  }
}
