/// Brings a cluster to rest: delivers what can be delivered, and lets clocks tick when nothing can, until all is quiet.
struct Settling: Sendable {
  /// How it ended.
  enum End: Hashable, Sendable {
    /// Everybody who can talk to the leader holds, knows and has applied all of its log.
    case settled
    /// Nothing is on its way, and no quorum is up and connected.
    case withoutQuorum
    /// So many ticks went by without any progress.
    case stuck(ticks: Int)
  }

  /// What to do next.
  enum Step: Hashable, Sendable {
    case act(Input)
    case end(End)
  }

  /// How many election timeouts may pass without any progress.
  private static let timeoutsWithoutProgressMax = 12

  /// How many messages may arrive between two looks at the progress: more than any cluster of this size has on its way.
  private static let deliveriesBetweenLooks = 4096
  /// How many such looks in a row may see no progress, while nodes send each other the same messages over and over.
  private static let idleLooksMax = 4

  private var ticks = 0
  private var mark: UInt64 = 0
  private var deliveries = 0
  private var idleLooks = 0

  /// The next step from a state. Each call follows the step that the one before returned.
  mutating func next(_ cluster: Cluster) -> Step {
    if let next = cluster.network.nextDeliverable {
      deliveries += 1
      if deliveries % Self.deliveriesBetweenLooks == 0 {
        idleLooks = cluster.progressMark == mark ? idleLooks + 1 : 0
        mark = cluster.progressMark
        if idleLooks > Self.idleLooksMax { return .end(.stuck(ticks: ticks)) }
      }
      return .act(.deliver(next.number))
    }
    if cluster.isSettled { return .end(.settled) }
    if !cluster.isQuorumAlive { return .end(.withoutQuorum) }
    if cluster.progressMark != mark {
      mark = cluster.progressMark
      ticks = 0
    }
    ticks += 1
    if ticks > Self.timeoutsWithoutProgressMax * cluster.settings.electionTicks { return .end(.stuck(ticks: ticks - 1)) }
    return .act(.tick(nil))
  }
}
