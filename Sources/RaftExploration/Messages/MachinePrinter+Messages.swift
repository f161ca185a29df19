import Raft

extension MachinePrinter {
  /// What decides which single messages a node sends, and what becomes of those that arrive; macro steps do not depend on it.
  ///
  /// Left out are clocks, since only a leader's tick is a step, and as many come at once as it takes for a decision; and the window of
  /// what is in flight, which has room for more than there is.
  func combineMessaging(into print: inout Fingerprint) {
    let replica = raft.replica
    print.combine(replica.leader)
    for column in 0..<nodeCount {
      let vote = replica.tracker.vote(of: NodeID(column + 1))
      print.combine(vote == nil ? 0 : vote == true ? 1 : 2)
      for entry in replica.candidacy.report(of: NodeID(column + 1))?.entries ?? [] {
        print.combine(entry.term << 32 | entry.index)
        print.combine(entry.content.node << 32 | UInt64(Content.code(entry.content, nodeCount: nodeCount)))
      }
      guard replica.leadership != nil, let progress = replica.tracker.progress[NodeID(column + 1)] else { continue }
      print.combine(UInt64(progress.state.rawValue) << 1 | (progress.messageAppendFlowPaused ? 1 : 0))
      for number in [progress.match, progress.next, progress.sentCommit, progress.sentFastCommit, progress.pendingSnapshot] {
        print.combine(number)
      }
    }
  }
}
