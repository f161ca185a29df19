import Raft

/// A cluster under a random schedule of messages, clocks, proposals and faults, all drawn from a seed. At the end all faults are over, and
/// the cluster has to come to rest and to take new proposals.
public struct RandomSchedule: Sendable {
  /// The cluster.
  public private(set) var cluster: Cluster
  /// What was done, in order.
  public private(set) var inputs: [Input] = []
  /// How often something worth having happened.
  public private(set) var coverage = Coverage()
  /// What went wrong, if something did.
  public private(set) var failure: ScheduleFailure?
  /// What the seed drew.
  public let swarm: Swarm

  let randomness: Randomness
  var valueCount = 0
  /// Whether the last event was a fast commit.
  var hasJustCommittedFast = false

  /// Prepares the schedule of a seed. The number of nodes, the settings and the mixture of faults come from the seed, unless they are given.
  ///
  /// - Parameter mutants: rules that are switched off.
  public init(seed: UInt64, nodeCount: Int? = nil, fastPath: Bool = true, mutants: [Mutant] = []) {
    randomness = Randomness(seed: seed)
    swarm = Swarm(randomness: randomness)
    let count = nodeCount ?? 3 + Int(randomness.draw(.swarm, subject: 1, ordinal: 0, below: 3))
    var settings = ClusterSettings(nodeCount: count, seed: seed, fastPath: fastPath)
    settings.mutants = mutants
    settings.preVote = randomness.happens(.swarm, subject: 1, ordinal: 1, permille: 300)
    settings.checkQuorum = randomness.happens(.swarm, subject: 1, ordinal: 2, permille: 300)
    settings.isApplicationDurable = randomness.happens(.swarm, subject: 1, ordinal: 3, permille: 700)
    cluster = Cluster(settings: settings)
  }

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
    hasJustCommittedFast = record.milestones.contains(.commitFast)
    if let violation = record.violations.first { failure = .violation(violation) }
  }
}

extension RandomSchedule {
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
      switch settling.next(cluster) {
      case .act(let input): act(input)
      case .end(.stuck(let ticks)): failure = .stuck(ticks: ticks)
      case .end: return
      }
    }
  }

  /// Nothing stalls while a quorum is alive: each node proposes a value, and each is committed everywhere.
  private mutating func proposeEverywhere() {
    for node in cluster.nodes {
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
