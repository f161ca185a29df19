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

  /// Why a voter has not been heard of by a receiver, as far as the network can tell.
  func silence(of node: NodeID, to receiver: NodeID, carried kinds: [MessageKind]) -> String {
    if cluster.node(node)?.isAlive != true { return "is down" }
    if cluster.network.isCut(Link(from: node, to: receiver)) { return "is cut off from \(nodeName(receiver))" }
    if cluster.network.isCut(Link(from: receiver, to: node)) { return "hears nothing from \(nodeName(receiver))" }
    let waiting = cluster.network.messages.filter { item in
      kinds.contains(item.message.kind)
        && (item.message.from == node && item.message.to == receiver || item.message.to == node && item.message.from != node)
    }
    guard let next = waiting.first else { return "nothing of it is on its way" }
    return "\(next.number) \(next.message.kind) \(next.link) is on its way" + (next.isHeld ? ", held back" : "")
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
