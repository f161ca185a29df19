import RaftSimulation

extension ClusterSettings {
  /// A cluster in which schedules are carried out: a learner for each competing value, who holds what it proposes and never counts, and
  /// entries that travel one at a time.
  init(schedule: [ScheduleStep], bounds: ExplorationBounds, mutants: [Mutant]) {
    self.init(nodeCount: bounds.nodeCount, seed: 1, fastPath: true)
    learnerCount = (schedule.compactMap(\.step.value).max() ?? -1) + 1
    messageBytesMax = 0
    self.mutants = mutants
  }
}
