import Raft
import RaftSimulation

/// Searches on from any state of a simulated cluster for a schedule that breaks a safety property: nearest states first, so that what is
/// found is a shortest one.
///
/// Where an ``Explorer`` searches small clusters from their start, by steps of single nodes that it remembers, this takes a cluster as it is:
/// with its members, its settings, what is cut, held or down, and the messages on their way. A step is one choice, and what follows at once:
/// each message may arrive at any time, in any order, or never; nodes may campaign, propose, crash and start again. Acknowledgements, votes on
/// the fast track, confirmations and pre-votes that a step sends arrive within it (`fast-raft.md` calls such steps macro steps). Clocks stand
/// still but for a leader's, what is cut or held stays so, and whoever is down stays down, so a person can narrow a search by hand.
public struct OnwardSearch: Sendable {
  /// The bounds.
  public let bounds: OnwardBounds
  /// How far it has come.
  public private(set) var report = OnwardReport()

  private let termMax: Term
  private let values: [String]
  private var frontier: [Waiting?] = []
  private var next: [Waiting?] = []
  private var position = 0
  private var depth = 0
  private var visited: Set<Fingerprint> = []
  private var parents: [Int] = []
  private var steps: [[Input]] = []

  private struct Waiting: Sendable {
    var cluster: Cluster
    /// Of each node, in order, so that a step prints only the nodes that it touches.
    var prints: [Fingerprint]
    var spent: OnwardSpent
    var number: Int
  }

  /// Prepares a search from the state at a run's cursor. What is broken there already does not count.
  ///
  /// - Precondition: the bounds have no ``OnwardBounds/objection``.
  public init(from run: Run, bounds: OnwardBounds = OnwardBounds()) {
    precondition(bounds.objection == nil, "bounds out of range")
    self.bounds = bounds
    termMax = run.cluster.nodes.reduce(0) { max($0, $1.disk.hardState.term) } + Term(bounds.termsMax)
    values = Self.values(count: bounds.proposalsMax, behind: run)
    let prints = run.cluster.nodes.map { ClusterPrinter.print($0) }
    let start = Waiting(cluster: run.cluster, prints: prints, spent: OnwardSpent(), number: 0)
    visited = [ClusterPrinter.print(start.cluster, nodes: prints, spent: start.spent)]
    parents = [0]
    steps = [[]]
    frontier = [start]
    note()
  }

  /// Values that nobody has proposed in the run.
  private static func values(count: Int, behind run: Run) -> [String] {
    var ahead = run
    return (0..<count).map { _ in
      let value = ahead.suggestedValue
      if let node = ahead.cluster.nodes.first(where: \.isAlive) { ahead.act(.propose(node: node.id, value: value)) }
      return value
    }
  }
}

extension OnwardSearch {
  /// Goes on.
  ///
  /// - Parameters:
  ///   - transitions: how many steps are tried, give or take those of one state.
  ///   - statesMax: how many different states are met at most; nil for any number.
  /// - Returns: whether there is more to do.
  @discardableResult
  public mutating func search(transitions: Int, statesMax: Int? = nil) -> Bool {
    let end = report.transitions + transitions
    while report.transitions < end && report.counterexample == nil && visited.count < statesMax ?? .max {
      guard let waiting = takeNext() else {
        report.isExhausted = true
        note()
        return false
      }
      expand(waiting, statesMax: statesMax ?? .max)
    }
    note()
    return report.counterexample == nil && visited.count < statesMax ?? .max
  }

  private mutating func takeNext() -> Waiting? {
    if position == frontier.count {
      swap(&frontier, &next)
      next.removeAll(keepingCapacity: true)
      position = 0
      depth += 1
      if frontier.isEmpty { return nil }
    }
    defer {
      frontier[position] = nil
      position += 1
    }
    return frontier[position]
  }

  private mutating func note() {
    report.states = visited.count
    report.frontier = frontier.count - position + next.count
  }

  private mutating func expand(_ waiting: Waiting, statesMax: Int) {
    let choices = OnwardChoice.choices(in: waiting.cluster, spent: waiting.spent, bounds: bounds, termMax: termMax, values: values)
    for choice in choices where report.counterexample == nil && visited.count < statesMax { take(choice, from: waiting) }
  }

  private mutating func take(_ choice: OnwardChoice, from waiting: Waiting) {
    report.transitions += 1
    var cluster = waiting.cluster
    let (inputs, touched) = cluster.carryOut(choice)
    if cluster.violations.count > waiting.cluster.violations.count {
      let violation = cluster.violations[waiting.cluster.violations.count]
      report.counterexample = .init(steps: path(to: waiting.number) + [inputs], violation: violation)
      return
    }
    var found = Waiting(cluster: cluster, prints: waiting.prints, spent: waiting.spent, number: steps.count)
    found.spent.note(choice.kind)
    for position in touched { found.prints[position] = ClusterPrinter.print(cluster.nodes[position]) }
    guard visited.insert(ClusterPrinter.print(cluster, nodes: found.prints, spent: found.spent)).inserted else { return }
    parents.append(waiting.number)
    steps.append(inputs)
    report.stepsByKind[choice.kind.rawValue] += 1
    report.depth = depth + 1
    if depth + 1 < bounds.stepsMax { next.append(found) }
  }

  private func path(to number: Int) -> [[Input]] {
    var path: [[Input]] = []
    var current = number
    while current != 0 {
      path.append(steps[current])
      current = parents[current]
    }
    return path.reversed()
  }
}

extension Cluster {
  /// Does what a choice says, and lets what follows at once follow.
  ///
  /// - Returns: all inputs, and where the nodes stand that they touched.
  fileprivate mutating func carryOut(_ choice: OnwardChoice) -> (inputs: [Input], touched: [Int]) {
    let sentBefore = network.sentCount
    var (inputs, touched) = (choice.inputs, [choice.node])
    for input in inputs { apply(input) }
    while let report = nextReport(sentAfter: sentBefore) {
      inputs.append(.deliver(report.number))
      if !touched.contains(report.message.to) { touched.append(report.message.to) }
      apply(.deliver(report.number))
    }
    return (inputs, nodes.indices.filter { touched.contains(nodes[$0].id) })
  }

  /// The next message that says no more than what its receiver would hear anyway, and that was sent since.
  private func nextReport(sentAfter number: MessageNumber) -> InFlightMessage? {
    network.messages.first { item in
      guard item.number > number, network.status(of: item) == .inFlight else { return false }
      switch item.message.kind {
      case .appendResponse, .fastVote, .heartbeatResponse, .readIndex, .readIndexResponse, .preVote, .preVoteResponse: return true
      default: return false
      }
    }
  }
}
