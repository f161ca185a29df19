import Raft
import Testing

/// Rule R17's other half: where the fast path is off, nothing that the fast track says is heard.
@Suite("With the fast path off") struct PathOffTests {
  @Test("messages and hints of the fast track change nothing: the readies are those of the same inputs without them", arguments: 0..<20)
  func changesNothing(_ block: UInt64) throws {
    for seed in (block * 50)..<(block * 50 + 50) {
      var twins = try Twins(seed: seed)
      for step in 0..<60 {
        try twins.step()
        try #require(!twins.differs, "seed \(seed), step \(step): \(twins.difference)")
      }
      #expect(twins.decorated > 0)
    }
  }

  @Test("storage that was written with it on is refused, and the other way round") func oneSettingForLife() throws {
    var fast = try Ensemble(1)
    try fast[1].campaign()
    try fast.settle()
    var config = Config(id: 1)
    #expect(throws: RaftError.self) { try RawNode(config: config, storage: fast[1].storage) }

    // The names of the entries tell, even where the count of starts was lost.
    var stripped = fast[1].storage
    var state = stripped.hardState
    state.incarnation = 0
    stripped.setHardState(state)
    #expect(throws: RaftError.self) { try RawNode(config: config, storage: stripped) }

    var classic = try Ensemble(1, fast: false)
    try classic[1].campaign()
    try classic.settle()
    config.enableFastPath = true
    #expect(throws: RaftError.self) { try RawNode(config: config, storage: classic[1].storage) }
  }

  @Test("nothing can have been applied that was not committed") func appliedBeyondCommit() throws {
    let ensemble = try Ensemble(1, fast: false)
    var config = Config(id: 1)
    config.applied = 9
    #expect(throws: RaftError.self) { try RawNode(config: config, storage: ensemble[1].storage) }
  }
}

/// The same cluster twice. The second one hears of the fast track, in messages of its own and in parts of ordinary ones.
private struct Twins {
  private var plain: Ensemble
  private var teased: Ensemble
  private var random: SeededRandom
  private var readies: [(Ready, Ready)] = []
  private(set) var decorated = 0

  init(seed: UInt64) throws {
    random = SeededRandom(seed: seed)
    let preVote = random.chance(50)
    let checkQuorum = random.chance(50)
    let configure: (inout Config) -> Void = {
      $0.preVote = preVote
      $0.checkQuorum = checkQuorum
      $0.seed = $0.id &+ seed
    }
    plain = try Ensemble(3, fast: false, configure: configure)
    teased = try Ensemble(3, fast: false, configure: configure)
  }

  var differs: Bool { readies.contains { $0.0 != $0.1 } || teased.inFlight != plain.inFlight }

  var difference: String {
    readies.first { $0.0 != $0.1 }.map { "\n\($0.0.describe())\nagainst\n\($0.1.describe())" } ?? "other messages in flight"
  }

  mutating func step() throws {
    readies = []
    let id = NodeID(1 + random.below(3))
    switch random.below(8) {
    case 0: try both { try $0[id].campaign() }
    case 1, 2:
      let data = [UInt8(truncatingIfNeeded: random.next())]
      try both { try $0[id].propose(data) }
    case 3: try both { $0[id].readIndex(context: [7]) }
    default: try both { for position in $0.nodes.indices { $0.nodes[position].tick() } }
    }
    for target in NodeID(1)...3 where random.chance(40) { try? teased[target].step(fastMessage(to: target)) }
    try collect()
    try deliver()
    try collect()
  }

  private mutating func both(_ action: (inout Ensemble) throws -> Void) throws {
    let first = Result { try action(&plain) }.map { true }
    let second = Result { try action(&teased) }.map { true }
    #expect((try? first.get()) == (try? second.get()))
  }

  private mutating func collect() throws {
    for id in NodeID(1)...3 {
      while plain[id].hasReady() || teased[id].hasReady() {
        let pair = (plain[id].ready(), teased[id].ready())
        readies.append(pair)
        if pair.0 != pair.1 { return }
        try carryOut(pair.0, &plain[id])
        try carryOut(pair.1, &teased[id])
        plain.inFlight += pair.0.messages
        teased.inFlight += pair.1.messages
      }
    }
  }

  private func carryOut(_ ready: Ready, _ node: inout RawNode<MemoryStorage>) throws {
    try node.storage.write(ready.storageWrite)
    node.advance()
  }

  private mutating func deliver() throws {
    let messages = plain.inFlight
    plain.inFlight = []
    teased.inFlight = []
    for message in messages where random.chance(80) {
      let outcome = Result { try plain[message.to].step(message) }
      let other = Result { try teased[message.to].step(decorate(message)) }
      #expect((try? outcome.get()) == nil ? (try? other.get()) == nil : (try? other.get()) != nil)
    }
  }

  /// The message as a peer with the fast path on would send it.
  private mutating func decorate(_ message: Message) -> Message {
    decorated += 1
    var message = message
    message.fastPath = true
    if message.kind == .append || message.kind == .heartbeat { message.fastCommit = message.commit + UInt64(random.below(5)) }
    if message.kind == .voteResponse {
      message.entries = [entry(at: 2), entry(at: 3)]
      message.hintPart = 0
      message.hintPartCount = UInt32(1 + random.below(3))
    }
    for position in message.entries.indices {
      message.entries[position].insertedBy = .leader
      message.entries[position].content = ContentID(node: message.from, incarnation: 1, sequence: UInt64(position + 1))
    }
    return message
  }

  private mutating func fastMessage(to target: NodeID) -> Message {
    let from = 1 + target % 3
    let last = teased[target].replica.log.lastIndex
    let kind = random.chance(50) ? MessageKind.fastProposal : .fastVote
    let term = kind == .fastVote ? teased[target].replica.term + UInt64(random.below(3)) : 0
    var held = entry(at: last + UInt64(random.below(3)))
    held.content.node = from
    return Message(
      kind: kind, to: target, from: from, term: term, index: held.index, entries: [held], reject: random.chance(20), rejectHint: last + 4,
      fastPath: true)
  }

  private func entry(at index: LogIndex) -> Entry {
    Entry(term: 1, index: index, insertedBy: .self, content: ContentID(node: 2, incarnation: 1, sequence: index), data: [9])
  }
}

/// The other half of the same promise.
@Suite("With the fast path on and no fast proposal") struct NoFastProposalTests {
  @Test("the committed sequences are those of the fast path off", arguments: 0..<10) func sameCommits(_ block: UInt64) throws {
    for seed in (block * 10)..<(block * 10 + 10) {
      var sequences: [[[EntryPosition]]] = []
      var payloads: [[[[UInt8]]]] = []
      for fast in [false, true] {
        var random = SeededRandom(seed: seed)
        var cluster = try Ensemble(3 + Int(seed % 3), fast: fast)
        try cluster[1].campaign()
        try cluster.settle()
        for step in 0..<40 {
          let lost = random.pick(MessageKind.allCases)
          cluster.isLost = { $0.kind == lost && (lost == .append || lost == .appendResponse || lost == .heartbeat) }
          if random.chance(60) { try cluster[1].propose([UInt8(step)]) }
          if random.chance(50) { try cluster.hop() } else { cluster[1].tick() }
          try cluster.drain()
        }
        cluster.isLost = { _ in false }
        for _ in 0..<3 {
          cluster[1].tick()
          try cluster.settle()
        }
        #expect(cluster[1].basicStatus.softState.role == .leader)
        sequences.append(cluster.applied.map { $0.map(\.position) })
        payloads.append(cluster.applied.map { $0.map(\.data) })
      }
      #expect(sequences[0] == sequences[1] && payloads[0] == payloads[1], "seed \(seed)")
      #expect(payloads[0].allSatisfy { $0 == payloads[0][0] && $0.count > 10 })
    }
  }
}
