import Raft

extension WhyNotBuilder {
  func whyNotOpen() -> WhyNot {
    guard cluster.settings.fastPath else {
      return WhyNot(
        subject: .fastTrack, hasHappened: false, headline: "the fast path is off for the life of this cluster", rule: .r17)
    }
    guard let leader = cluster.leader, let raft = cluster.node(leader)?.raft else {
      return WhyNot(subject: .fastTrack, hasHappened: false, headline: "nobody leads: only a leader counts votes", rule: .r3)
    }
    guard let closure = raft.fastStatus.closure else {
      let suspended = cluster.fastProposalsOn ? "" : "; new proposals go the classic way, since somebody switched them over"
      return WhyNot(
        subject: .fastTrack, hasHappened: true, headline: "the fast track is open at \(nodeName(leader))\(suspended)", rule: .r3)
    }
    var answer = WhyNot(
      subject: .fastTrack, hasHappened: false,
      headline: "the fast track is closed at \(nodeName(leader)): \(Explainer.words(for: closure))",
      rule: closure.rule)
    let goalIndex = closure.index(in: raft.replica)
    let steps = WhyNotSteps(cluster: cluster, receiver: leader, direct: [.appendResponse], answered: [.append])
      .steps { Self.openingEffect($0, leader) }
    addClassicNeeds(to: &answer, goalIndex, leader, raft.replica, steps)
    addWays(to: &answer, from: cluster, steps) {
      Self.isOpen($0, leader)
    } outcome: { _ in
      "the fast track opens"
    }
    return answer
  }

  private static func isOpen(_ cluster: Cluster, _ leader: NodeID) -> Bool {
    guard let raft = cluster.node(leader)?.raft, raft.replica.role == .leader else { return false }
    return raft.fastStatus.closure == nil
  }

  private static func openingEffect(_ cluster: Cluster, _ leader: NodeID) -> [UInt64] {
    guard let replica = cluster.node(leader)?.raft?.replica, replica.role == .leader else { return [] }
    return [replica.log.committed, replica.log.applied] + replica.tracker.voterNodes.map { replica.tracker.progress[$0]?.match ?? 0 }
  }
}

extension FastTrackClosure {
  /// The rule that closes the track.
  fileprivate var rule: Rule {
    if case .noopUncommitted = self { .r3 } else { .r14 }
  }

  /// The index that has to be committed on the classic track before it can open.
  fileprivate func index(in replica: Replica<MemoryStorage>) -> LogIndex {
    switch self {
    case .noopUncommitted(let noop, _): noop
    case .confChangePending(let index): index
    case .barrierUncommitted(let barrier, _): barrier
    case .notLeader, .jointConfiguration: replica.log.lastIndex
    }
  }
}
