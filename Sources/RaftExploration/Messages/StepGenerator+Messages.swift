import Raft

extension StepGenerator {
  /// What a node does, and what it may receive, where messages arrive one by one.
  static func addMessages(_ node: NodeID, _ machine: Machine, _ world: World, _ stepper: Stepper, _ steps: inout [MacroStep]) {
    if machine.role == .leader {
      steps.append(.decide(node))
    } else if machine.term < stepper.bounds.termMax {
      steps.append(.campaign(node))
    }
    for id in world.inFlight where stepper.table.message(id).to == node { steps.append(.deliver(stepper.table.delivery(id))) }
  }
}
