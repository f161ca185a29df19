import ArgumentParser
import Foundation
import RaftExploration
import RaftSimulation

/// `fastraft explore`: every schedule within bounds.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Search every schedule within bounds for one that breaks a safety property, on the real core.",
    discussion: """
      A schedule is a row of macro steps: a proposal reaches a node, a node campaigns, a voter answers, a candidate wins with a quorum, a \
      node receives a part of a term's log, a crash, a compaction; votes, acknowledgements and commits follow at once. What was ever sent \
      may arrive at any time, twice, or never.

      With --from the search goes on from the end of a scenario, whose commands are read as macro steps. Its cluster has the fast track and \
      S1 leading term 1, and none of what searches have no step for: membership changes, transfers, pre-vote, slow disks.

      With --joining the last node begins as a learner, and leaders may make it a voter.

      A scenario that breaks a safety property itself is the counterexample; where no macro steps show it, the line is named.

      States are one that differ only in what nodes are called, or the two values that compete for an index. Nearest states come first, so \
      that the schedule found is a shortest one; the result is the same on any number of cores, but for the time.

      Exit status: 0 nothing found and nothing left within the bounds; 1 a safety property is broken; 2 a file that cannot be used; 3 the bounds were not \
      exhausted; 64 a bad argument.
      """)

  @OptionGroup var limits: ExploreLimits

  @Option(
    name: .long,
    help: ArgumentHelp("Start from the end of this scenario (a file, or a built-in one by name).", valueName: "scenario"))
  var from: String?

  @Option(name: .long, help: ArgumentHelp("Switch a rule off (fastraft explore --mutants lists them); may be repeated.", valueName: "rule"))
  var `break`: [String] = []

  @Flag(name: .long, help: "List the rules that can be switched off.")
  var mutants = false

  @Flag(name: .long, help: "Search once for each rule that can be switched off, or each that --break names, and print a table in Markdown.")
  var eachMutant = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where a counterexample is written as a scenario file; with --each-mutant a directory for all of them.", valueName: "path"))
  var output: String?

  @Flag(
    name: .long,
    help: """
      Look into the newest state first, instead of the nearest: far states come early. Uses one core; once it has reached the bound of --steps \
      it does not know whether it met all, and ends with status 3.
      """)
  var depthFirst = false

  @Flag(
    name: .long,
    help: """
      Search by single messages instead of macro steps: one arrives, or one node does something, and nothing follows by itself. For small \
      bounds, or with --steps or --states.
      """)
  var fine = false

  @Option(
    name: .long, help: ArgumentHelp("Cores that search together; the result does not depend on it. (default: all)", valueName: "count"))
  var jobs: Int?

  @Option(name: .long, help: ArgumentHelp("Give up after so many distinct states.", valueName: "count"))
  var states: Int?

  @Option(name: .long, help: ArgumentHelp("Give up after so many seconds.", valueName: "seconds"))
  var time: Int?

  @Option(name: .long, help: ArgumentHelp("Check these properties only, separated by commas.", valueName: "names"))
  var properties: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Print the result as a row of a table in Markdown, or as a table with this row; with --each-mutant its rows only, or all of it.",
      valueName: "row|table"))
  var markdown: ExploreTable.Extent?

  @Flag(name: .shortAndLong, help: "Print the result only.")
  var quiet = false

  func validate() throws {
    if let objection = limits.bounds.objection { throw ValidationError("--\(objection)") }
    for name in `break` where Mutant.named(name) == nil {
      throw ValidationError("--break \(name): expected one of \(Mutant.all.map(\.name).joined(separator: " "))")
    }
    for mutant in eachMutant ? [] : `break`.compactMap(Mutant.named) {
      guard let reason = mutant.beyondSearch(isJoining: limits.joining) else { continue }
      let joining = mutant.beyondSearch(isJoining: true) == nil ? "--joining, " : ""
      throw ValidationError(
        "--break \(mutant.name): it shows itself by \(reason), which this search has none of; expected \(joining)another rule, or: "
          + "fastraft run \(mutant.scenarioName)")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): expected a number from 1 on") }
    if let jobs, jobs > 1, depthFirst { throw ValidationError("--jobs \(jobs): expected 1, or none, with --depth-first") }
    if fine && (from != nil || eachMutant) {
      throw ValidationError("--fine: expected without \(from != nil ? "--from" : "--each-mutant"), which is for macro steps")
    }
    if limits.joining && (fine || from != nil) {
      throw ValidationError(
        "--joining: expected without \(fine ? "--fine" : "--from"), which has no configuration changes")
    }
    if from != nil && (mutants || eachMutant) {
      throw ValidationError("--from: expected without \(mutants ? "--mutants" : "--each-mutant"), whose searches have starts of their own")
    }
    _ = try chosenProperties()
  }

  /// The machine's cores, unless told otherwise. Nothing but time depends on it.
  private var coreCount: Int { depthFirst ? 1 : jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  private func chosenProperties() throws -> Set<ExplorationViolation.Property> {
    guard let properties else { return Set(ExplorationViolation.Property.allCases) }
    var chosen: Set<ExplorationViolation.Property> = []
    for name in properties.split(separator: ",").map(String.init) {
      guard let property = ExplorationViolation.Property(rawValue: name) else {
        let known = ExplorationViolation.Property.allCases.map(\.rawValue).joined(separator: " ")
        throw ValidationError("--properties \(name): expected one of \(known)")
      }
      chosen.insert(property)
    }
    return chosen
  }

  func run() throws {
    if mutants { return try MutantList.print() }
    if eachMutant {
      let table = MutantTable(
        statesMax: states, secondsMax: time, directory: output, mutants: `break`.compactMap(Mutant.named), coreCount: coreCount)
      return try table.print(markdown ?? .table)
    }
    let start = try ExploreStart(from: from, limits: limits, mutants: `break`.compactMap(Mutant.named))
    if let violation = start.violation {
      try Output.line("VIOLATION by the scenario itself, before any search: \(violation)")
      throw ExitCode(1)
    }
    if let from, markdown == nil { try Output.line("from the end of \(from), behind \(start.prefix.count) macro steps") }
    var explorer = Explorer(
      bounds: start.bounds, order: depthFirst ? .depthFirst : .breadthFirst, mutants: start.mutants, properties: try chosenProperties(),
      grain: fine ? .singleMessages : .macroSteps, prefix: start.prefix, coreCount: coreCount)
    let progress = ExploreProgress(isQuiet: quiet)
    while explorer.explore(states: 20_000, statesMax: states) {
      progress.show(explorer.report)
      if let states, explorer.report.states >= states { break }
      if let time, progress.seconds >= Double(time) { break }
    }
    if let markdown {
      try ExploreTable(bounds: start.bounds, isFine: fine).print(explorer.report, seconds: progress.processorSeconds, extent: markdown)
    } else {
      try progress.finish(explorer.report, bounds: start.bounds, isFine: fine)
    }
    if let found = explorer.report.counterexample {
      try write(found, start)
      throw ExitCode(1)
    }
    if !explorer.report.isExhausted { throw ExitCode(3) }
  }

  /// Writes a counterexample as a scenario file, if that was asked for.
  private func write(_ found: ExplorationReport.Counterexample, _ start: ExploreStart) throws {
    guard let output else { return }
    let mutants = start.mutants
    let title = mutants.isEmpty ? "\(found.violation)" : "Without \(mutants.map(\.rule).joined(separator: ", ")): \(found.violation)"
    let scenario =
      fine
      ? found.messageScenario(bounds: start.bounds, mutants: mutants, title: title, searchingStates: 3_000_000)
      : found.scenario(bounds: start.bounds, mutants: mutants, title: title, searchingStates: 3_000_000, behind: start.prefix)
    guard let scenario else {
      throw Failure.unusable("\(output) is not written: the simulation's messages cannot bring this schedule about")
    }
    do { try scenario.text.write(toFile: output, atomically: true, encoding: .utf8) } catch {
      throw Failure.unusable("\(output) cannot be written; expected a directory that exists and has room")
    }
    if markdown == nil { try Output.line("written to \(output); see it with: fastraft \(output)") }
  }
}
