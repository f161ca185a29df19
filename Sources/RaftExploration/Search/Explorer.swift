import Raft
import RaftSimulation

/// Searches every schedule within bounds for one that breaks a safety property, on the real core.
///
/// On several cores it meets the same states in the same order as on one. It goes in rounds: the cores look into so many states of the
/// frontier, each into some; then what they found is taken over in the order of the frontier, one after the other. So the first schedule that
/// reaches a state stays the one that is remembered, and the first counterexample stays the first.
public struct Explorer: Sendable {
  /// In which order states are looked into.
  public enum Order: Hashable, Sendable {
    /// Nearest first: the first counterexample is a shortest one.
    case breadthFirst
    /// Newest first: far states come early. Such a search uses one core.
    case depthFirst
  }

  /// The bounds.
  public let bounds: ExplorationBounds
  /// The order.
  public let order: Order
  /// How far it has come.
  public internal(set) var report = ExplorationReport()

  var expanders: [Expander]
  var visited = VisitedStates()
  var frontier: [Waiting] = []
  var next: [Waiting] = []
  /// The first of the frontier that was not looked into.
  var position = 0
  let prefix: [ScheduleStep]
  private var start = World()
  /// The states that nodes were in.
  private var machines: Set<Fingerprint> = []

  /// A state that is to be looked into.
  struct Waiting: Sendable {
    var world: World
    var number: VisitedStates.Number
    var depth: Int32
    /// The expander in whose numbers the state is.
    var owner: Int32
  }

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - mutants: the rules that are switched off.
  ///   - properties: what is checked.
  ///   - triesBothTies: whether ties end in every way, as the rules allow. Otherwise they end as the core ends them, and symmetry between
  ///     nodes is only nearly sound; such a search is for finding what a scenario can show.
  ///   - tradesValues: whether states that differ in the names of competing values only are one, where that is sound.
  ///   - grain: how much happens in a step.
  ///   - prefix: steps to take first; the search goes on from there.
  ///   - coreCount: on how many cores. Nothing but the time that it takes depends on it.
  public init(
    bounds: ExplorationBounds, order: Order = .breadthFirst, mutants: [Mutant] = [],
    properties: Set<ExplorationViolation.Property> = Set(ExplorationViolation.Property.allCases), triesBothTies: Bool = true,
    tradesValues: Bool = true, grain: Grain = .macroSteps, prefix: [ScheduleStep] = [], coreCount: Int = 1
  ) {
    self.bounds = bounds
    self.order = order
    self.prefix = prefix
    // Of three values that tie the middle one never wins, so a third one in the prefix is not like the others.
    let isTrading = tradesValues && !prefix.contains { $0.step.value ?? 0 >= 2 }
    let stepper = Stepper(
      bounds: bounds, mutants: mutants, properties: properties, triesBothTies: triesBothTies, tradesValues: isTrading, grain: grain)
    let expanderCount = order == .depthFirst ? 1 : max(coreCount, 1)
    expanders = Array(repeating: Expander(stepper: stepper, expanderCount: expanderCount), count: expanderCount)
    begin()
  }

  private mutating func begin() {
    var world = World(startingWith: &expanders[0].stepper)
    for (number, step) in prefix.enumerated() {
      world = expanders[0].stepper.world(after: step, from: world) ?? world
      guard let violation = expanders[0].stepper.violation else { continue }
      report.counterexample = .init(schedule: Array(prefix[...number]), violation: violation)
      break
    }
    start = world
    let print = expanders[0].stepper.fingerprint(of: world)
    _ = visited.insert(print, spent: world.spent, parent: 0, step: 0)
    frontier = [Waiting(world: world, number: 0, depth: 0, owner: 0)]
    countMachines(of: world, owner: 0)
    note()
  }

  /// Goes on and looks into so many states.
  ///
  /// - Parameter statesMax: how many distinct states are met at most, give or take those that the last one leads to; nil for any number.
  /// - Returns: whether there is more to do.
  @discardableResult
  public mutating func explore(states count: Int, statesMax: Int? = nil) -> Bool {
    var left = count
    while left > 0 && report.counterexample == nil && visited.count < statesMax ?? .max {
      let done = order == .depthFirst ? exploreNewest() : exploreRound(countMax: left, statesMax: statesMax ?? .max)
      if done == 0 {
        report.isExhausted = order == .breadthFirst || report.statesCut == 0
        note()
        return false
      }
      left -= done
    }
    note()
    return report.counterexample == nil
  }

  /// The values in the log of a node where the search starts, such as `N1` and `2x`.
  package func startLog(of node: NodeID) -> [String] {
    let stepper = expanders[0].stepper
    let entries = stepper.table.log(stepper.machine(start, Int(node) - 1).log).entries
    return entries.map { Content.name(ofCode: Content.code($0.content, nodeCount: bounds.nodeCount)) }
  }

  private mutating func note() {
    report.states = visited.count
    report.frontier = frontier.count - position + next.count
    report.nodeStates = machines.count
  }

  private mutating func exploreNewest() -> Int {
    guard let waiting = frontier.popLast() else { return 0 }
    if isAtStepBound(waiting) { return 1 }
    expanders[0].take(waiting.world, at: 0)
    expanders[0].expand(visited)
    var candidate = 0
    takeOver(expanders[0].expansions[0], &candidate, of: waiting, expander: 0)
    return 1
  }

  /// Whether it is as many steps away from the start as schedules may have.
  mutating func isAtStepBound(_ waiting: Waiting) -> Bool {
    guard let stepsMax = bounds.stepsMax, waiting.depth >= stepsMax else { return false }
    report.statesCut += 1
    return true
  }

  /// Takes over what looking into a state brought about.
  ///
  /// - Parameter position: the first of the expander's candidates that belongs to it; that behind the last one afterwards.
  mutating func takeOver(_ expansion: Expander.Expansion, _ position: inout Int, of waiting: Waiting, expander: Int) {
    report.add(expansion.counts)
    for _ in 0..<expansion.candidateCount {
      takeOver(expanders[expander].candidates[position], of: waiting, expander: expander)
      position += 1
    }
    if let (step, violation) = expansion.violation {
      // The expander whose numbers the start is in knows what its messages are.
      let found = expanders[0].stepper.resolved(visited.path(to: waiting.number) + [step], from: start)
      report.counterexample = .init(schedule: prefix + found, violation: violation)
    }
  }

  private mutating func takeOver(_ candidate: Expander.Candidate, of waiting: Waiting, expander: Int) {
    guard let number = visited.insert(candidate.print, spent: candidate.spent, parent: waiting.number, step: candidate.step) else { return }
    let found = Waiting(world: candidate.world, number: number, depth: waiting.depth + 1, owner: Int32(expander))
    report.depth = max(report.depth, Int(found.depth))
    if candidate.isFastAhead { report.statesFastAhead += 1 }
    countMachines(of: candidate.world, owner: expander)
    if order == .depthFirst { frontier.append(found) } else { next.append(found) }
  }

  private mutating func countMachines(of world: World, owner: Int) {
    for print in expanders[owner].newMachines(in: world) { machines.insert(print) }
  }
}
