import Raft

/// A whole cluster as one value: nodes with their disks and applications, the network between them, the time, and what was observed.
///
/// It changes only by ``apply(_:)``, which is a pure function of the state and the input. A copy is therefore a checkpoint, and the same
/// settings and inputs give the same cluster on any machine.
public struct Cluster: Sendable {
  /// How it was set up.
  public let settings: ClusterSettings
  /// The machines, ascending by identifier.
  public internal(set) var nodes: [SimulatedNode]
  /// Messages and links.
  public internal(set) var network: Network
  /// The time in microseconds.
  public internal(set) var time: UInt64 = 0
  /// How many inputs were applied.
  public internal(set) var eventCount = 0
  /// Whether nodes make new fast proposals.
  public internal(set) var fastProposalsOn = true
  /// Which indexes are committed.
  public internal(set) var commits = CommitHistory()
  /// The values behind the identifiers in the core's records.
  public internal(set) var values = ValueRegistry()
  /// What clients proposed, in order.
  package internal(set) var requests = PagedArray<Request>()
  /// The answers to reads, in order.
  package internal(set) var readAnswers = PagedArray<ReadAnswer>()
  /// The safety properties that were broken, in order.
  public internal(set) var violations: [Violation] = []
  /// The elections so far.
  public internal(set) var elections = ElectionHistory()
  /// What clients did with the store, as they saw it.
  public internal(set) var clientHistory = ClientHistory()
  /// The safety properties.
  public internal(set) var invariants = Invariants()

  /// When all clocks tick next in play mode, in microseconds.
  var nextTickAt: UInt64
  var readCount = 0
  /// The highest term that has had a leader.
  var leaderTermLast: Term = 0
  /// How many requests the client at each node has made; counting them anew would cost more with each.
  var requestCounts = [UInt64](repeating: 0, count: ClusterSettings.nodeCountMax + 1)
  /// What the current event has done so far.
  var draft = EventDraft()
  /// The causal path that the current event continues.
  var cause = Cause.input

  let randomness: Randomness
  /// Where the nodes' trace events go. Copies share it, so only a replay that nobody else looks at has one.
  let traceLogger: (any TraceLogger)?

  /// Starts a cluster: all nodes up, no leader, logs empty but for the founding members of ``ClusterSettings/bootstrap``.
  public init(settings: ClusterSettings) { self.init(settings: settings, traceLogger: nil) }

  /// Starts a cluster that tells of every step of its nodes.
  package init(settings: ClusterSettings, traceLogger: (any TraceLogger)?) {
    self.settings = settings
    self.traceLogger = traceLogger
    randomness = Randomness(seed: settings.seed)
    var latency = Latency(
      randomness: randomness, baseMicroseconds: settings.latencyMicroseconds, jitterMicroseconds: settings.jitterMicroseconds)
    latency.matrix = settings.latencyMatrix
    network = Network(latency: latency)
    nextTickAt = settings.tickMicroseconds
    nodes = []
    let founders = initialConfState
    for id in founders.voters + founders.learners {
      nodes.append(SimulatedNode(id: id, confState: storedConfState))
      start(at: nodes.count - 1)
      if settings.bootstrap { found(with: founders.voters, at: nodes.count - 1) }
      pump(at: nodes.count - 1)
    }
    draft = EventDraft()
  }

  /// The membership that every storage knows from its first start.
  var storedConfState: ConfState { settings.bootstrap ? ConfState() : initialConfState }

  /// Gives a new node the founding members as the head of its log.
  private mutating func found(with members: [NodeID], at position: Int) {
    do throws(RaftError) {
      try nodes[position].raft?.bootstrap(peers: members.map { Peer(id: $0) })
    } catch {
      judge(.halted(nodes[position].id, reason: "it cannot be bootstrapped: \(error)"))
    }
  }

  /// The membership that the cluster begins with.
  var initialConfState: ConfState {
    let learners = (0..<settings.learnerCount).map { NodeID(settings.nodeCount + 1 + $0) }
    return ConfState(voters: (1...settings.nodeCount).map(NodeID.init), learners: learners)
  }
}

extension Cluster {
  /// The machine with this identifier. Complexity: linear in the number of nodes.
  public func node(_ id: NodeID) -> SimulatedNode? {
    position(of: id).map { nodes[$0] }
  }

  func position(of id: NodeID) -> Int? {
    nodes.firstIndex { $0.id == id }
  }

  /// The live leader of the highest term, if there is one.
  public var leader: NodeID? {
    var best: (term: Term, id: NodeID)?
    for position in nodes.indices where nodes[position].isAlive && nodes[position].raft!.replica.role == .leader {
      let term = nodes[position].raft!.replica.term
      if best == nil || term > best!.term { best = (term, nodes[position].id) }
    }
    return best?.id
  }
}

extension Cluster {
  /// Carries out an input and everything that it sets off: readies, writes, messages, applying, the checks.
  @discardableResult
  public mutating func apply(_ input: Input) -> EventRecord {
    eventCount += 1
    draft = EventDraft()
    cause = .input
    carryOut(input)
    let record = EventRecord(number: eventCount, input: input, time: time, draft: draft)
    draft = EventDraft()
    elections.note(record)
    return record
  }

  private mutating func carryOut(_ input: Input) {
    switch input {
    case .propose(let node, let value): propose(.record(value), at: node)
    case .put(let node, let key, let value): propose(.put(key: key, value: value), at: node)
    case .read(let node, let key): read(key, at: node)
    case .deliver(let number): deliver(number)
    case .drop(let number): drop(number)
    case .duplicate(let number): note(network.duplicate(number), number) { .duplicated($0) }
    case .hold(let number): note(network.setHeld(number, true), number) { .held($0) }
    case .release(let number): note(network.setHeld(number, false), number) { .released($0) }
    case .reorder(let number, let place): note(network.reorder(number, to: place), number) { .reordered($0, place) }
    case .delay(let number, let microseconds):
      note(network.delay(number, by: microseconds), number) { .delayed($0, microseconds: microseconds) }
    case .tick(let node): tick(node)
    case .crash(let node, let point): crash(node, point)
    case .restart(let node): restart(node)
    case .cut(let links): setCut(links, true)
    case .mend(let links): setCut(links, false)
    case .heal: setCut(network.cutLinks, false)
    case .campaign(let node): campaign(node)
    case .transfer(let node): transfer(to: node)
    case .forgetLeader(let node): forgetLeader(node)
    case .fastProposals(let isOn): switchFastProposals(isOn)
    case .snapshot(let node): snapshot(node)
    case .compact(let node, let index): compact(node, to: index)
    case .member(let change): changeMembers([change], change.confChange) { .memberAsked(change, leader: $0) }
    case .joint(let change): changeMembers(change.changes, change.confChange) { .jointAsked(change, leader: $0) }
    case .leaveJoint: changeMembers([], .v2(ConfChangeV2())) { .leaveAsked(leader: $0) }
    case .persist(let node): persist(node)
    case .holdApplication(let node, let isHeld): holdApplication(node, isHeld)
    }
  }

  private mutating func note(_ message: InFlightMessage?, _ number: MessageNumber, as fact: (InFlightMessage) -> Fact) {
    if let message { draft.add(fact(message)) } else { draft.add(.impossible(reason: "message \(number) is not in flight")) }
  }
}
