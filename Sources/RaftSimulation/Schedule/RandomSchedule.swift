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
  /// Whether a membership has changed since it was last looked who has to go.
  var hasChangedMembership = true
  /// Whether the last event was a fast commit.
  var hasJustCommittedFast = false

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
    if record.milestones.contains(.membership) { hasChangedMembership = true }
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
      if cluster.network.nextDeliverable == nil && hasChangedMembership { stopRemovedNodes() }
      if cluster.network.nextDeliverable == nil, let order = membershipOrder ?? electionOrder(settling) { act(order) }
      switch settling.next(cluster) {
      case .act(let input): act(input)
      case .end(.stuck(let ticks)): failure = .stuck(ticks: ticks)
      case .end: return
      }
    }
  }

  /// What an operator has to do about the membership: leave a joint configuration that does not end by itself, or give a leader that has become
  /// a learner a successor, since like etcd/raft's it goes on leading.
  private var membershipOrder: Input? {
    guard let leader = cluster.leader.flatMap(cluster.node), let replica = leader.raft?.replica else { return nil }
    let config = replica.tracker.config
    if config.voters.isJoint {
      // Not before all else is done: until then the order would be refused, and its place be taken by an empty entry.
      let isBusy = replica.log.committed < replica.log.lastIndex || replica.log.applied < replica.log.committed
      return config.autoLeave || isBusy ? nil : .leaveJoint
    }
    if config.voters.contains(leader.id) { return nil }
    return cluster.nodes.first { $0.isAlive && config.voters.contains($0.id) }.map { .transfer(to: $0.id) }
  }

  /// After so many election timeouts without any progress an operator looks after a cluster whose membership has changed.
  private static let timeoutsUntilHelp = 24

  /// A voter that has missed a change may ask only nodes that have left, and push its term up as fast as the one that could be elected, whose
  /// requests it ignores as long as their term is lower. Who is ahead is a random walk, which may take for ever. An operator ends it: the node
  /// with the most in its log campaigns until it is heard.
  private func electionOrder(_ settling: Settling) -> Input? {
    let patience = Self.timeoutsUntilHelp * cluster.settings.electionTicks
    guard coverage[.confChange] > 0, settling.ticksWithoutProgress > patience, cluster.leader == nil else { return nil }
    let able = cluster.nodes.filter { node in node.raft.map { $0.replica.tracker.config.voters.contains(node.id) } ?? false }
    let best = able.max { one, other in
      guard let one = one.raft?.replica, let other = other.raft?.replica else { return false }
      let (last, otherLast) = (one.log.lastPosition, other.log.lastPosition)
      return (last.term, last.index, one.term) < (otherLast.term, otherLast.index, other.term)
    }
    return best.map { .campaign($0.id) }
  }

  /// Turns off machines that are no members any more, as their owner would, once all members know: a removed leader would lead for ever, and a
  /// removed follower, which hears of nothing, campaigns for ever.
  private mutating func stopRemovedNodes() {
    hasChangedMembership = false
    let newest = cluster.nodes.max { $0.application.appliedIndex < $1.application.appliedIndex }?.confState
    // Those whom a change makes members that is still on its way are needed to carry it out.
    let isChanging = cluster.nodes.contains { node in
      guard let log = node.raft?.replica.log else { return false }
      return log.allEntries.contains { $0.index > log.applied && $0.kind.isConfChange }
    }
    guard let newest, newest.votersOutgoing.isEmpty, !isChanging else {
      hasChangedMembership = true
      return
    }
    let members = newest.voters + newest.learners
    for node in cluster.nodes where node.isAlive && !members.contains(node.id) {
      let voters = cluster.nodes.filter { newest.voters.contains($0.id) }
      let isKnown = voters.allSatisfy { !$0.confState.voters.contains(node.id) && !$0.confState.votersOutgoing.contains(node.id) }
      if isKnown && failure == nil { act(.crash(node.id, .now)) } else { hasChangedMembership = true }
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
