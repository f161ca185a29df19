import Raft

/// Lists in what two states of a cluster differ: node by node in the order in which a row of the screen reads, then the network, then the
/// clock, which differs nearly always.
struct StateComparer {
  let one: Cluster
  let other: Cluster
  private(set) var differences: [StateDifference] = []

  init(_ one: Cluster, _ other: Cluster) {
    self.one = one
    self.other = other
    let ids = Set((one.nodes + other.nodes).map(\.id)).sorted()
    for id in ids { compareNodes(id, one.node(id), other.node(id)) }
    compareMessages()
    note(nil, "cut links", links(one), links(other))
    note(nil, "new proposals", one.fastProposalsOn ? "fast" : "classic", other.fastProposalsOn ? "fast" : "classic")
    note(nil, "time", milliseconds(one.time), milliseconds(other.time))
  }

  private mutating func note(_ node: NodeID?, _ field: String, _ one: String, _ other: String) {
    if one != other { differences.append(StateDifference(node: node, field: field, one: one, other: other)) }
  }

  private func links(_ cluster: Cluster) -> String {
    cluster.network.cutLinks.isEmpty ? "none" : Explainer.words(for: cluster.network.cutLinks)
  }
}

extension StateComparer {
  private mutating func compareNodes(_ id: NodeID, _ one: SimulatedNode?, _ other: SimulatedNode?) {
    guard let one, let other else {
      note(id, "machine", one == nil ? "not started" : "there", other == nil ? "not started" : "there")
      return
    }
    note(id, "machine", one.isAlive ? "up" : "down", other.isAlive ? "up" : "down")
    let (mine, theirs) = (NodeFacts(one), NodeFacts(other))
    note(id, mine.diskFields, theirs.diskFields)
    // What is in memory differs anyway when one of the two has none.
    if one.isAlive == other.isAlive { note(id, mine.memoryFields, theirs.memoryFields) }
    compareLogs(id, one, other)
    note(id, mine.applicationFields, theirs.applicationFields)
    if one.isAlive == other.isAlive { note(id, mine.innerFields, theirs.innerFields) }
  }

  private mutating func note(_ id: NodeID, _ mine: [NodeFacts.Field], _ theirs: [NodeFacts.Field]) {
    for (one, other) in zip(mine, theirs) { note(id, one.name, one.value, other.value) }
  }

  private mutating func compareLogs(_ id: NodeID, _ one: SimulatedNode, _ other: SimulatedNode) {
    let mine = HeldEntries(one)
    let theirs = HeldEntries(other)
    note(id, "first index", "\(mine.first)", "\(theirs.first)")
    let first = max(mine.first, theirs.first)
    let last = max(mine.last, theirs.last)
    guard first <= last else { return }
    for index in first...last {
      let (left, right) = (mine.entry(at: index), theirs.entry(at: index))
      if left == right { continue }
      let isSlot = (left?.isSlot ?? true) && (right?.isSlot ?? true)
      let (leftText, rightText) = HeldEntries.texts(left, right)
      note(id, isSlot ? "slot \(index)" : "entry \(index)", leftText, rightText)
    }
  }

  private mutating func compareMessages() {
    let mine = Dictionary(uniqueKeysWithValues: one.network.messages.map { ($0.number, $0) })
    let theirs = Dictionary(uniqueKeysWithValues: other.network.messages.map { ($0.number, $0) })
    for number in Set(mine.keys).union(theirs.keys).sorted() where mine[number] != theirs[number] {
      let left = text(of: mine[number], in: one)
      let right = text(of: theirs[number], in: other)
      if left == right {
        note(nil, "message \(number) is due at", due(mine[number]), due(theirs[number]))
      } else {
        note(nil, "message \(number)", left, right)
      }
    }
  }

  private func text(of item: InFlightMessage?, in cluster: Cluster) -> String {
    guard let item else { return "not in flight" }
    let words = "\(item.link) \(item.message.kind) \(Explainer(cluster).text(of: item.message))"
    return item.isHeld ? words + ", held back" : words
  }

  private func due(_ item: InFlightMessage?) -> String { item.map { milliseconds($0.dueAt) } ?? "" }
}
