import RaftSimulation

/// Goes through the events of a run's current branch, from the first to the last.
struct RunReplay: Sequence, IteratorProtocol {
  /// An event with the words for it.
  struct Event {
    var record: EventRecord
    var lines: [EventLine]
    /// The command that does the same.
    var command: String
    /// The state after it.
    var cluster: Cluster
  }

  private var run: Run

  init(_ run: Run) {
    self.run = run
    self.run.seek(to: 0)
  }

  mutating func next() -> Event? {
    guard !run.isAtHead else { return nil }
    let record = run.stepForward()
    let command = "\(run.command(for: record.input))"
    return Event(record: record, lines: run.lines(of: record.number), command: command, cluster: run.cluster)
  }
}
