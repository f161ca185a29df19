import Foundation
import Raft
import Testing

/// A broken peer cannot crash a node: whatever arrives is accepted, dropped, or refused with a thrown error, and no node's own invariants
/// break over it. `FASTRAFT_FUZZ=1` makes it a million messages, another number that many.
@Suite("A broken peer") struct FuzzTests {
  struct Setting: CustomTestStringConvertible {
    var fast: Bool
    var isAsync: Bool
    var testDescription: String { "fast path \(fast ? "on" : "off"), \(isAsync ? "asynchronous" : "synchronous") storage writes" }
  }

  static let settings = [false, true].flatMap { fast in [false, true].map { Setting(fast: fast, isAsync: $0) } }

  static var messageCount: Int {
    guard let wanted = ProcessInfo.processInfo.environment["FASTRAFT_FUZZ"].flatMap(Int.init) else { return 10_000 }
    return wanted == 1 ? 1_000_000 : wanted
  }

  @Test("cannot crash nodes in any role", arguments: settings) func survives(_ setting: Setting) throws {
    var seen: Set<Role> = []
    var delivered = 0
    var refused = 0
    var seed: UInt64 = 0
    while delivered < Self.messageCount / Self.settings.count {
      seed += 1
      var episode = try FuzzEpisode(seed: seed, fast: setting.fast, isAsync: setting.isAsync)
      for _ in 0..<100 {
        try episode.live()
        for position in episode.ensemble.nodes.indices {
          seen.insert(episode.ensemble.nodes[position].basicStatus.softState.role)
          if try !episode.attack(position) { refused += 1 }
          delivered += 1
        }
      }
    }
    #expect(seen == Set(Role.allCases))
    #expect(refused > delivered / 10 && refused < delivered * 9 / 10, "\(refused) of \(delivered) messages were refused")
  }
}

/// A small cluster that lives its life among broken messages.
struct FuzzEpisode {
  var ensemble: Ensemble
  private var peer: BrokenPeer
  private var random: SeededRandom
  private var recent: [Message] = []

  init(seed: UInt64, fast: Bool, isAsync: Bool) throws {
    random = SeededRandom(seed: seed)
    peer = BrokenPeer(seed: seed &+ 1 << 32)
    let preVote = random.chance(40)
    let checkQuorum = random.chance(40)
    let sizeMax = random.pick([0, 20, 1 << 20])
    let inflightMax = random.pick([1, 2, 256])
    let limit = random.pick([0, 5, 100])
    let window = random.pick([1, 4, 256])
    let stepsDown = random.chance(50)
    ensemble = try Ensemble(3, learners: 1, fast: fast) { config in
      config.asyncStorageWrites = isAsync
      config.preVote = preVote
      config.checkQuorum = checkQuorum
      config.sizePerMessageMax = UInt64(sizeMax)
      config.inflightMessagesMax = inflightMax
      config.uncommittedEntriesSizeMax = UInt64(limit)
      config.fastWindow = UInt64(window)
      config.stepDownOnRemoval = stepsDown
      config.readOnlyOption = checkQuorum && stepsDown ? .leaseBased : .safe
      config.recordsDecisions = false
      config.seed = config.id &+ seed
    }
    ensemble.isForgiving = true
  }

  /// Something that happens in any cluster.
  mutating func live() throws {
    let id = NodeID(1 + random.below(ensemble.nodes.count))
    switch random.below(14) {
    case 0: try? ensemble[id].campaign()
    case 1...3: try? ensemble[id].propose([UInt8(random.below(256))])
    case 4: try? ensemble[id].proposeConfChange(confChange())
    case 5: ensemble[id].readIndex(context: [1, 2, 3])
    case 6: ensemble[id].transferLeader(to: NodeID(1 + random.below(4)))
    case 7: try? ensemble[id].forgetLeader()
    case 8:
      ensemble[id].reportUnreachable(NodeID(1 + random.below(4)))
      ensemble[id].reportSnapshot(NodeID(1 + random.below(4)), succeeded: random.chance(50))
    case 9: compact(id)
    default: for position in ensemble.nodes.indices { ensemble.nodes[position].tick() }
    }
    try ensemble.drain()
    recent = Array((recent + ensemble.inFlight).suffix(60))
    if random.chance(70) { try ensemble.hop() } else { ensemble.inFlight = [] }
    for position in ensemble.nodes.indices where ensemble.nodes[position].haltReason != nil { try ensemble.restart(position) }
  }

  private mutating func confChange() -> AnyConfChange {
    let changes = (0..<random.below(3)).map { _ in
      ConfChangeSingle(kind: random.pick(ConfChangeKind.allCases), node: NodeID(1 + random.below(4)))
    }
    return .v2(ConfChangeV2(transition: random.pick(ConfChangeTransition.allCases), changes: changes))
  }

  private mutating func compact(_ id: NodeID) {
    let index = ensemble[id].compactionIndexMax
    let state = ensemble[id].replica.tracker.confState
    guard (try? ensemble[id].storage.createSnapshot(at: index, confState: state, data: [])) != nil else { return }
    try? ensemble[id].storage.compact(to: index)
  }

  /// A broken message, and what comes of it. Returns whether it was taken or dropped, not refused.
  mutating func attack(_ position: Int) throws -> Bool {
    var isTaken = true
    let before = ensemble.nodes[position].replica
    let message =
      random.chance(15)
      ? peer.plausibleMessage(to: before.id, last: before.log.lastPosition, term: before.term)
      : peer.message(to: before.id, near: before.log.lastIndex, term: before.term, disturbing: recent)
    do {
      try ensemble.nodes[position].step(message)
    } catch RaftError.proposalDropped {
      // Slots may have been decided before it.
    } catch {
      isTaken = false
      let after = ensemble.nodes[position].replica
      #expect(after.log.allEntries == before.log.allEntries, "\(message) was refused and yet changed the log: \(error)")
      #expect(after.slots == before.slots, "\(message) was refused and yet changed the slots: \(error)")
      #expect(after.log.frontier == before.log.frontier, "\(message) was refused and yet committed: \(error)")
    }
    try ensemble.drain()
    check(ensemble.nodes[position].replica, since: before, message)
    if ensemble.nodes[position].haltReason != nil { try ensemble.restart(position) }
    return isTaken
  }

  private func check(_ node: Replica<MemoryStorage>, since before: Replica<MemoryStorage>, _ message: Message) {
    let last = node.log.lastIndex
    #expect(node.term >= before.term && node.log.committed >= before.log.committed && node.log.fast >= before.log.fast, "\(message)")
    #expect(node.log.applied >= before.log.applied, "\(message)")
    #expect(node.log.committed <= last, "\(message)")
    #expect(node.slots.entries.allSatisfy { $0.index > last }, "slots at or below \(last) after \(message)")
    #expect(zip(node.slots.entries, node.slots.entries.dropFirst()).allSatisfy { $0.index < $1.index }, "\(message)")
  }
}
