import Raft

/// Puts together what is missing.
struct WhyNotBuilder {
  let cluster: Cluster
  let explainer: Explainer

  init(_ cluster: Cluster) {
    self.cluster = cluster
    explainer = Explainer(cluster)
  }

  func whyNot(_ subject: WhyNot.Subject) -> WhyNot {
    switch subject {
    case .commit(let index, let content): whyNotCommitted(index, content)
    case .elect(let node): whyNotElected(node)
    case .fastTrack: whyNotOpen()
    }
  }

  /// Finds the minimal sets for a goal at a receiver.
  func addWays(
    to answer: inout WhyNot, from state: Cluster, _ steps: [WhyNot.Step], goal: @escaping (Cluster) -> Bool, outcome: (Cluster) -> String
  ) {
    var search = WhyNotSearch(from: state, steps: steps, goal: goal)
    answer.ways = search.run().map { steps in
      var end = state
      for step in steps { _ = end.carryOut(step) }
      return WhyNot.Way(steps: steps, outcome: outcome(end))
    }
    answer.isComplete = search.isComplete
  }

  /// Why a voter has not been heard of by a receiver, as far as the network can tell: what is on its way is named if it helps, or if it is
  /// the vote that was asked for.
  func silence(of node: NodeID, to receiver: NodeID, carried kinds: [MessageKind]) -> String {
    let next = cluster.network.messages.first { kinds.contains($0.message.kind) && $0.message.from == node && $0.message.to == receiver }
    return obstruction(of: node, to: receiver) ?? next.map(travels) ?? "nothing of it is on its way"
  }

  /// The same where it is known what would help. Much else may be on its way: a proposal, say, to a voter that has voted already.
  func silence(of node: NodeID, to receiver: NodeID, endedBy steps: [WhyNot.Step]) -> String {
    let next = steps.first { $0.speaks(for: node, to: receiver) }
    return obstruction(of: node, to: receiver) ?? next.flatMap { cluster.network.message($0.message) }.map(travels)
      ?? "nothing of it is on its way"
  }

  private func obstruction(of node: NodeID, to receiver: NodeID) -> String? {
    if cluster.node(node)?.isAlive != true { return "is down" }
    if cluster.network.isCut(Link(from: node, to: receiver)) { return "is cut off from \(nodeName(receiver))" }
    if cluster.network.isCut(Link(from: receiver, to: node)) { return "hears nothing from \(nodeName(receiver))" }
    return nil
  }

  private func travels(_ item: InFlightMessage) -> String {
    "\(item.number) \(item.message.kind) \(item.link) is on its way" + (item.isHeld ? ", held back" : "")
  }

  static func share(_ nodes: [NodeID], of needed: Int, _ what: String) -> String {
    let more = needed > nodes.count ? ", \(needed - nodes.count) more" : ", enough"
    let who = nodes.isEmpty ? "" : " (\(nodeNames(nodes)))"
    return "\(nodes.count) of \(needed) \(what)\(who)\(more)"
  }
}

extension Run {
  /// What is missing at the cursor for something to happen. For what has happened it says when.
  ///
  /// Complexity: tries deliveries on copies of the cluster, at most ``WhyNotSearch/deliveryCountMax``.
  public func whyNot(_ subject: WhyNot.Subject) -> WhyNot { WhyNotBuilder(cluster).whyNot(subject) }
}
