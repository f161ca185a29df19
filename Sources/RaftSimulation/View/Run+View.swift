import Raft

extension Run {
  /// Everything that a screen draws at the cursor.
  ///
  /// - Parameter indexes: the window of the log matrix; nil stands for every index. It is clipped to what there is.
  ///
  /// Complexity: linear in the window, the messages in flight and the nodes.
  public func view(indexes: ClosedRange<LogIndex>? = nil) -> ClusterView {
    let touched = cursor == 0 ? [] : record(of: cursor)?.touched ?? []
    let builder = ViewBuilder(cluster: cluster, touched: touched, window: indexes)
    let leader = builder.leader
    return ClusterView(
      event: cursor, eventCount: eventCount, branchName: branches[branch].name, time: cluster.time, seed: settings.seed,
      fastPath: settings.fastPath, fastProposalsOn: cluster.fastProposalsOn, term: builder.term, leader: leader?.id,
      fastTrack: builder.fastTrack, rows: builder.rows, indexes: builder.window, indexLast: builder.indexLast, tallies: builder.tallies,
      flow: builder.flow, links: builder.links, commits: builder.commits, invariantCount: Invariants.catalogue.count,
      violations: cluster.violations, milestones: milestones, branches: branches, members: builder.members, reads: builder.reads)
  }
}
