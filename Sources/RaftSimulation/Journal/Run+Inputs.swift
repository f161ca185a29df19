import Raft

extension Run {
  /// The inputs that a command stands for in the present state.
  ///
  /// - Throws: ``CommandFailure`` of kind impossible, when there are none.
  func inputs(of command: Command) throws(CommandFailure) -> [Input] {
    switch command {
    case .propose(let node, let value): [.propose(node: try running(node), value: value)]
    case .put(let node, let key, let value): [.put(node: try running(node), key: key, value: value)]
    case .read(let node, let key): [.read(node: try running(node), key: key)]
    case .contend(let contenders): try contend(contenders)
    case .message(let verb, let selector): try messages(selector, for: verb).map(verb.input)
    case .reorder(let selector, let place): try messages(selector, for: nil).map { .reorder($0, place) }
    case .crash(let node, let point): try live(node).map { .crash($0, point) }
    case .restart(let node): try dead(node).map { .restart($0) }
    case .campaign(let node): [.campaign(try running(node))]
    case .transfer(let node): [.transfer(to: try ledNode(node))]
    case .forgetLeader(let node): [.forgetLeader(try running(node))]
    case .tick(let count, let node): try ticks(count, node)
    case .fast(let isOn): [.fastProposals(isOn)]
    case .snapshot(let node): [.snapshot(try running(node))]
    case .compact(let node, let index): [.compact(try running(node), index)]
    case .delay(let selector, let microseconds):
      try messages(selector, for: nil).map { .delay($0, microseconds: microseconds) }
    case .member(let change): [.member(try members([change])[0])]
    case .joint(let change): [.joint(JointChange(try members(change.changes), transition: change.transition))]
    case .leaveJoint: [try leaveInput()]
    case .persist(let node): [.persist(try writing(node))]
    case .apply(let node, let isOn): [.holdApplication(try applying(node, isHeld: isOn), !isOn)]
    default: try linkInputs(of: command)
    }
  }

  private func linkInputs(of command: Command) throws(CommandFailure) -> [Input] {
    switch command {
    case .cut(let selectors): [.cut(try changed(try links(selectors), isCut: true))]
    case .mend(let selectors): [.mend(try changed(try links(selectors), isCut: false))]
    case .partition(let groups): [.cut(try changed(try partition(groups), isCut: true))]
    case .isolate(let node): [.cut(try changed(try isolation(of: try known(node)), isCut: true))]
    case .heal: cluster.network.cutLinks.isEmpty ? [] : [.heal]
    default: []
    }
  }

  private func contend(_ contenders: [Command.Contender]) throws(CommandFailure) -> [Input] {
    var inputs: [Input] = []
    for contender in contenders { inputs.append(.propose(node: try running(contender.node), value: contender.value)) }
    return inputs
  }

  private func ticks(_ count: Int, _ node: NodeSelector?) throws(CommandFailure) -> [Input] {
    var id: NodeID?
    if let node { id = try running(node) }
    return Array(repeating: .tick(id), count: count)
  }

  private func members(_ changes: [MemberChange]) throws(CommandFailure) -> [MemberChange] {
    _ = try leader()
    for change in changes where change.kind == .remove && cluster.node(change.node) == nil { throw unknownNode(change.node) }
    return changes
  }

  /// A node for whose disk something waits.
  private func writing(_ selector: NodeSelector) throws(CommandFailure) -> NodeID {
    let id = try running(selector)
    if cluster.node(id)?.waitingWrites.isEmpty == true { throw impossible("no write waits for the disk of \(nodeName(id))") }
    return id
  }

  /// A node whose application is held, or is not.
  private func applying(_ selector: NodeSelector, isHeld: Bool) throws(CommandFailure) -> NodeID {
    let id = try running(selector)
    if !settings.hasSlowDisks { throw impossible("the application waits beside slow disks only: cluster … slow-disks") }
    if cluster.node(id)?.isApplicationHeld != isHeld {
      throw impossible("the application of \(nodeName(id)) is \(isHeld ? "not held" : "held already")")
    }
    return id
  }

  private func leaveInput() throws(CommandFailure) -> Input {
    let leader = try leader()
    guard cluster.node(leader)?.raft?.replica.tracker.config.voters.isJoint == true else {
      throw impossible("the configuration of \(nodeName(leader)) is not joint")
    }
    return .leaveJoint
  }

  private func ledNode(_ node: NodeSelector) throws(CommandFailure) -> NodeID {
    _ = try leader()
    return try known(node)
  }
}

extension Run {
  private func impossible(_ reason: String) -> CommandFailure { CommandFailure(.impossible, reason) }

  private func unknownNode(_ id: NodeID) -> CommandFailure {
    impossible("there is no \(nodeName(id)); there are \(nodeNames(cluster.nodes.map(\.id)))")
  }

  private func leader() throws(CommandFailure) -> NodeID {
    guard let leader = cluster.leader else { throw impossible("nobody leads") }
    return leader
  }

  /// The node that a selector means, up or down.
  func known(_ selector: NodeSelector) throws(CommandFailure) -> NodeID {
    switch selector {
    case .id(let id):
      guard cluster.node(id) != nil else { throw unknownNode(id) }
      return id
    case .leader: return try leader()
    case .follower:
      let leader = cluster.leader
      guard let follower = cluster.nodes.first(where: { $0.isAlive && $0.id != leader }) else {
        throw impossible("there is no live follower")
      }
      return follower.id
    case .all: throw impossible("one node is wanted here")
    }
  }

  /// The node that a selector means, which has to be up.
  func running(_ selector: NodeSelector) throws(CommandFailure) -> NodeID {
    let id = try known(selector)
    guard cluster.node(id)?.isAlive == true else { throw impossible("\(nodeName(id)) is down; restart it first") }
    return id
  }

  private func live(_ selector: NodeSelector) throws(CommandFailure) -> [NodeID] {
    if selector == .all { return cluster.nodes.filter(\.isAlive).map(\.id) }
    return [try running(selector)]
  }

  private func dead(_ selector: NodeSelector) throws(CommandFailure) -> [NodeID] {
    if selector == .all { return cluster.nodes.filter { !$0.isAlive }.map(\.id) }
    let id = try known(selector)
    if cluster.node(id)?.isAlive == true { throw impossible("\(nodeName(id)) is up already") }
    return [id]
  }
}

extension Run {
  private func links(_ selectors: [LinkSelector]) throws(CommandFailure) -> [Link] {
    var links: Set<Link> = []
    for selector in selectors {
      let from = try known(selector.from)
      let to = try known(selector.to)
      if from == to { throw impossible("a node has no link to itself") }
      links.formUnion(selector.isOneWay ? [Link(from: from, to: to)] : Link.both(from, to))
    }
    return links.sorted()
  }

  private func isolation(of id: NodeID) throws(CommandFailure) -> [Link] {
    cluster.nodes.filter { $0.id != id }.flatMap { Link.both(id, $0.id) }.sorted()
  }

  /// The links between groups; nodes that are in none are one more group.
  private func partition(_ groups: [[NodeSelector]]) throws(CommandFailure) -> [Link] {
    var group: [NodeID: Int] = [:]
    for (number, members) in groups.enumerated() {
      for member in members {
        let id = try known(member)
        if let other = group[id], other != number { throw impossible("\(nodeName(id)) is in two groups") }
        group[id] = number
      }
    }
    let ids = cluster.nodes.map(\.id)
    return ids.flatMap { from in
      ids.filter { $0 != from && (group[$0] ?? groups.count) != (group[from] ?? groups.count) }.map { Link(from: from, to: $0) }
    }
  }

  /// Those of the links that are not already as they shall be.
  private func changed(_ links: [Link], isCut: Bool) throws(CommandFailure) -> [Link] {
    let changed = links.filter { cluster.network.isCut($0) != isCut }
    if changed.isEmpty { throw impossible(isCut ? "nothing is left to cut there" : "nothing is cut there") }
    return changed
  }
}
