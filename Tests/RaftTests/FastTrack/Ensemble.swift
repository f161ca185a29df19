import Raft

/// A handful of nodes that speak over a perfect network until nothing is left to say; tests take messages out where they want trouble.
struct Ensemble {
  var nodes: [RawNode<MemoryStorage>] = []
  var inFlight: [Message] = []
  var applied: [[Entry]] = []
  var readStates: [[ReadState]] = []
  var outcomes: [[FastOutcome]] = []
  var decisions: [[Decision]] = []
  /// Messages for which this holds are lost.
  var isLost: (Message) -> Bool = { _ in false }
  /// Whether configuration changes that do not fit are passed over.
  var isForgiving = false
  private var configs: [Config] = []

  /// What the nodes find in storage: the usual start behind a snapshot at index 1, or nothing but the membership.
  enum Start { case snapshot, empty }

  init(
    _ count: Int, learners: Int = 0, fast: Bool = true, start: Start = .snapshot, configure: (inout Config) -> Void = { _ in }
  ) throws {
    let first: UInt64 = start == .snapshot ? 1 : 0
    let voters = (0..<count).map { NodeID($0 + 1) }
    let others = (0..<learners).map { NodeID(count + 1 + $0) }
    for id in voters + others {
      var config = Config(id: id)
      config.enableFastPath = fast
      config.recordsDecisions = true
      config.seed = id
      configure(&config)
      let snapshot = Snapshot(confState: ConfState(voters: voters, learners: others), index: first, term: first)
      try add(config, storage: MemoryStorage(snapshot: snapshot, hardState: HardState(term: first, commit: first)))
    }
  }

  /// Adds a node on its storage. Nodes stand in the order of their identifiers.
  mutating func add(_ config: Config, storage: MemoryStorage) throws {
    nodes.append(try RawNode(config: config, storage: storage))
    configs.append(config)
    applied.append([])
    readStates.append([])
    outcomes.append([])
    decisions.append([])
  }

  subscript(id: NodeID) -> RawNode<MemoryStorage> {
    get { nodes[Int(id) - 1] }
    _modify { yield &nodes[Int(id) - 1] }
  }

  /// Starts a node anew from its storage: everything that was not written is gone. Its application has kept what it applied, unless told
  /// that it starts over from the snapshot.
  mutating func restart(_ position: Int, keepsApplied: Bool = false) throws {
    configs[position].seed &+= 1000
    configs[position].applied = keepsApplied ? nodes[position].basicStatus.applied : 0
    if !keepsApplied { applied[position] = [] }
    nodes[position] = try RawNode(config: configs[position], storage: nodes[position].storage)
  }

  /// Carries out all readies; messages land in the network.
  mutating func drain() throws {
    for position in nodes.indices {
      while nodes[position].hasReady() { try carryOut(position) }
      decisions[position] += nodes[position].takeDecisions()
    }
  }

  private mutating func carryOut(_ position: Int) throws {
    let ready = nodes[position].ready()
    let isAsync = nodes[position].replica.config.asyncStorageWrites
    readStates[position] += ready.readStates
    outcomes[position] += ready.fastOutcomes
    if isAsync {
      for message in ready.messages { try handle(message, position) }
    } else {
      try nodes[position].storage.write(ready.storageWrite)
      inFlight.append(contentsOf: ready.messages)
      try apply(ready.committedEntries, position)
      nodes[position].advance()
    }
  }

  /// The threads of asynchronous storage writes, which do their work at once.
  private mutating func handle(_ message: Message, _ position: Int) throws {
    switch message.kind {
    case .storageAppend: try nodes[position].storage.write(message.storageWrite)
    case .storageApply: try apply(message.entries, position)
    default: return inFlight.append(message)
    }
    for response in message.responses {
      if response.to == nodes[position].replica.id { try? nodes[position].step(response) } else { inFlight.append(response) }
    }
  }

  private mutating func apply(_ entries: [Entry], _ position: Int) throws {
    for entry in entries {
      applied[position].append(entry)
      do {
        if let change = try entry.confChange() { try nodes[position].applyConfChange(change) }
      } catch {
        if !isForgiving { throw error }
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
