import Raft
import RaftSimulation

/// Searches every schedule within bounds for one that breaks a safety property, on the real core.
public struct Explorer: Sendable {
  /// In which order states are looked into.
  public enum Order: Hashable, Sendable {
    /// Nearest first: the first counterexample is a shortest one.
    case breadthFirst
    /// Newest first: far states come early.
    case depthFirst
  }

  /// The bounds.
  public let bounds: ExplorationBounds
  /// The order.
  public let order: Order
  /// How far it has come.
  public private(set) var report = ExplorationReport()

  private var stepper: Stepper
  private var visited = VisitedStates()
  private var frontier: [Waiting] = []
  private var next: [Waiting] = []
  private var position = 0
  private var steps: [MacroStep] = []
  private let prefix: [ScheduleStep]
  private let triesBothTies: Bool

  private struct Waiting: Sendable {
    var world: World
    var number: VisitedStates.Number
    var depth: Int
  }

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - mutants: the rules that are switched off.
  ///   - properties: what is checked.
  ///   - triesBothTies: whether ties end both ways, as the rules allow. Otherwise they end as the core ends them, and symmetry between
  ///     nodes is only nearly sound; such a search is for finding what a scenario can show.
  ///   - prefix: steps to take first; the search goes on from there.
  public init(
    bounds: ExplorationBounds, order: Order = .breadthFirst, mutants: [Mutant] = [],
    properties: Set<ExplorationViolation.Property> = Set(ExplorationViolation.Property.allCases), triesBothTies: Bool = true,
    prefix: [ScheduleStep] = []
  ) {
    self.bounds = bounds
    self.order = order
    self.prefix = prefix
    self.triesBothTies = triesBothTies
    stepper = Stepper(bounds: bounds, mutants: mutants, properties: properties, triesBothTies: triesBothTies)
    var world = World(startingWith: &stepper)
    for step in prefix {
      world = stepper.world(after: step, from: world) ?? world
      if let violation = stepper.violation { report.counterexample = .init(schedule: prefix, violation: violation) }
    }
    let print = stepper.fingerprint(of: world)
    _ = visited.insert(print, spent: world.spent, parent: 0, step: 0)
    frontier = [Waiting(world: world, number: 0, depth: 0)]
    note(0)
  }

  /// Goes on and looks into so many states.
  ///
  /// - Parameter statesMax: how many distinct states are met at most, give or take those that the last one leads to; nil for any number.
  /// - Returns: whether there is more to do.
  @discardableResult
  public mutating func explore(states count: Int, statesMax: Int? = nil) -> Bool {
    var left = count
    while left > 0 && report.counterexample == nil && visited.count < statesMax ?? .max {
      left -= 1
      guard let waiting = takeNext() else {
        report.isExhausted = bounds.stepsMax == nil || report.depth < bounds.stepsMax ?? 0
        note(report.depth)
        return false
      }
      expand(waiting)
    }
    note(report.depth)
    return report.counterexample == nil
  }

  private mutating func takeNext() -> Waiting? {
    switch order {
    case .depthFirst: return frontier.popLast()
    case .breadthFirst:
      if position == frontier.count {
        swap(&frontier, &next)
        next.removeAll(keepingCapacity: true)
        position = 0
        if frontier.isEmpty { return nil }
      }
      position += 1
      return frontier[position - 1]
    }
  }

  private mutating func note(_ depth: Int) {
    report.states = visited.count
    report.depth = max(report.depth, depth)
    report.frontier = order == .depthFirst ? frontier.count : frontier.count - position + next.count
    report.nodeStates = stepper.table.machines.count
    report.coreSteps = stepper.table.coreSteps
  }

  private mutating func expand(_ waiting: Waiting) {
    if let stepsMax = bounds.stepsMax, waiting.depth >= stepsMax { return }
    StepGenerator.steps(of: waiting.world, stepper, into: &steps)
    for step in steps {
      take(ScheduleStep(step), from: waiting)
      // R4 and R10 leave open how ties end, so both ways are taken; that also makes competing values and nodes alike.
      if triesBothTies && stepper.dependedOnTies { take(ScheduleStep(step, tiesToHighest: true), from: waiting) }
      if report.counterexample != nil { return }
    }
  }

  private mutating func take(_ step: ScheduleStep, from waiting: Waiting) {
    report.transitions += 1
    guard let world = stepper.world(after: step, from: waiting.world) else { return }
    if let violation = stepper.violation {
      report.counterexample = .init(schedule: prefix + visited.path(to: waiting.number) + [step], violation: violation)
      return
    }
    guard isWithinBounds(world) else { return }
    report.stepsByKind[step.step.kind.rawValue] += 1
    let print = stepper.fingerprint(of: world)
    guard let number = visited.insert(print, spent: world.spent, parent: waiting.number, step: step.packed) else { return }
    let found = Waiting(world: world, number: number, depth: waiting.depth + 1)
    report.depth = max(report.depth, found.depth)
    if isFastAhead(world) { report.statesFastAhead += 1 }
    if order == .depthFirst { frontier.append(found) } else { next.append(found) }
  }

  private func isWithinBounds(_ world: World) -> Bool {
    for column in 0..<bounds.nodeCount where stepper.table[world.machines[column]].lastIndex > bounds.indexMax { return false }
    return true
  }

  private func isFastAhead(_ world: World) -> Bool {
    for column in 0..<bounds.nodeCount {
      let machine = stepper.table[world.machines[column]]
      if machine.fast > machine.commit { return true }
    }
    return false
  }
}
