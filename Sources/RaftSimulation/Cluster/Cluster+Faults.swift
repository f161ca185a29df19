import Raft

extension Cluster {
  /// Takes a node down, now or at its next write.
  mutating func crash(_ id: NodeID, _ point: CrashPoint) {
    guard let position = runningPosition(of: id) else { return }
    if point == .now {
      goDown(at: position, point)
    } else {
      nodes[position].crashPoint = point
      draft.add(.crashArmed(id, point))
    }
  }

  /// The node loses its memory. Messages that it has sent stay on their way.
  mutating func goDown(at position: Int, _ point: CrashPoint) {
    let lostCount = nodes[position].waitingWrites.count
    nodes[position].crash()
    clientHistory.lose(clientsAt: nodes[position].id)
    network.setDown(nodes[position].id, true)
    draft.add(.crashed(nodes[position].id, point))
    if lostCount > 0 { draft.add(.writesLost(nodes[position].id, count: lostCount)) }
    draft.mark(.fault)
  }

  /// Starts a node again from its disk.
  mutating func restart(_ id: NodeID) {
    guard let position = position(of: id) else {
      draft.add(.impossible(reason: "there is no \(nodeName(id))"))
      return
    }
    guard !nodes[position].isAlive else {
      draft.add(.impossible(reason: "\(nodeName(id)) is up already"))
      return
    }
    start(at: position)
    guard nodes[position].isAlive else { return }
    network.setDown(id, false)
    draft.add(.restarted(id, applied: nodes[position].application.appliedIndex))
    draft.mark(.heal)
    pump(at: position)
  }

  /// Makes a core from the node's disk. A disk that no core can be made from is a fault of ours, and is reported as a broken property.
  mutating func start(at position: Int) {
    let id = nodes[position].id
    let seed = randomness.draw(.nodeSeed, subject: id, ordinal: UInt64(nodes[position].startCount))
    do {
      try nodes[position].start(
        settings: settings, seed: seed, fastProposalsSuspended: !fastProposalsOn, traceLogger: traceLogger)
      nodes[position].observed = ObservedState()
      judge(.started(id, applied: nodes[position].application.appliedIndex))
    } catch {
      judge(.halted(id, reason: "it does not start from its disk: \(error)"))
    }
  }
}
