import Raft

extension Cluster {
  /// Whether two live nodes can talk to each other.
  func isConnected(_ one: NodeID, _ other: NodeID) -> Bool {
    one == other || !(network.isCut(Link(from: one, to: other)) || network.isCut(Link(from: other, to: one)))
  }

  /// The live nodes that a live node can talk to, itself included, ascending.
  func reach(of id: NodeID) -> [NodeID] {
    nodes.filter { $0.isAlive && isConnected(id, $0.id) }.map(\.id)
  }

  /// Whether a node that may lead can talk to a quorum of its own configuration; the core counts. A leader that has removed itself goes on
  /// leading until somebody else does, as in etcd/raft.
  private func reachesQuorum(_ node: SimulatedNode) -> Bool {
    guard let replica = node.raft?.replica else { return false }
    let voters = replica.tracker.config.voters
    guard voters.contains(node.id) || replica.role == .leader else { return false }
    let reach = reach(of: node.id)
    return voters.voteResult { reach.contains($0) } == .won
  }

  /// Whether some node could still become or stay leader. Without one, clocks bring nothing about.
  var isQuorumAlive: Bool { nodes.contains(where: reachesQuorum) }

  /// Whether all that is on its way has come to its end: there is a leader, and everybody it can talk to holds its log, knows all of it to
  /// be committed, has applied it, and has nothing left to vote on, to propose or to read.
  public var isSettled: Bool {
    if nodes.contains(where: { !$0.waitingWrites.isEmpty }) { return false }
    guard let id = leader, let leader = node(id), let raft = leader.raft, reachesQuorum(leader) else { return false }
    let config = raft.replica.tracker.config
    if config.voters.isJoint && config.autoLeave || raft.basicStatus.leadTransferee != noNode { return false }
    // What a follower holds in a slot without the leader's knowing may stay there until something covers it: its proposer wants it no more, or
    // that one would not be at rest. So it is when the proposer crashed, and the vote was lost or came from a learner, which nobody counts.
    let knowsUndecided = raft.replica.fastTallies.contains { $0.decided == nil }
    if knowsUndecided || !raft.replica.slots.isEmpty { return false }
    return reach(of: id).allSatisfy { other in
      let isMember = config.voters.contains(other) || config.learners.contains(other)
      return !isMember || node(other).map { hasCaughtUp($0, with: raft) } == true
    }
  }

  private func hasCaughtUp(_ node: SimulatedNode, with leader: RawNode<MemoryStorage>) -> Bool {
    guard let raft = node.raft else { return false }
    let log = raft.replica.log
    let last = leader.replica.log.lastPosition
    let knowsLeader = raft.replica.term == leader.replica.term && raft.replica.leader == leader.replica.id
    let holdsAll = log.lastPosition == last && log.committed == last.index
    // An application that is held up stays so until it is let go, like a message that is held back.
    let hasApplied = node.isApplicationHeld || node.application.appliedIndex == last.index && node.reads.isEmpty
    return knowsLeader && holdsAll && hasApplied && raft.replica.proposer.pending.isEmpty
  }

  /// A number that grows with everything that counts as getting on; terms do not.
  var progressMark: UInt64 {
    nodes.reduce(0) { sum, node in
      sum + node.application.appliedIndex + (node.raft?.replica.log.committed ?? 0) + (node.raft?.replica.log.fast ?? 0)
    }
  }
}
