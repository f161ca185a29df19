import Raft

/// A cluster under a random schedule of messages, clocks, proposals and faults, all drawn from a seed. At the end all faults are over, and
/// the cluster has to come to rest and to take new proposals.
public struct RandomSchedule: Sendable {
  /// The cluster.
  public private(set) var cluster: Cluster
  /// What was done, in order.
  public private(set) var inputs: [Input] = []
  /// How often something worth having happened.
  public internal(set) var coverage = Coverage()
  /// What went wrong, if something did.
  public private(set) var failure: ScheduleFailure?
  /// What the seed drew.
  public let swarm: Swarm

  let randomness: Randomness
  var valueCount = 0
  /// Who does what no protocol does by itself.
  private var supervisor = Operator()
  /// Whether the last event was a fast commit, or told somebody of one who does not lead.
  var isAmbushDue = false
  /// Up to which event clients look with care at the leader that was elected last.
  var vigilEnd = 0

  /// Prepares the schedule of a seed. The number of nodes, the settings and the mixture of faults come from the seed, unless they are given.
  ///
  /// - Parameters:
  ///   - mutants: rules that are switched off.
  ///   - bootstrap: how the founding members come; see ``ClusterSettings/bootstrap``.
  public init(seed: UInt64, nodeCount: Int? = nil, fastPath: Bool = true, mutants: [Mutant] = [], bootstrap: Bool = false) {
    randomness = Randomness(seed: seed)
    swarm = Swarm(randomness: randomness)
    let count = nodeCount ?? 3 + Int(randomness.draw(.swarm, subject: 1, ordinal: 0, below: 3))
    var settings = ClusterSettings(nodeCount: count, seed: seed, fastPath: fastPath)
    settings.mutants = mutants
    settings.bootstrap = bootstrap
    settings.preVote = randomness.happens(.swarm, subject: 1, ordinal: 1, permille: 300)
    settings.checkQuorum = randomness.happens(.swarm, subject: 1, ordinal: 2, permille: 300)
    settings.readsByLease = settings.checkQuorum && randomness.happens(.swarm, subject: 1, ordinal: 4, permille: 500)
    settings.hasSlowDisks = randomness.happens(.swarm, subject: 1, ordinal: 5, permille: 300)
    settings.leadsWhenRemoved = randomness.happens(.swarm, subject: 1, ordinal: 6, permille: 300)
    // One entry a message: what a new leader has recovered then arrives in parts.
    if randomness.happens(.swarm, subject: 1, ordinal: 7, permille: 250) { settings.messageBytesMax = 0 }
    settings.isApplicationDurable = randomness.happens(.swarm, subject: 1, ordinal: 3, permille: 700)
    cluster = Cluster(settings: settings)
  }

  /// For how many events after an election reads are frequent.
  private static let vigilLength = 40

  /// Runs so many events of disturbance, then ends all faults and lets the cluster come to rest. Stops at the first failure.
  public mutating func run(eventCount: Int) {
    while inputs.count < eventCount && failure == nil { act(nextInput()) }
    if failure == nil { endFaults() }
    if failure == nil { settle() }
    if failure == nil { proposeEverywhere() }
    coverage.finish(cluster.commits)
  }

  /// Carries out an input, and notes what it did.
  mutating func act(_ input: Input) {
    inputs.append(input)
    let record = cluster.apply(input)
    coverage.count(record, in: cluster)
    supervisor.see(record)
    isAmbushDue = record.milestones.contains(.commitFast) || hasToldOfFastCommit(record)
    if record.milestones.contains(.election) { vigilEnd = inputs.count + Self.vigilLength }
    if let violation = record.violations.first { failure = .violation(violation) }
  }
}

extension RandomSchedule {
  /// Whether an application away from the leader has applied what is committed on the fast track only, so that its client knows of it.
  private func hasToldOfFastCommit(_ record: EventRecord) -> Bool {
    record.facts.contains { fact in
      guard case .applied(let node, let index, _) = fact, let replica = cluster.node(node)?.raft?.replica else { return false }
      return index > replica.log.committed && replica.role != .leader
    }
  }

  private mutating func endFaults() {
    act(.heal)
    // Who is still to crash at its next write does so now.
    for node in cluster.nodes where node.crashPoint != nil { act(.crash(node.id, .now)) }
    for node in cluster.nodes where !node.isAlive { act(.restart(node.id)) }
    for item in cluster.network.messages where item.isHeld { act(.release(item.number)) }
  }

  private mutating func settle() {
    var settling = Settling()
    while failure == nil {
      // One order may follow another at once; more than there are machines would be one that does nothing.
      for _ in cluster.nodes {
        guard failure == nil, cluster.network.nextDeliverable == nil, let order = supervisor.order(cluster, settling) else { break }
        act(order)
      }
      if failure != nil { return }
      switch settling.next(cluster) {
      case .act(let input): act(input)
      case .end(.stuck(let ticks)): failure = .stuck(ticks: ticks)
      case .end: return
      }
    }
  }

  /// Whether the leader counts a node among its members.
  private func isMember(_ id: NodeID) -> Bool {
    guard let config = cluster.leader.flatMap({ cluster.node($0)?.raft?.replica.tracker.config }) else { return true }
    return config.voters.contains(id) || config.learners.contains(id)
  }

  /// Nothing stalls while a quorum is alive: each member proposes a value, and each is committed everywhere.
  private mutating func proposeEverywhere() {
    for node in cluster.nodes where node.isAlive && isMember(node.id) {
      let value = "last\(node.id)"
      act(.propose(node: node.id, value: value))
      if failure == nil { settle() }
      if failure != nil { return }
      let isCommitted = cluster.commits.records.contains { $0.tag == value }
      if !isCommitted { failure = .unresolved(value: value) }
    }
  }

  /// The schedule as a scenario file.
  public func scenarioText(title: String) -> String {
    var run = Run(settings: cluster.settings)
    for input in inputs { run.act(input) }
    return run.journalText(title: title)
  }
}
