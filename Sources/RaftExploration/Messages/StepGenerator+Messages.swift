import Raft

extension StepGenerator {
  /// The steps of a world in which messages arrive one by one.
  static func messageSteps(of world: World, _ stepper: Stepper, into steps: inout [MacroStep]) {
    let bounds = stepper.bounds
    steps.removeAll(keepingCapacity: true)
    for column in 0..<bounds.nodeCount {
      let machine = stepper.table[world.machines[column]]
      if machine.isHalted { continue }
      let node = NodeID(column + 1)
      addProposals(node, machine, world, stepper, &steps)
      if machine.role == .leader { steps.append(.decide(node)) } else if machine.term < bounds.termMax { steps.append(.campaign(node)) }
      for id in world.inFlight where stepper.table.message(id).to == node { steps.append(.deliver(stepper.table.delivery(id))) }
      addFaults(node, machine, world, stepper, &steps)
    }
  }
}
