extension ProgressTracker {
  /// Checks that membership and progress agree.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` naming what does not.
  func checkInvariants() throws(RaftError) {
    for ids in [config.voters.voters, config.learners, config.learnersNext] {
      for id in ids { try require(progress.position(of: id) != nil, "no progress for \(id)") }
    }
    let outgoing = config.voters.outgoing.voters
    for id in config.learnersNext {
      try require(outgoing.contains(id), "\(id) is in LearnersNext, but not Voters[1]")
      try require(!isMarkedLearner(id), "\(id) is in LearnersNext, but is already marked as learner")
    }
    for id in config.learners {
      try require(!outgoing.contains(id), "\(id) is in Learners and Voters[1]")
      try require(!config.voters.incoming.voters.contains(id), "\(id) is in Learners and Voters[0]")
      try require(isMarkedLearner(id), "\(id) is in Learners, but is not marked as learner")
    }
    if !config.voters.isJoint {
      try require(config.learnersNext.isEmpty, "cfg.LearnersNext must be nil when not joint")
      try require(!config.autoLeave, "AutoLeave must be false when not joint")
    }
  }

  private func isMarkedLearner(_ id: NodeID) -> Bool {
    progress.position(of: id).map { progress[at: $0].isLearner } ?? false
  }

  private func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws(RaftError) {
    if !holds { throw .invalidConfChange(otherwise()) }
  }
}
