import Raft
import RaftSimulation

/// Reads a scenario back as a schedule of macro steps, so that a search can go on from its end.
///
/// Each event of the scenario that a macro step stands for becomes one; votes and acknowledgements become none, since they follow at once in
/// a search. At the end the nodes of the scenario must stand where the schedule leads: offices, terms, votes, logs and slots are compared. A
/// scenario that breaks a safety property itself is read up to there.
public struct ScheduleReader {
  let file: String
  let bounds: ExplorationBounds
  let names: ContentNames
  var line = 0
  var stepper: Stepper
  var world: World
  private(set) var schedule: [ScheduleStep] = []
  /// Who has granted its vote to whom, as far as the grants have arrived.
  var grants: [NodeID: [NodeID]] = [:]
  /// Whether the last step has broken a safety property.
  private var isBroken = false
  private var run: Run

  /// The macro steps of a scenario, or the line of it that breaks a safety property in a way that they do not show.
  ///
  /// - Parameters:
  ///   - bounds: those of the search that is to go on from there; as many nodes as the scenario has.
  ///   - settingsLine: the line of the file that sets the cluster up.
  /// - Throws: ``ScheduleReadingError`` for the first line that no macro step stands for, or that leaves the bounds.
  public static func schedule(
    of scenario: Scenario, mutants: [Mutant], bounds: ExplorationBounds, file: String, settingsLine: Int = 1
  ) throws(ScheduleReadingError) -> ReadSchedule {
    var settings = scenario.settings
    settings.mutants = mutants
    var run = Run(settings: settings)
    var lines: [Int] = []
    for step in scenario.steps where run.cluster.violations.isEmpty {
      do { try run.perform(step.command) } catch {
        throw ScheduleReadingError(file: file, line: step.line, problem: "\(error.message); expected a scenario that holds")
      }
      lines += Array(repeating: step.line, count: run.cursor - lines.count)
    }
    do throws(ScheduleReadingError) {
      if let objection = objection(to: settings) { throw ScheduleReadingError(file: file, line: settingsLine, problem: objection) }
      return .steps(try steps(of: run, lines, bounds, file))
    } catch {
      guard let violation = run.cluster.violations.first else { throw error }
      return .breaks(line: lines[violation.event - 1], violation)
    }
  }

  /// The steps up to the first that breaks a property.
  private static func steps(
    of run: Run, _ lines: [Int], _ bounds: ExplorationBounds, _ file: String
  ) throws(ScheduleReadingError) -> [ScheduleStep] {
    var reader = ScheduleReader(run, bounds, file)
    for line in lines {
      try reader.readEvent(line)
      if reader.isBroken { return reader.schedule }
    }
    if let violation = run.cluster.violations.first { throw reader.failure("\(violation); expected what macro steps break, too") }
    try reader.compare()
    return reader.schedule
  }

  private static func objection(to settings: ClusterSettings) -> String? {
    for mutant in settings.mutants {
      guard let reason = mutant.beyondSearch() else { continue }
      return "\(mutant.name) shows itself by \(reason); expected a rule whose absence a search can show"
    }
    if !settings.fastPath { return "the cluster is classic; expected one with the fast track, which searches start from" }
    if settings.preVote { return "the cluster asks before elections; expected one without pre-vote, which searches have no step for" }
    if settings.bootstrap { return "the cluster is bootstrapped; expected an empty log, which searches start from" }
    if settings.hasSlowDisks { return "the cluster has slow disks; expected disks that write at once, as in searches" }
    if !settings.isApplicationDurable { return "the application forgets; expected one that keeps what it applied, as in searches" }
    return nil
  }

  private init(_ run: Run, _ bounds: ExplorationBounds, _ file: String) {
    self.file = file
    self.bounds = bounds
    names = ContentNames(run)
    var stepper = Stepper(
      bounds: bounds, mutants: run.settings.mutants, properties: Set(ExplorationViolation.Property.allCases), triesBothTies: false)
    world = World(startingWith: &stepper)
    self.stepper = stepper
    self.run = run
    self.run.seek(to: 0)
  }

  func failure(_ problem: String) -> ScheduleReadingError { ScheduleReadingError(file: file, line: line, problem: problem) }

  private mutating func readEvent(_ line: Int) throws(ScheduleReadingError) {
    self.line = line
    guard let input = run.input(of: run.cursor + 1) else { return }
    let before = run.cluster
    run.stepForward()
    try read(input, before: before, after: run.cluster)
  }

  /// Takes a macro step, unless nothing happens in it.
  mutating func take(_ step: MacroStep) throws(ScheduleReadingError) {
    if let index = step.index, index > bounds.userIndexMax {
      throw failure("\(step) is behind index \(bounds.userIndexMax); expected --user-indexes of at least \(index)")
    }
    if case .campaign = step, Int(world.termLast) >= bounds.termMax {
      throw failure("\(step) in term \(world.termLast + 1); expected --terms of at least \(world.termLast + 1)")
    }
    guard !isBroken, let next = stepper.world(after: ScheduleStep(step), from: world) else { return }
    world = next
    schedule.append(ScheduleStep(step))
    isBroken = stepper.violation != nil
    if isBroken { return }
    for column in 0..<bounds.nodeCount where stepper.machine(world, column).lastIndex > bounds.indexMax {
      throw failure("\(step) makes a log longer than \(bounds.indexMax); expected a higher --log")
    }
    if world.crashes > 15 || world.compactions > 15 { throw failure("\(step) is the 16th of its kind; expected at most 15") }
  }

  /// The nodes must stand where the schedule leads, once the votes and acknowledgements that are on their way have arrived.
  private mutating func compare() throws(ScheduleReadingError) {
    run.deliverOwed(nodeCount: bounds.nodeCount)
    for column in 0..<bounds.nodeCount {
      let id = NodeID(column + 1)
      guard let replica = run.cluster.node(id)?.raft?.replica else {
        throw failure("\(nodeName(id)) is down at the end; expected every node to run, since a search has crashes with a restart only")
      }
      let counterpart = stepper.table.rafts[Int(world.machines[column])].replica
      let stands = text(of: replica) { entry in names.value(of: entry).map { "\(entry.index)\(MacroStep.name(ofValue: $0))" } ?? "another" }
      let expected = text(of: counterpart) { Content.name(ofCode: Content.code($0.content, nodeCount: bounds.nodeCount)) }
      if stands != expected {
        throw failure("at the end \(nodeName(id)) is \(stands); expected what the macro steps lead to: \(expected)")
      }
    }
  }

  private func text(of replica: Replica<MemoryStorage>, name: (Entry) -> String) -> String {
    func word(_ entry: Entry) -> String { ContentNames.isNoop(entry) ? "no-op" : name(entry) }
    let log = replica.log.allEntries.map { "\(word($0)) of term \($0.term)" }
    let slots = replica.slots.entries.map(word)
    let vote = replica.vote == noNode ? "nobody" : nodeName(replica.vote)
    return "a \(replica.role.word) in term \(replica.term), voted for \(vote), log from \(replica.log.firstIndex): "
      + "\(log.isEmpty ? "empty" : log.joined(separator: ", ")), slots: \(slots.isEmpty ? "none" : slots.joined(separator: ", "))"
  }
}

extension Role {
  fileprivate var word: String {
    switch self {
    case .follower: "follower"
    case .preCandidate, .candidate: "candidate"
    case .leader: "leader"
    }
  }
}
