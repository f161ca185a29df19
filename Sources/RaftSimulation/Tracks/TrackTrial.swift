import Raft

/// One cluster that commits a row of proposals, timed from outside. S1 leads at the start.
struct TrackTrial {
  private struct Proposal {
    let request: RequestID
    let data: [UInt8]
    let proposer: NodeID
    let time: UInt64
    var askedAt: UInt64
    var index: LogIndex?
    var sample = TrackSample()
    var isDone: Bool { sample.microsecondsEverywhere != nil }
  }

  private(set) var cluster: Cluster
  private(set) var messageCount = 0
  private(set) var byteCount = 0
  private var proposals: [Proposal] = []
  private var noted = 0
  private var seen: MessageNumber = 0
  private let lossPermille: UInt64
  private var isLossy = false

  /// Elects S1 without losses.
  init(settings: ClusterSettings, lossPermille: Int) {
    cluster = Cluster(settings: settings)
    self.lossPermille = UInt64(lossPermille)
    act(.campaign(1))
    run { $0.cluster.isSettled }
    (messageCount, byteCount) = (0, 0)
    isLossy = true
  }

  /// What became of the proposals, in order.
  var samples: [TrackSample] { proposals.map(\.sample) }

  /// Takes nodes down, and waits until that has no consequences any more.
  mutating func crash(_ nodes: [NodeID]) {
    for node in nodes { act(.crash(node, .now)) }
    run(ticksMax: 3) { _ in false }
    (messageCount, byteCount) = (0, 0)
  }

  /// Proposes at each of the nodes at once, so many times each, and runs until all of it is known everywhere.
  mutating func propose(at nodes: [NodeID], count: Int = 1) {
    for number in 0..<count {
      for node in nodes { begin(at: node, value: "v\(proposals.count).\(number)") }
    }
    run { trial in trial.proposals.allSatisfy(\.isDone) }
  }

  private mutating func begin(at node: NodeID, value: String) {
    let time = cluster.time
    act(.propose(node: node, value: value))
    guard let request = cluster.requests.last else { return }
    let command = ApplicationCommand(request: request.id, operation: .record(value))
    proposals.append(Proposal(request: request.id, data: command.encoded, proposer: node, time: time, askedAt: time))
    note()
  }

  /// Lets happen what is due, until something holds or so many ticks are over.
  private mutating func run(ticksMax: Int = 400, until isOver: (TrackTrial) -> Bool) {
    var ticks = 0
    while !isOver(self) && ticks < ticksMax {
      if let next = cluster.network.nextDeliverable, next.dueAt <= cluster.nextTickAt {
        act(isLossy && isLost(next) ? .drop(next.number) : .deliver(next.number))
      } else {
        act(.tick(nil))
        ticks += 1
        askAgain()
      }
    }
  }

  private mutating func act(_ input: Input) {
    cluster.apply(input)
    note()
  }

  /// A client that has waited for an election timeout asks again; the state machine makes one effect of both (rule L2). Without that a classic
  /// proposal that is lost on its way to the leader would be lost for good.
  private mutating func askAgain() {
    let patience = UInt64(cluster.settings.electionTicks) * cluster.settings.tickMicroseconds
    for position in proposals.indices where proposals[position].index == nil && cluster.time >= proposals[position].askedAt + patience {
      proposals[position].askedAt = cluster.time
      cluster.proposeAgain(proposals[position].data, at: proposals[position].proposer)
      note()
    }
  }

  /// Which messages are lost, by link and number alone.
  private func isLost(_ item: InFlightMessage) -> Bool {
    cluster.randomness.happens(.raceLoss, subject: item.link.from << 8 | item.link.to, ordinal: UInt64(item.number), permille: lossPermille)
  }
}

extension TrackTrial {
  /// Looks at what was sent and at who knows what.
  private mutating func note() {
    countSent()
    let records = cluster.commits.records
    while noted < records.count {
      let record = records[noted]
      noted += 1
      guard let position = proposals.firstIndex(where: { $0.request == record.request && $0.index == nil }) else { continue }
      proposals[position].index = record.index
      proposals[position].sample.isCommitted = true
      proposals[position].sample.isFast = record.track == .fast
      proposals[position].sample.microsecondsAtLeader = cluster.time - proposals[position].time
      proposals[position].sample.delaysAtLeader = record.delaysAtLeader
    }
    for position in proposals.indices where !proposals[position].isDone { noteKnowledge(position) }
  }

  private mutating func noteKnowledge(_ position: Int) {
    guard let index = proposals[position].index else { return }
    let proposer = proposals[position].proposer
    let elapsed = cluster.time - proposals[position].time
    if proposals[position].sample.microsecondsAtProposer == nil, let node = cluster.node(proposer), node.observed.frontier >= index {
      proposals[position].sample.microsecondsAtProposer = elapsed
      proposals[position].sample.delaysAtProposer = cluster.commits.delays(of: index, at: [proposer])
    }
    let live = cluster.nodes.filter(\.isAlive)
    guard live.allSatisfy({ $0.observed.frontier >= index }) else { return }
    proposals[position].sample.microsecondsEverywhere = elapsed
    proposals[position].sample.delaysEverywhere = cluster.commits.delays(of: index, at: live.map(\.id))
  }

  /// Heartbeats go on without any proposal, so they are not counted.
  private mutating func countSent() {
    guard cluster.network.sentCount > seen else { return }
    for item in cluster.network.messages where item.number > seen && !item.isHeartbeat {
      messageCount += 1
      byteCount += item.message.encodedByteCount
    }
    seen = cluster.network.sentCount
  }
}
