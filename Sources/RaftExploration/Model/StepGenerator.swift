import Raft

/// Lists the macro steps that may change a world, in a fixed order. Steps that cannot change anything are left out where that is cheap to
/// tell.
enum StepGenerator {
  /// The steps of a world.
  static func steps(of world: World, _ stepper: Stepper, into steps: inout [MacroStep]) {
    steps.removeAll(keepingCapacity: true)
    for column in 0..<stepper.bounds.nodeCount {
      let machine = stepper.table[world.machines[column]]
      if machine.isHalted { continue }
      let node = NodeID(column + 1)
      addProposals(node, machine, world, stepper, &steps)
      if stepper.grain == .singleMessages {
        addMessages(node, machine, world, stepper, &steps)
      } else {
        addOffice(node, machine, world, stepper, &steps)
        addReplications(column, machine, world, stepper, &steps)
      }
      addFaults(node, machine, world, stepper, &steps)
    }
  }

  /// What leaders do, and what makes one.
  private static func addOffice(_ node: NodeID, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]) {
    if machine.role == .leader {
      steps.append(.decide(node))
      addAppends(node, machine, world, stepper, &steps)
      addSnapshots(node, machine, world, stepper, &steps)
      addJoin(node, machine, world, stepper, &steps)
    } else if Int(world.termLast) < stepper.bounds.termMax && machine.isVoter(node) {
      steps.append(.campaign(node))
    }
    if machine.role == .candidate {
      addAnswers(node, machine, world, stepper, &steps)
      addWins(node, machine, world, stepper, &steps)
    }
  }

  private static func addFaults(_ node: NodeID, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]) {
    if Int(world.crashes) < stepper.bounds.crashesMax { steps.append(.restart(node)) }
    if Int(world.compactions) < stepper.bounds.compactionsMax && machine.compactionIndexMax >= machine.firstIndex {
      steps.append(.compact(node))
    }
  }

  private static func addProposals(_ node: NodeID, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]) {
    guard machine.isGateOpen, machine.lastIndex < stepper.bounds.userIndexMax else { return }
    for index in (machine.lastIndex + 1)...stepper.bounds.userIndexMax {
      if machine.slotBits >> UInt32(index) & 1 == 1 && !stepper.broken.contains(.m9) { continue }
      for value in 0..<valueCount(at: index, world, stepper) {
        steps.append(.propose(node, index: index, value: value))
        if stepper.broken.contains(.m10) && Int(world.crashes) < stepper.bounds.crashesMax {
          steps.append(.proposeAndCrash(node, index: index, value: value))
        }
      }
    }
  }

  /// Values that nobody has used are alike, so only the first of them is tried.
  private static func valueCount(at index: Int, _ world: World, _ stepper: Stepper) -> Int {
    // Where ties always end in the same way, competitors are not alike.
    if !stepper.triesBothTies { return stepper.bounds.valuesPerIndex }
    return min(stepper.bounds.valuesPerIndex, world.introducedCount(at: index) + 1)
  }

  private static func addAppends(_ node: NodeID, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]) {
    let index = machine.lastIndex + 1
    guard index <= stepper.bounds.userIndexMax, machine.slotBits >> UInt32(index) & 1 == 0 else { return }
    for value in 0..<valueCount(at: index, world, stepper) { steps.append(.append(node, index: index, value: value)) }
  }

  private static func addJoin(_ node: NodeID, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]) {
    guard stepper.bounds.lastJoins, machine.lastIndex < stepper.bounds.userIndexMax else { return }
    if machine.isVoter(NodeID(stepper.bounds.nodeCount)) || stepper.table.log(machine.log).entries.contains(where: \.kind.isConfChange) {
      return
    }
    steps.append(.join(leader: node))
  }

  private static func addSnapshots(_ node: NodeID, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]) {
    guard machine.firstIndex > 1 else { return }
    for column in 0..<stepper.bounds.nodeCount where NodeID(column + 1) != node {
      let other = stepper.table[world.machines[column]]
      if other.term <= machine.term && other.commit < machine.snapshotIndex {
        steps.append(.snapshot(from: node, to: NodeID(column + 1)))
      }
    }
  }

  private static func addAnswers(_ node: NodeID, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]) {
    for column in 0..<stepper.bounds.nodeCount where NodeID(column + 1) != node {
      let voter = stepper.table[world.machines[column]]
      guard machine.isVoter(NodeID(column + 1)) else { continue }
      if voter.term < machine.term || (voter.term == machine.term && voter.vote == noNode) {
        steps.append(.answer(NodeID(column + 1), candidate: node))
      }
    }
  }

  /// Every set of granters that is just large enough: with more, the candidate had won before.
  private static func addWins(_ node: NodeID, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]) {
    let needed = stepper.grantsNeeded(by: machine)
    let voters = world.grants.filter { Int($0.term) == machine.term }.map { NodeID($0.voter) }.sorted()
    guard voters.count >= needed, needed > 0 else { return }
    for bits in 0..<(1 << voters.count) where bits.nonzeroBitCount == needed {
      steps.append(.win(node, grants: voters.indices.filter { bits >> $0 & 1 == 1 }.map { voters[$0] }))
    }
  }

  private static func addReplications(
    _ column: Int, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]
  ) {
    let node = NodeID(column + 1)
    guard machine.term <= Int(world.termLast) else { return }
    for term in machine.term...Int(world.termLast) where world.logs[term] > 0 && Int(world.owners[term]) != column {
      let log = stepper.table.logs[Int(world.logs[term]) - 1]
      let behind = max(machine.commit, log.first - 1)
      guard behind <= log.last else { continue }
      // A message without entries tells who leads and how far the node's log is known to match. Whether the node knows its leader already is
      // not asked: behind a closed gate that is not told apart.
      var through = behind
      while through <= log.last {
        steps.append(.replicate(term: term, behind: behind, through: through, to: node))
        through += 1
      }
      // A new leader probes where its own log ended, perhaps below what the node knows to be committed.
      let origin = Int(world.origins[term])
      guard origin < behind, origin >= log.first - 1 else { continue }
      for through in (stepper.broken.isEmpty ? log.last : origin + 1)...log.last {
        steps.append(.replicate(term: term, behind: origin, through: through, to: node))
      }
    }
  }
}
