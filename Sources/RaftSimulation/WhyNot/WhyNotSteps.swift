import Raft

/// The messages in flight that could help a receiver to reach something: those to it, and those to others whose answers to it could.
struct WhyNotSteps {
  let cluster: Cluster
  /// The leader or candidate whose counting matters.
  let receiver: NodeID
  /// Kinds that help when they reach the receiver.
  let direct: [MessageKind]
  /// Kinds that help by the answer to the receiver.
  let answered: [MessageKind]

  /// The steps in the order of delivery, without those that change nothing in what `effect` measures.
  func steps(effect: (Cluster) -> [UInt64]) -> [WhyNot.Step] {
    let all = cluster.network.messages.compactMap(step)
    return all.enumerated().filter { position, step in
      helps(step, on: cluster, effect) || helps(step, on: after(all[..<position], for: step), effect)
    }.map(\.element)
  }

  /// The state after all earlier steps that concern the same other node: an append, say, helps only when the one before it has arrived.
  private func after(_ earlier: ArraySlice<WhyNot.Step>, for step: WhyNot.Step) -> Cluster {
    var state = cluster
    for other in earlier where other.peer(of: receiver) == step.peer(of: receiver) { _ = state.carryOut(other) }
    return state
  }

  private func helps(_ step: WhyNot.Step, on state: Cluster, _ effect: (Cluster) -> [UInt64]) -> Bool {
    var next = state
    return next.carryOut(step) && effect(next) != effect(state)
  }

  private func step(_ item: InFlightMessage) -> WhyNot.Step? {
    let status = cluster.network.status(of: item)
    guard status == .inFlight || status == .held && !cluster.network.isCut(item.link) && cluster.node(item.message.to)?.isAlive == true
    else { return nil }
    let name = "\(item.number) \(item.message.kind) \(item.link)"
    if item.message.to == receiver {
      guard direct.contains(item.message.kind) else { return nil }
      return WhyNot.Step(message: item.number, link: item.link, kind: item.message.kind, answerTo: nil, text: name)
    }
    guard answered.contains(item.message.kind), cluster.node(item.message.to)?.isAlive == true,
      !cluster.network.isCut(Link(from: item.message.to, to: receiver))
    else { return nil }
    return WhyNot.Step(
      message: item.number, link: item.link, kind: item.message.kind, answerTo: receiver,
      text: "\(name) and its answer to \(nodeName(receiver))")
  }
}

extension WhyNot.Step {
  /// The node at the other end of what matters to the receiver.
  fileprivate func peer(of receiver: NodeID) -> NodeID { link.to == receiver ? link.from : link.to }

  /// Whether the step brings the receiver a word of the node.
  func speaks(for node: NodeID, to receiver: NodeID) -> Bool {
    link.to == receiver ? link.from == node : answerTo == receiver && link.to == node
  }
}
