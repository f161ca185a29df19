import Raft

extension ClusterPrinter {
  /// The protocol's state machine, without what is on its disk.
  static func combine(_ replica: Replica<MemoryStorage>, into print: inout Fingerprint) {
    print.combine(replica.term)
    print.combine(replica.vote)
    print.combine(UInt64(replica.role.rawValue) << 32 | replica.leader)
    print.combine(replica.log.committed << 32 | replica.log.fast)
    print.combine(replica.log.applied)
    print.combine(replica.log.lastIndex)
    print.combine((replica.isLearner ? 4 : 0) | (replica.isGateOpen ? 2 : 0) | (replica.haltReason == nil ? 0 : 1))
    print.combine(replica.votedForSlotsOf)
    // A leader that was heard of lately keeps others from being elected (check-quorum's lease), if leaders do lose their office.
    if replica.config.checkQuorum || replica.leadership != nil { print.combine(UInt64(replica.electionElapsed)) }
    for entry in replica.slots.entries { combine(entry, into: &print) }
    print.combine(.max)
    combine(replica.proposer, into: &print)
    if replica.role == .candidate || replica.role == .preCandidate { combineCampaign(of: replica, into: &print) }
    if let leadership = replica.leadership {
      combine(leadership, into: &print)
      for (id, progress) in replica.tracker.progress.pairs { combine(progress, of: id, into: &print) }
    }
  }

  private static func combine(_ proposer: FastProposer, into print: inout Fingerprint) {
    print.combine(proposer.incarnation << 32 | proposer.sequence)
    print.combine(proposer.taken)
    for pending in proposer.pending {
      combine(pending.entry, into: &print)
      print.combine(UInt64(pending.attempt))
    }
    print.combine(.max)
  }

  /// Who answered the campaign, whatever came first: reports are weighed by index (rule R10).
  private static func combineCampaign(of replica: Replica<MemoryStorage>, into print: inout Fingerprint) {
    for id in replica.tracker.voterNodes {
      guard let isGrant = replica.tracker.vote(of: id) else { continue }
      print.combine(id << 1 | (isGrant ? 1 : 0))
    }
    for report in replica.candidacy.reports.sorted(by: { $0.voter < $1.voter }) {
      print.combine(report.voter)
      for entry in report.entries { combine(entry, into: &print) }
    }
    print.combine(.max)
  }

  private static func combine(_ leadership: Leadership, into print: inout Fingerprint) {
    print.combine(leadership.transferee)
    print.combine(leadership.pendingConfIndex)
    print.combine(leadership.fast.noop << 32 | leadership.fast.barrier)
    print.combine(UInt64(leadership.fast.undecidedTicks))
    for mark in leadership.readOnly.marks { print.combine(mark) }
    for tally in leadership.fast.possibleEntries.tallies {
      print.combine(tally.index)
      var votes = Fingerprint(16)
      for vote in tally.votes {
        var own = Fingerprint(17)
        own.combine(vote.voter)
        combine(vote.content, into: &own)
        votes.add(own)
      }
      print.combine(votes)
    }
    print.combine(.max)
  }

  private static func combine(_ progress: Progress, of id: NodeID, into print: inout Fingerprint) {
    print.combine(id)
    print.combine(progress.match << 32 | progress.next)
    print.combine(UInt64(progress.state.rawValue) << 2 | (progress.isPaused ? 2 : 0) | (progress.recentActive ? 1 : 0))
    print.combine(progress.pendingSnapshot)
    print.combine(progress.sentCommit << 32 | progress.sentFastCommit)
    print.combine(UInt64(progress.inflights.count))
  }
}
