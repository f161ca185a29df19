import Raft
import RaftSimulation

/// The state trace of a run: what its nodes did, step by step, in the form of etcd/raft's recorded traces.
///
/// The specification that checks such traces starts from members that came by ``RawNode/bootstrap(peers:)``. The inputs of a run whose members
/// did not are therefore applied to a bootstrapped cluster: the same nodes do the same, one index later for each founding member.
public enum StateTrace {
  /// The lines of the run up to its cursor, each ended by a line feed. Time stamps are the simulation's.
  ///
  /// - Throws: ``StateTraceProblem``.
  public static func text(of run: Run) throws(StateTraceProblem) -> String {
    if run.settings.fastPath { throw .fastTrack }
    if run.settings.learnerCount > 0 { throw .learners }
    if run.settings.hasSlowDisks { throw .slowDisks }
    return try StateTraceReplay(of: run).text()
  }

  /// The lines of a scenario's commands on a bootstrapped cluster. Its expectations are not looked at, and what is impossible there is left out:
  /// for scenarios whose run goes another way when the members are bootstrapped (``StateTraceProblem/otherCourse(event:command:)``).
  ///
  /// - Throws: ``StateTraceProblem``.
  public static func text(ofCommandsIn scenario: Scenario) throws(StateTraceProblem) -> String {
    var settings = scenario.settings
    settings.bootstrap = true
    var run = Run(settings: settings)
    for step in scenario.steps {
      if case .expect = step.command { continue }
      _ = try? run.perform(step.command)
    }
    return try text(of: run)
  }

  /// Whether a text begins as a state trace does.
  public static func isTrace(_ text: String) -> Bool { text.hasPrefix(StateTraceWriter.lineStart) }

  /// What of a run's settings the specification does not know, so that it may refuse the trace: a word of the cluster line for each.
  public static func unknownSettings(of run: Run) -> [String] {
    (run.settings.preVote ? ["prevote"] : []) + (run.settings.checkQuorum ? ["checkquorum"] : [])
  }
}

/// Applies the inputs of a run to a bootstrapped cluster that tells of its steps.
private struct StateTraceReplay {
  private let buffer = TraceEventBuffer()
  private var writer = StateTraceWriter()
  private var lines = ""
  private var run: Run
  private let eventCount: Int
  private var traced: Cluster
  /// How many entries the bootstrap has put before those of the run.
  private let indexesAhead: LogIndex

  init(of run: Run) {
    self.run = run
    eventCount = run.cursor
    self.run.seek(to: 0)
    var settings = run.settings
    settings.bootstrap = true
    traced = Cluster(settings: settings, traceLogger: buffer)
    indexesAhead = run.settings.bootstrap ? 0 : LogIndex(settings.nodeCount)
    write(buffer.take())
  }

  consuming func text() throws(StateTraceProblem) -> String {
    while run.cursor < eventCount { try replayNext() }
    return lines
  }

  private mutating func replayNext() throws(StateTraceProblem) {
    let record = run.stepForward()
    let twin = traced.apply(shifted(record.input))
    guard outline(record, run.cluster) == outline(twin, traced) else {
      throw .otherCourse(event: record.number, command: "\(run.command(for: record.input))")
    }
    write(withoutLostReadies(buffer.take(), twin))
  }

  private mutating func write(_ events: [TraceEvent]) {
    for event in events { lines += writer.line(event, timeMicroseconds: traced.time) }
  }

  private func shifted(_ input: Input) -> Input {
    guard case .compact(let node, let index?) = input else { return input }
    return .compact(node, index + indexesAhead)
  }

  /// A ready tells that its writes are durable and its messages on their way. Of one over whose writes the node went down neither is true.
  private func withoutLostReadies(_ events: [TraceEvent], _ record: EventRecord) -> [TraceEvent] {
    var events = events
    for case .crashed(let node, .beforeWrite) in record.facts {
      if let last = events.lastIndex(where: { $0.node == node && $0.name == .ready }) { events.remove(at: last) }
    }
    return events
  }

  /// What has to be the same in an event, be the members bootstrapped or not: the messages that it moved, and what the nodes are after it.
  private func outline(_ record: EventRecord, _ cluster: Cluster) -> [String] {
    let moves = record.facts.compactMap { fact in
      switch fact {
      case .delivered(let item), .dropped(let item), .duplicated(let item), .lost(let item, _):
        "\(item.message.kind) \(item.message.from) \(item.message.to) \(item.message.reject)"
      case .impossible(let reason): reason
      default: nil
      }
    }
    return moves
      + cluster.nodes.map { node in
        let status = node.raft?.basicStatus
        return "\(node.id) \(status.map { "\($0.softState)" } ?? "down")"
      }
  }
}
