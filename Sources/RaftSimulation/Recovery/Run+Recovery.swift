extension Run {
  /// The elections up to the cursor, in the order in which the campaigns began, each with what was reported and recovered.
  public var recoveries: [RecoveryReport] {
    let reporter = RecoveryReporter(cluster)
    return cluster.elections.elections.map(reporter.report)
  }

  /// The latest election whose campaign began at or before an event of the current branch; nil stands for the cursor.
  ///
  /// It is shown as it stood right after the event: while it runs, the reports are those that have come so far.
  public func recovery(at event: Int? = nil) -> RecoveryReport? {
    var state = self
    if let event { state.seek(to: event) }
    return state.cluster.elections.elections.last.map(RecoveryReporter(state.cluster).report)
  }
}
