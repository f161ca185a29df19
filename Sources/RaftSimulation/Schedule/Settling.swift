/// Brings a cluster to rest: delivers what can be delivered, and lets clocks tick when nothing can, until all is quiet.
package struct Settling: Sendable {
  /// How it ended.
  package enum End: Hashable, Sendable {
    /// Everybody who can talk to the leader holds, knows and has applied all of its log.
    case settled
    /// Nothing is on its way, and no quorum is up and connected.
    case withoutQuorum
    /// So many ticks went by without any progress, or without an end of it.
    case stuck(ticks: Int)
  }

  /// What to do next.
  package enum Step: Hashable, Sendable {
    case act(Input)
    case end(End)
  }

  /// How many election timeouts may pass without any progress.
  ///
  /// Raft makes long waits for a leader unlikely; it does not rule them out. Each request for votes of a higher term makes everybody start
  /// over with a new random timeout (etcd/raft's `becomeFollower`), whether or not the candidate can be elected. The worst case is four nodes
  /// with four different logs: two of them can get three votes, and with ties 54 rounds of 100 fail. A round lasts 10 to 19 ticks, 11.4 in the
  /// middle. Of such waits one in 500 is longer than 12 timeouts, but at most one in 10¹¹ longer than 64, some 55 rounds. The tests measure it.
  package static let timeoutsWithoutProgressMax = 64

  /// How many messages may arrive between two looks at the progress: more than any cluster of this size has on its way.
  private static let deliveriesBetweenLooks = 4096
  /// How many such looks in a row may see no progress, while nodes send each other the same messages over and over.
  private static let idleLooksMax = 4

  /// How many election timeouts may pass altogether: leaders that replace each other for ever get on, but to nowhere.
  private static let timeoutsMax = 10 * timeoutsWithoutProgressMax

  /// How many ticks went by since something last got on.
  var ticksWithoutProgress: Int { ticks }

  private var ticks = 0
  private var ticksAltogether = 0
  private var mark: UInt64 = 0
  private var deliveries = 0
  private var idleLooks = 0

  /// Makes a beginning.
  package init() {}

  /// The next step from a state. Each call follows the step that the one before returned.
  package mutating func next(_ cluster: Cluster) -> Step {
    if let writing = cluster.nodes.first(where: { !$0.waitingWrites.isEmpty }) { return .act(.persist(writing.id)) }
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
    ticksAltogether += 1
    if ticks > Self.timeoutsWithoutProgressMax * cluster.settings.electionTicks { return .end(.stuck(ticks: ticks - 1)) }
    if ticksAltogether > Self.timeoutsMax * cluster.settings.electionTicks { return .end(.stuck(ticks: ticksAltogether - 1)) }
    return .act(.tick(nil))
  }
}
