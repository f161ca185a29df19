import Raft

/// The same seed, network and proposals with the fast track and without, side by side.
///
/// Both lanes live in the simulation's time: whatever is due first happens first, in whichever lane it is. What a person does is done in
/// both. Draws are keyed by link and position, so that both lanes see the same network, though they send different messages.
public struct Race: Sendable {
  private var fastLane: RaceLane
  private var classicLane: RaceLane
  /// What could not be carried over from a run, in words, one line each.
  public private(set) var omissions: [String] = []

  /// Starts a race at an empty cluster.
  ///
  /// - Parameter lossPermille: of a thousand messages on each link so many are lost, by the seed's choice.
  public init(settings: ClusterSettings, lossPermille: Int = 0) {
    var settings = settings
    settings.fastPath = true
    fastLane = RaceLane(settings: settings, lossPermille: UInt64(max(0, lossPermille)))
    settings.fastPath = false
    settings.mutants = []
    classicLane = RaceLane(settings: settings, lossPermille: UInt64(max(0, lossPermille)))
  }

  /// The run with the fast track.
  public var fast: Run { fastLane.run }
  /// The run without.
  public var classic: Run { classicLane.run }
  /// The time that both lanes have reached, in microseconds.
  public var time: UInt64 { max(fast.cluster.time, classic.cluster.time) }
}

extension Race {
  /// Carries out what is due next, in the lane in which it is due first.
  ///
  /// - Returns: the lane.
  @discardableResult
  public mutating func playForward() -> CommitTrack {
    if fastLane.nextDue <= classicLane.nextDue {
      fastLane.playForward()
      return .fast
    }
    classicLane.playForward()
    return .classic
  }

  /// Plays both lanes up to a time in microseconds.
  public mutating func play(until time: UInt64) {
    while min(fastLane.nextDue, classicLane.nextDue) <= time { playForward() }
  }

  /// Plays until both lanes are at rest, or have gone without for so many election timeouts.
  public mutating func settle(timeoutsMax: Int = 40) {
    let end = time + UInt64(timeoutsMax * fast.settings.electionTicks) * fast.settings.tickMicroseconds
    while !(isQuiet(fastLane) && isQuiet(classicLane)) && min(fastLane.nextDue, classicLane.nextDue) <= end {
      playForward()
    }
  }

  private func isQuiet(_ lane: RaceLane) -> Bool {
    let cluster = lane.run.cluster
    return cluster.network.nextDeliverable == nil && (cluster.isSettled || !cluster.isQuorumAlive)
  }

  /// Carries out a line of the command language in both lanes.
  ///
  /// - Throws: ``CommandFailure``: for what is no command, for what is impossible in a lane, and for commands that name messages, since the
  ///   lanes send different ones.
  public mutating func perform(line: String) throws(CommandFailure) {
    let command: Command?
    do throws(CommandSyntaxError) { command = try Command.parse(line) } catch { throw CommandFailure(.syntax, error.description) }
    if let command { try perform(command) }
  }

  /// Carries out a command in both lanes, after both have played up to the same time.
  ///
  /// - Throws: ``CommandFailure``; then nothing was done.
  public mutating func perform(_ command: Command) throws(CommandFailure) {
    switch command {
    case .settle: settle()
    case .step(let count, at: nil), .play(let count): for _ in 0..<count { playForward() }
    case .message, .reorder, .delay, .step, .fast, .expect:
      throw CommandFailure(
        .impossible, "\"\(command)\" has no meaning in a race; expected what can be done to both lanes: proposals, faults, links, members")
    default:
      play(until: time)
      let fastInputs = try fast.inputs(of: command)
      let classicInputs = try classic.inputs(of: command)
      for input in fastInputs { fastLane.act(input) }
      for input in classicInputs { classicLane.act(input) }
    }
  }
}

extension Race {
  /// Starts a race in which everything that was done in a run is done again, in both lanes and at the same times: proposals, faults, links,
  /// elections, members. Messages travel by themselves; where the run dropped one, both lanes lose what is on that link at that moment.
  public init(replaying run: Run, lossPermille: Int = 0) {
    self.init(settings: run.settings, lossPermille: lossPermille)
    var replay = run
    replay.seek(to: 0)
    while let input = replay.input(of: replay.cursor + 1) {
      let before = replay.cluster
      let record = replay.stepForward()
      if case .impossible? = record.facts.first { continue }
      play(until: before.time)
      transfer(input, from: before)
    }
  }

  private mutating func transfer(_ input: Input, from state: Cluster) {
    switch input {
    case .deliver, .tick(nil): break
    case .hold, .release, .reorder, .delay, .duplicate, .fastProposals:
      omissions.append("event \(state.eventCount + 1) concerns one lane's messages only")
    case .drop(let number):
      guard let link = state.network.message(number)?.link else { return }
      loseMessages(on: link)
    case .transfer, .member, .joint, .leaveJoint:
      // Both need a leader, which the other lane may not have at that moment.
      act(input) { $0.leader != nil }
    default: act(input) { _ in true }
    }
  }

  private mutating func act(_ input: Input, where isPossible: (Cluster) -> Bool) {
    if isPossible(fast.cluster) { fastLane.act(input) }
    if isPossible(classic.cluster) { classicLane.act(input) }
  }

  private mutating func loseMessages(on link: Link) {
    for item in fast.cluster.network.messages where item.link == link && !item.isHeartbeat { fastLane.act(.drop(item.number)) }
    for item in classic.cluster.network.messages where item.link == link && !item.isHeartbeat { classicLane.act(.drop(item.number)) }
  }
}

extension Race {
  /// The proposals, in the order in which they were made, each with what became of it in both lanes.
  public var rows: [RaceRow] {
    fastLane.entrants.compactMap { entrant in
      guard let other = classicLane.entrants.first(where: { $0.request == entrant.request }) else { return nil }
      return RaceRow(request: entrant.request, tag: entrant.tag, fast: entrant.result, classic: other.result)
    }
  }

  /// How the race stands.
  public var standing: RaceStanding {
    let rows = rows
    let compared = rows.compactMap(\.delaysAhead)
    return RaceStanding(
      proposalCount: rows.count, fastCommitCount: rows.count(where: \.fast.isCommitted),
      classicCommitCount: rows.count(where: \.classic.isCommitted), comparedCount: compared.count, delaysAhead: compared.reduce(0, +),
      fallBackCount: rows.count { !$0.fast.fallBacks.isEmpty })
  }
}
