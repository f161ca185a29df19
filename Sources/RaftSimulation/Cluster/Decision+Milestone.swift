import Raft

extension Decision {
  /// What a timeline shows of the decision. Elections and commits are not among them: the cluster marks those when it sees them first.
  var milestone: MilestoneKind? {
    switch self {
    case .decided: .decision
    case .recovered: .recovery
    case .snapshotRestored: .snapshot
    case .halted: .violation
    default: nil
    }
  }
}
