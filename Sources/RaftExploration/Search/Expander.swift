/// Looks into states, for one core. What a state leads to does not depend on who looks, so several can share the work.
///
/// Each has a table of its own, so that they have nothing to wait for; the numbers in a ``World`` are those of its owner's table.
struct Expander: Sendable {
  /// A state that a step leads to, and that was not met before this round.
  struct Candidate: Sendable {
    var world: World
    var print: Fingerprint
    var spent: Spent
    var step: UInt64
    var isFastAhead: Bool
  }

  /// What came of looking into one state.
  struct Expansion: Sendable {
    /// The position in the frontier.
    var position: Int
    /// How many of the candidates belong to it.
    var candidateCount = 0
    var counts = StepCounts()
    /// What its last step broke, and that step. Nothing was tried after it.
    var violation: (step: ScheduleStep, violation: ExplorationViolation)?
  }

  var stepper: Stepper
  /// What was found in this round, state after state.
  private(set) var expansions: [Expansion] = []
  private(set) var candidates: [Candidate] = []
  /// What it is to look into: positions in the frontier, rising, and the states there.
  private(set) var waiting: [(position: Int, world: World)] = []

  private var steps: [MacroStep] = []
  /// The numbers of the other cores' tables in this one's.
  private var known: [KnownNumbers]
  /// The node states that were counted.
  private var isMachineCounted: [Bool] = []

  init(stepper: Stepper, expanderCount: Int) {
    self.stepper = stepper
    known = Array(repeating: KnownNumbers(), count: expanderCount)
  }

  /// Takes over a state to look into.
  mutating func take(_ world: World, at position: Int) { waiting.append((position, world)) }

  /// Takes over a state of another core.
  mutating func take(_ world: World, at position: Int, of owner: Int, table: MachineTable) {
    take(world.renumbered(from: table, into: &stepper.table, &known[owner]), at: position)
  }

  /// The node states of a world that were not asked for before.
  mutating func newMachines(in world: World) -> [Fingerprint] {
    var prints: [Fingerprint] = []
    if isMachineCounted.count < stepper.table.machines.count {
      isMachineCounted += Array(repeating: false, count: stepper.table.machines.count - isMachineCounted.count)
    }
    for column in 0..<stepper.bounds.nodeCount where !isMachineCounted[Int(world.machines[column])] {
      isMachineCounted[Int(world.machines[column])] = true
      prints.append(stepper.table.exactPrints[Int(world.machines[column])])
    }
    return prints
  }
}

extension Expander {
  /// Looks into what it has taken over, and forgets what it found before.
  mutating func expand(_ visited: borrowing VisitedStates) {
    expansions.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    for (position, world) in waiting { expand(world, position, visited) }
    waiting.removeAll(keepingCapacity: true)
  }

  private mutating func expand(_ world: World, _ position: Int, _ visited: borrowing VisitedStates) {
    var expansion = Expansion(position: position)
    let start = candidates.count
    StepGenerator.steps(of: world, stepper, into: &steps)
    for step in steps where expansion.violation == nil { takeEveryWay(step, from: world, &expansion, visited) }
    expansion.candidateCount = candidates.count - start
    expansions.append(expansion)
  }

  /// R4 and R10 leave open how ties end, so every way is taken; that also makes competing values and nodes alike.
  private mutating func takeEveryWay(_ step: MacroStep, from world: World, _ expansion: inout Expansion, _ visited: borrowing VisitedStates)
  {
    take(ScheduleStep(step), from: world, &expansion, visited)
    guard stepper.triesBothTies, !stepper.ties.isEmpty else { return }
    // What wins one tie may decide whether there is another.
    var open = stepper.ties
    var done: Set<HighestTies> = []
    while let ties = open.subsets.first(where: { !done.contains($0) }), expansion.violation == nil {
      take(ScheduleStep(step, ties: ties), from: world, &expansion, visited)
      open.formUnion(stepper.ties)
      done.insert(ties)
    }
  }

  private mutating func take(_ step: ScheduleStep, from world: World, _ expansion: inout Expansion, _ visited: borrowing VisitedStates) {
    expansion.counts.noteTried()
    guard let next = stepper.world(after: step, from: world) else { return }
    if let violation = stepper.violation {
      expansion.violation = (step, violation)
      return
    }
    guard isWithinBounds(next) else { return }
    expansion.counts.noteChange(step.step.kind)
    let print = stepper.fingerprint(of: next)
    if visited.covers(print, spent: next.spent) { return }
    candidates.append(Candidate(world: next, print: print, spent: next.spent, step: step.packed, isFastAhead: isFastAhead(next)))
  }

  private func isWithinBounds(_ world: World) -> Bool {
    for column in 0..<stepper.bounds.nodeCount where stepper.table[world.machines[column]].lastIndex > stepper.bounds.indexMax {
      return false
    }
    return true
  }

  private func isFastAhead(_ world: World) -> Bool {
    for column in 0..<stepper.bounds.nodeCount {
      let machine = stepper.table[world.machines[column]]
      if machine.fast > machine.commit { return true }
    }
    return false
  }
}
