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

  private var ticks = 0
  private var mark: UInt64 = 0

  /// The next step from a state. Each call follows the step that the one before returned.
  mutating func next(_ cluster: Cluster) -> Step {
    if let next = cluster.network.nextDeliverable { return .act(.deliver(next.number)) }
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
