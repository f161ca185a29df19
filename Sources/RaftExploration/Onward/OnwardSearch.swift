import Raft
import RaftSimulation

/// Searches on from any state of a simulated cluster for a schedule that breaks a safety property: nearest states first, so that what is
/// found is a shortest one.
///
/// Where an ``Explorer`` searches small clusters from their start, by steps of single nodes that it remembers, this takes a cluster as it is:
/// with its members, its settings, what is cut, held or down, and the messages on their way. A step is one choice, and what follows at once:
/// each message may arrive at any time, in any order, or never; nodes may campaign, propose, crash and start again. Acknowledgements, votes on
/// the fast track, confirmations and pre-votes that a step sends arrive within it (`fast-raft.md` calls such steps macro steps). Clocks stand
/// still but for a leader's, what is cut or held stays so, and whoever is down stays down unless the bounds say otherwise, so a person can
/// narrow a search by hand.
public struct OnwardSearch: Sendable {
  /// The bounds.
  public let bounds: OnwardBounds
  /// How far it has come.
  public private(set) var report = OnwardReport()

  private let termMax: Term
  private let values: [String]
  private var frontier: [Int] = []
  private var next: [Int] = []
  private var position = 0
  private var depth = 0
  private var visited: Set<Fingerprint> = []
  private var discoveries: [Discovery] = []
  private let start: Place
  /// The state from which the last one was reached that was looked into: its neighbours in the frontier were often reached from it as well.
  private var origin: Place

  /// How a state was reached. A whole cluster takes a hundred times as much memory, and some steps bring it back.
  private struct Discovery: Sendable {
    var parent: Int
    var kind: OnwardChoice.Kind
    var inputs: [Input]
  }

  /// A state, brought back.
  private struct Place: Sendable {
    var cluster: Cluster
    var spent = OnwardSpent()
    var number: Int

    mutating func take(_ step: Discovery, number: Int) {
      for input in step.inputs { cluster.apply(input) }
      spent.note(step.kind)
      self.number = number
    }

    /// Of each node, in order, so that a step prints only the nodes that it touches.
    var prints: [Fingerprint] { cluster.nodes.map { ClusterPrinter.print($0) } }
  }

  /// Prepares a search from the state at a run's cursor. What is broken there already does not count.
  ///
  /// - Precondition: the bounds have no ``OnwardBounds/objection``.
  public init(from run: Run, bounds: OnwardBounds = OnwardBounds()) {
    precondition(bounds.objection == nil, "bounds out of range")
    self.bounds = bounds
    termMax = run.cluster.nodes.reduce(0) { max($0, $1.disk.hardState.term) } + Term(bounds.termsMax)
    values = run.suggestedValues(count: bounds.proposalsMax)
    start = Place(cluster: run.cluster, number: 0)
    origin = start
    visited = [ClusterPrinter.print(start.cluster, nodes: start.prints, spent: start.spent)]
    discoveries = [Discovery(parent: 0, kind: .deliver, inputs: [])]
    frontier = [0]
    note()
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
      guard let place = takeNext() else {
        report.isExhausted = true
        note()
        return false
      }
      expand(place, statesMax: statesMax ?? .max)
    }
    note()
    return report.counterexample == nil && visited.count < statesMax ?? .max
  }

  private mutating func takeNext() -> Place? {
    if position == frontier.count {
      swap(&frontier, &next)
      next.removeAll(keepingCapacity: true)
      position = 0
      depth += 1
      if frontier.isEmpty { return nil }
    }
    position += 1
    return place(of: frontier[position - 1])
  }

  private mutating func place(of number: Int) -> Place {
    if number == 0 { return start }
    let parent = discoveries[number].parent
    if origin.number != parent {
      origin = start
      for step in path(to: parent) { origin.take(discoveries[step], number: step) }
    }
    var place = origin
    place.take(discoveries[number], number: number)
    return place
  }

  private mutating func note() {
    report.states = visited.count
    report.frontier = frontier.count - position + next.count
  }

  private mutating func expand(_ place: Place, statesMax: Int) {
    let choices = OnwardChoice.choices(in: place.cluster, spent: place.spent, bounds: bounds, termMax: termMax, values: values)
    let prints = place.prints
    for choice in choices where report.counterexample == nil && visited.count < statesMax { take(choice, from: place, prints) }
  }

  private mutating func take(_ choice: OnwardChoice, from place: Place, _ printsBefore: [Fingerprint]) {
    report.transitions += 1
    var cluster = place.cluster
    let (inputs, touched) = cluster.carryOut(choice)
    if cluster.violations.count > place.cluster.violations.count {
      let steps = path(to: place.number).map { discoveries[$0].inputs } + [inputs]
      report.counterexample = .init(steps: steps, violation: cluster.violations[place.cluster.violations.count])
      return
    }
    var (prints, spent) = (printsBefore, place.spent)
    spent.note(choice.kind)
    for position in touched { prints[position] = ClusterPrinter.print(cluster.nodes[position]) }
    guard visited.insert(ClusterPrinter.print(cluster, nodes: prints, spent: spent)).inserted else { return }
    discoveries.append(Discovery(parent: place.number, kind: choice.kind, inputs: inputs))
    report.stepsByKind[choice.kind.rawValue] += 1
    report.depth = depth + 1
    if depth + 1 < bounds.stepsMax { next.append(discoveries.count - 1) }
  }

  /// The states on the way to one, itself included, without the start.
  private func path(to number: Int) -> [Int] {
    var path: [Int] = []
    var current = number
    while current != 0 {
      path.append(current)
      current = discoveries[current].parent
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
