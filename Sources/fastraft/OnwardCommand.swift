import ArgumentParser
import RaftExploration
import RaftSimulation

/// `fastraft onward`: the search of `:explore` from the command line.
struct OnwardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onward",
    abstract: "Search on from an event of any scenario for a schedule that breaks a safety property.",
    discussion: """
      What :explore does on the screen. Each message that is on its way may arrive at any time, in any order, or never; nodes campaign, \
      propose, crash and start again, slow disks write. Acknowledgements and votes that a step sends follow at once. Clocks stand still but \
      for heartbeats, and what is cut, held or down stays so. Nearest states come first, so that the schedule found is a shortest one.

      fastraft explore searches small clusters whole; this takes any cluster, with its members and settings, some steps further.

      Exit status: 0 nothing found and nothing left within the bounds; 1 a safety property is broken; 2 a file that cannot be used; 3 the \
      bounds were not exhausted; 64 a bad argument.
      """)

  @Argument(
    help: ArgumentHelp("A scenario file, or the name of a built-in scenario.", valueName: "file"), completion: Completions.scenarios)
  var file: String

  @Option(name: .long, help: ArgumentHelp("The event to go on from. (default: the last)", valueName: "event"))
  var at: Int?

  @OptionGroup var limits: OnwardLimits

  @Option(name: .long, help: ArgumentHelp("Switch a rule off (fastraft explore --mutants lists them); may be repeated.", valueName: "rule"))
  var `break`: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Where the whole schedule is written as a scenario file.", valueName: "path"), completion: .file())
  var output: String?

  @Flag(name: .shortAndLong, help: "Print the result only.")
  var quiet = false

  func validate() throws {
    if let objection = limits.bounds.objection {
      throw ValidationError("--\(objection.split(separator: "=", maxSplits: 1).joined(separator: " "))")
    }
    if limits.states < 1 { throw ValidationError("--states \(limits.states): expected a number from 1 on") }
    for name in `break` where Mutant.named(name) == nil {
      throw ValidationError("--break \(name): expected one of \(Mutant.all.map(\.name).joined(separator: " "))")
    }
  }

  func run() throws {
    let run = try start()
    try Output.line("from event \(run.cursor) of \(file)")
    var search = OnwardSearch(from: run, bounds: limits.bounds)
    let progress = ExploreProgress(isQuiet: quiet)
    while search.search(transitions: 50_000, statesMax: limits.states) { progress.show(search.report) }
    try progress.finish(search.report, bounds: limits.bounds, statesMax: limits.states)
    guard let found = search.report.counterexample else {
      if !search.report.isExhausted { throw ExitCode(3) }
      return
    }
    for (number, step) in found.stepTexts(behind: run).enumerated() {
      try Output.line("  \(number + 1). \(step.command)\(step.followers)")
    }
    try write(found, run)
    throw ExitCode(1)
  }

  /// The run at the event to go on from.
  private func start() throws -> Run {
    let scenario = try ScenarioSource.load(file).scenario
    var settings = scenario.settings
    settings.mutants += `break`.compactMap(Mutant.named).filter { !settings.mutants.contains($0) }
    var run = Run(settings: settings)
    for step in scenario.steps {
      if case .expect = step.command { continue }
      do { try run.perform(step.command) } catch {
        throw Failure.unusable("\(file):\(step.line): \(error.message); expected a command that can be carried out")
      }
    }
    let event = at ?? run.eventCount
    guard (0...run.eventCount).contains(event) else {
      throw Failure(message: "onward: there is no event \(event); expected --at from 0 to \(run.eventCount)", status: 64)
    }
    run.seek(to: event)
    if let broken = run.cluster.violations.first {
      throw Failure(
        message: "onward: \(file) breaks \(broken.checker) at event \(broken.event); expected --at from 0 to \(broken.event - 1)",
        status: 64)
    }
    return run
  }

  private func write(_ found: OnwardReport.Counterexample, _ start: Run) throws {
    guard let output else { return }
    var run = start
    for input in found.inputs { run.act(input) }
    let text = run.journalText(title: "From event \(start.cursor) of \(file): \(found.violation)")
    try TextFile.writeNew(output, text + "expect violation \(found.violation.checker)\n")
    try Output.line("written to \(output); see it with: fastraft \(output)")
  }
}
