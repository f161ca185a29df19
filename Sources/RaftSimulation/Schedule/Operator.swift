import Raft

/// Who looks after a cluster once all faults are over: what no protocol does by itself, and a person has to do, is done here and nowhere else.
///
/// Each order has its reason beside it, and none is given while the cluster may still get on without.
package struct Operator: Sendable {
  /// Whether a membership has changed since it was last looked who has to go.
  private var mustLookWhoLeft = true

  /// Whether a membership has ever changed: without a change nobody needs help.
  private var hasMembershipChanged = false
  /// Whether a member is being overtaken by the others' terms.
  private var isOvertaking = false
  /// The machine that was stopped only to be started again.
  private var restarting: NodeID = noNode

  /// Makes somebody who has not looked yet.
  package init() {}

  /// Tells the operator of an event.
  package mutating func see(_ record: EventRecord) {
    guard record.milestones.contains(.membership) else { return }
    mustLookWhoLeft = true
    hasMembershipChanged = true
  }

  /// What has to be done at a moment at which nothing is on its way; nil for nothing.
  package mutating func order(_ cluster: Cluster, _ settling: Settling) -> Input? {
    if restarting != noNode {
      defer { restarting = noNode }
      return .restart(restarting)
    }
    if let order = retirement(cluster) ?? membershipOrder(cluster) { return order }
    guard hasMembershipChanged else { return nil }
    return electionOrder(cluster, settling) ?? overtakingOrder(cluster, settling)
  }

  /// Whether the wait without progress is longer than luck explains.
  private func isOutOfPatience(_ cluster: Cluster, _ settling: Settling) -> Bool {
    settling.ticksWithoutProgress > Self.timeoutsUntilHelp * cluster.settings.electionTicks
  }

  /// After so many election timeouts without any progress an operator looks after a cluster whose membership has changed.
  private static let timeoutsUntilHelp = 24
}

extension Operator {
  /// Leaves a joint configuration that does not end by itself, or gives a leader that has become a learner a successor, since like
  /// etcd/raft's it goes on leading.
  private func membershipOrder(_ cluster: Cluster) -> Input? {
    guard let leader = cluster.leader.flatMap(cluster.node), let replica = leader.raft?.replica else { return nil }
    let config = replica.tracker.config
    if config.voters.isJoint {
      // Not before all else is done: until then the order would be refused, and its place be taken by an empty entry.
      let isBusy = replica.log.committed < replica.log.lastIndex || replica.log.applied < replica.log.committed
      return config.autoLeave || isBusy ? nil : .leaveJoint
    }
    if config.voters.contains(leader.id) { return nil }
    return cluster.nodes.first { $0.isAlive && config.voters.contains($0.id) }.map { .transfer(to: $0.id) }
  }

  /// Turns off machines that are no members any more, as their owner would, once all members know: a removed leader would lead for ever, and a
  /// removed follower, which hears of nothing, campaigns for ever.
  private mutating func retirement(_ cluster: Cluster) -> Input? {
    guard mustLookWhoLeft else { return nil }
    let newest = cluster.nodes.max { $0.application.appliedIndex < $1.application.appliedIndex }?.confState
    // Those whom a change makes members that is still on its way are needed to carry it out.
    let isChanging = cluster.nodes.contains { node in
      guard let log = node.raft?.replica.log else { return false }
      return log.allEntries.contains { $0.index > log.applied && $0.kind.isConfChange }
    }
    guard let newest, newest.votersOutgoing.isEmpty, !isChanging else { return nil }
    let members = newest.voters + newest.learners
    let strangers = cluster.nodes.filter { $0.isAlive && !members.contains($0.id) }
    let voters = cluster.nodes.filter { newest.voters.contains($0.id) }
    let retired = strangers.first { stranger in
      voters.allSatisfy { !$0.confState.voters.contains(stranger.id) && !$0.confState.votersOutgoing.contains(stranger.id) }
    }
    mustLookWhoLeft = !strangers.isEmpty
    return retired.map { .crash($0.id, .now) }
  }
}

extension Operator {
  /// A voter that has missed a change may ask only nodes that have left, and push its term up as fast as the one that could be elected, whose
  /// requests it ignores as long as their term is lower. Who is ahead is a random walk, which may take for ever. An operator ends it: the node
  /// with the most in its log campaigns until it is heard. With pre-votes terms are not pushed up, and nobody has to.
  private func electionOrder(_ cluster: Cluster, _ settling: Settling) -> Input? {
    guard cluster.leader == nil, !cluster.settings.preVote, isOutOfPatience(cluster, settling) else { return nil }
    return Self.ablest(of: cluster, besides: noNode).map { .campaign($0) }
  }

  /// A member that does not know that it is one never campaigns, and without pre-votes and check-quorum it ignores a leader whose term is
  /// lower than its own without a word, as in etcd/raft (which answers only with one of these on). It may have come by its term from a
  /// candidate that forgot it: requests leave before the candidate's own term is on its slow disk. So it never learns anything, unless
  /// somebody makes the others hold elections until their term is the higher one. (Or turns on pre-votes, as etcd does since 3.4.)
  private mutating func overtakingOrder(_ cluster: Cluster, _ settling: Settling) -> Input? {
    guard !cluster.settings.preVote, !cluster.settings.checkQuorum, let leader = cluster.leader, let term = term(of: leader, in: cluster)
    else { return nil }
    guard let config = cluster.node(leader)?.raft?.replica.tracker.config else { return nil }
    let isIgnored = cluster.nodes.contains { node in
      guard let replica = node.raft?.replica, config.voters.contains(node.id) || config.learners.contains(node.id) else { return false }
      return replica.term > term && !replica.tracker.config.voters.contains(node.id)
    }
    isOvertaking = isIgnored && (isOvertaking || isOutOfPatience(cluster, settling))
    guard isOvertaking else { return nil }
    if let other = Self.ablest(of: cluster, besides: leader) { return .campaign(other) }
    // Nobody else can be elected. A leader does not campaign; started anew it does.
    restarting = leader
    return .crash(leader, .now)
  }

  private func term(of id: NodeID, in cluster: Cluster) -> Term? { cluster.node(id)?.raft?.replica.term }

  /// The voter with the most in its log.
  private static func ablest(of cluster: Cluster, besides leader: NodeID) -> NodeID? {
    let able = cluster.nodes.filter { node in
      node.id != leader && node.raft.map { $0.replica.tracker.config.voters.contains(node.id) } ?? false
    }
    return able.max { one, other in
      guard let one = one.raft?.replica, let other = other.raft?.replica else { return false }
      let (last, otherLast) = (one.log.lastPosition, other.log.lastPosition)
      return (last.term, last.index, one.term) < (otherLast.term, otherLast.index, other.term)
    }?.id
  }
}
