import Raft
import Testing

/// Chaos: any message may come at any time, again, or never; appends come in parts; nodes crash, compact, change their membership.
/// `FASTRAFT_FUZZ=1` makes it a hundred times as much.
@Suite("Random schedules") struct RandomScheduleTests {
  @Test("never commit two values at an index, nor one at two") func agree() throws {
    var sometimes = Chaos.Sometimes()
    for seed in 0..<UInt64(FuzzTests.messageCount / 100) {
      var chaos = try Chaos(seed: seed, count: 3 + Int(seed % 3), changesMembers: seed % 4 == 3)
      for _ in 0..<200 { try chaos.step() }
      chaos.check()
      sometimes.merge(chaos.sometimes)
    }
    #expect(sometimes.isComplete, "\(sometimes)")
  }
}

/// One random run.
struct Chaos {
  /// What has to happen now and then, so that the runs prove something.
  struct Sometimes {
    var fastCommits = 0
    var recoveries = 0
    var demotions = 0
    var rebases = 0
    var restarts = 0

    var isComplete: Bool { fastCommits > 0 && recoveries > 0 && demotions > 0 && rebases > 0 && restarts > 0 }

    mutating func merge(_ other: Sometimes) {
      fastCommits += other.fastCommits
      recoveries += other.recoveries
      demotions += other.demotions
      rebases += other.rebases
      restarts += other.restarts
    }
  }

  private var stage: Stage
  private var random: SeededRandom
  private let changesMembers: Bool
  private(set) var sometimes = Sometimes()

  init(seed: UInt64, count: Int, changesMembers: Bool) throws {
    random = SeededRandom(seed: seed)
    self.changesMembers = changesMembers
    let isAsync = random.chance(30)
    let sizeMax = UInt64(random.pick([0, 1 << 20]))
    stage = try Stage(count, learners: changesMembers ? 1 : 0) {
      $0.asyncStorageWrites = isAsync
      $0.sizePerMessageMax = sizeMax
    }
    stage.cluster.isForgiving = true
  }

  private mutating func anyNode() -> NodeID { NodeID(1 + random.below(stage.cluster.nodes.count)) }

  mutating func step() throws {
    let node = anyNode()
    switch random.below(100) {
    case 0..<1: try stage.campaign(node)
    case 1..<3: try elect(node)
    case 3..<6: for _ in 0..<3 { stage[node].tick() }
    case 6..<8: try stage.lead(node, appending: Array("own".utf8))
    case 8..<9: try restart(node)
    case 9..<11: compact(node)
    case 11..<12: if changesMembers { try changeMembers(node) }
    case 12..<32: try proposeSomewhere(node)
    case 32..<42: try partOfAppend()
    case 42..<46: try round(node)
    default: try deliverSomething()
    }
    try stage.observe()
  }

  /// A campaign that most of the others hear of.
  private mutating func elect(_ node: NodeID) throws {
    try stage.campaign(node)
    for voter in 1...NodeID(stage.cluster.nodes.count) where voter != node && random.chance(75) {
      try stage.ask(voter, for: node)
      try stage.deliver(.voteResponse, from: voter, to: node)
    }
  }

  private mutating func proposeSomewhere(_ node: NodeID) throws {
    let index = stage[node].replica.log.lastIndex + 1 + UInt64(random.pick([0, 0, 0, 1, 2]))
    let name = "\(index)\(random.pick(["x", "x", "x", "y"]))"
    for other in 1...NodeID(stage.cluster.nodes.count) where other == node || random.chance(60) { try stage.propose(name, to: other) }
  }

  /// A leader and some of the others hear each other.
  private mutating func round(_ leader: NodeID) throws {
    guard stage.role(leader) == .leader else { return }
    for other in 1...NodeID(stage.cluster.nodes.count) where other != leader && random.chance(70) {
      let recent = stage.sent.suffix(80)
      for message in recent where message.from == leader && message.to == other { try? stage[other].step(message) }
      try stage.observe()
      for message in stage.sent.suffix(80) where message.from == other && message.to == leader { try? stage[leader].step(message) }
      try stage.observe()
    }
  }

  private mutating func anyMessage() -> Message? {
    if stage.sent.isEmpty { return nil }
    if random.chance(15) { return random.pick(stage.sent) }
    return stage.sent[max(0, stage.sent.count - 1 - random.below(25))]
  }

  private mutating func deliverSomething() throws {
    guard let message = anyMessage(), message.to <= NodeID(stage.cluster.nodes.count) else { return }
    try? stage[message.to].step(message)
  }

  private mutating func partOfAppend() throws {
    let appends = stage.sent.suffix(200).filter { $0.kind == .append && $0.entries.count > 1 }
    guard !appends.isEmpty else { return try deliverSomething() }
    var message = random.pick(appends)
    message.entries.removeLast(1 + random.below(message.entries.count - 1))
    try? stage[message.to].step(message)
  }

  private mutating func restart(_ node: NodeID) throws {
    sometimes.restarts += 1
    try stage.cluster.restart(Int(node) - 1, keepsApplied: !changesMembers && random.chance(50))
  }

  private mutating func compact(_ node: NodeID) {
    let index = stage[node].compactionIndexMax
    guard index == stage[node].basicStatus.applied, stage[node].storage.hardState.commit >= index else { return }
    let state = stage[node].replica.tracker.confState
    guard (try? stage[node].storage.createSnapshot(at: index, confState: state, data: [])) != nil else { return }
    try? stage[node].storage.compact(to: index)
  }

  private mutating func changeMembers(_ node: NodeID) throws {
    let kind = random.pick([ConfChangeKind.addNode, .removeNode, .addLearnerNode])
    let member = anyNode()
    try? stage.change(node, kind, member)
  }

  mutating func check() {
    for (position, node) in stage.cluster.nodes.enumerated() {
      #expect(node.haltReason == nil)
      for decision in stage.cluster.decisions[position] {
        switch decision {
        case .committedFast: sometimes.fastCommits += 1
        case .recovered: sometimes.recoveries += 1
        case .demoted: sometimes.demotions += 1
        case .snapshotRestored(_, let isRebased): sometimes.rebases += isRebased ? 1 : 0
        default: break
        }
      }
    }
    let contents = stage.committed.values.filter { !$0.isNone }
    #expect(Set(contents).count == contents.count, "a value was committed at two indexes")
  }
}
