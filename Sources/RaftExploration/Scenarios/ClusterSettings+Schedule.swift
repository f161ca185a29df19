import RaftSimulation

extension ClusterSettings {
  /// A cluster in which schedules are carried out: a learner for each competing value, who holds what it proposes and never counts, and
  /// entries that travel one at a time. Before them stands the learner who may join.
  init(schedule: [ScheduleStep], bounds: ExplorationBounds, mutants: [Mutant]) {
    self.init(nodeCount: bounds.voterCount, seed: 1, fastPath: true)
    learnerCount = bounds.nodeCount - bounds.voterCount + Self.valueCount(of: schedule)
    messageBytesMax = 0
    self.mutants = mutants
  }

  /// How many learners propose in a schedule: as many as there are competing values.
  static func valueCount(of schedule: [ScheduleStep]) -> Int { (schedule.compactMap(\.step.value).max() ?? -1) + 1 }
}
