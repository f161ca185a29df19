import Raft

extension Run {
  /// Carries out a line of the command language; an empty one does nothing.
  ///
  /// - Throws: ``CommandFailure``.
  @discardableResult
  public mutating func perform(line: String) throws(CommandFailure) -> PerformResult {
    let command: Command?
    do throws(CommandSyntaxError) {
      command = try Command.parse(line)
    } catch {
      throw CommandFailure(.syntax, error.description)
    }
    guard let command else { return PerformResult() }
    return try perform(command)
  }

  /// Carries out a command: none, one or many events.
  ///
  /// - Throws: ``CommandFailure``. When the command was impossible, nothing happened.
  @discardableResult
  public mutating func perform(_ command: Command) throws(CommandFailure) -> PerformResult {
    let before = cursor
    var note: String?
    switch command {
    case .settle: note = try settle()
    case .step(let count, let node): try step(count, at: node)
    case .play(let count): for _ in 0..<count { playForward() }
    case .expect(let expectation): note = try demand(expectation)
    default:
      let inputs = try inputs(of: command)
      for input in inputs { act(input) }
      if inputs.count != 1 { note = counted(inputs.count, "event") }
    }
    return PerformResult(eventCount: cursor - before, note: note)
  }

  private mutating func step(_ count: Int, at node: NodeSelector?) throws(CommandFailure) {
    guard let node else {
      for _ in 0..<count { stepForward() }
      return
    }
    let id = try running(node)
    // The node may crash on the way, at a write that it was to crash at.
    for _ in 0..<count where cluster.node(id)?.isAlive == true { act(nextStepInput(at: id)) }
  }

  private func demand(_ expectation: Expectation) throws(CommandFailure) -> String? {
    switch check(expectation) {
    case .holds(let seen): return seen
    case .fails(let seen): throw CommandFailure(.expectation, "expected \(expectation), but \(seen)")
    }
  }
}

extension Run {
  /// Brings the cluster to rest.
  private mutating func settle() throws(CommandFailure) -> String {
    let start = cursor
    var settling = Settling()
    while true {
      switch settling.next(cluster) {
      case .act(let input): act(input)
      case .end(.settled): return "quiet after \(counted(cursor - start, "event"))"
      case .end(.withoutQuorum): return "quiet after \(counted(cursor - start, "event")); no quorum is up and connected"
      case .end(.stuck(let ticks)):
        throw CommandFailure(.unsettled, "the cluster does not come to rest: \(ticks) ticks went by without any progress")
      }
    }
  }
}
