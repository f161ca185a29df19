import ArgumentParser
import RaftInterchange
import RaftSimulation

/// `fastraft run`: a scenario without a screen.
struct RunScenario: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run scenarios without a screen, and check what they expect.",
    usage: Fastraft.runUsage,
    discussion: """
      Prints each event with its explanation. The first expectation or safety property that fails is named with file and line; the exit \
      status is 1 then, and 0 if all hold. --trace writes what the nodes of a classic scenario did in the form of etcd/raft's state traces, \
      which can be checked against its TLA+ specification.
      """)

  @Argument(help: ArgumentHelp("Scenario files, or names of built-in scenarios.", valueName: "file"), completion: Completions.scenarios)
  var files: [String] = []

  @Flag(name: .long, help: "Name the built-in scenarios, each with one line.")
  var list = false

  @Flag(name: .shortAndLong, help: "Print results only.")
  var quiet = false

  @Option(
    name: .long,
    help: ArgumentHelp("Write the state trace of one scenario in etcd/raft's form; - prints nothing else.", valueName: "path"),
    completion: .file())
  var trace: String?

  func run() throws {
    if files.isEmpty && !list { throw ValidationError("run: expected a scenario file, the name of a built-in scenario, or --list") }
    if trace != nil && files.count != 1 { throw ValidationError("run --trace: expected one scenario, since a trace is of one cluster") }
    if list { try printList() }
    var hasFailed = false
    for name in files {
      let source = try ScenarioSource.load(name)
      var runner = ScenarioRunner(scenario: source.scenario, file: source.file)
      let outcome = runner.runToEnd()
      if !quiet && !isOutputTaken { for line in runner.output { try Output.line(line) } }
      switch outcome {
      case .passed(let events, let expectations):
        let counts = "\(Self.counted(events, "event")), \(Self.counted(expectations, "expectation"))"
        if !isOutputTaken { try Output.line("\(source.file): holds; \(counts)") }
      case .failed(let failure):
        Output.error("fastraft: \(failure.description)")
        hasFailed = true
      }
      if let trace { try writeTrace(of: runner.run, source.scenario, file: source.file, to: trace) }
    }
    if hasFailed { throw ExitCode(1) }
  }

  /// Whether standard output is for the trace.
  private var isOutputTaken: Bool { trace == "-" }

  private func writeTrace(of run: Run, _ scenario: Scenario, file: String, to path: String) throws {
    let text: String
    do throws(StateTraceProblem) { text = try traceText(of: run, scenario, file: file) } catch {
      throw Failure.unusable("\(file): \(error)")
    }
    for word in StateTrace.unknownSettings(of: run) {
      Output.error("fastraft: \(file): etcd/raft's specification does not know \(word), and may refuse the trace")
    }
    if isOutputTaken { try Output.write(text) } else { try TextFile.write(path, text, overAny: StateTrace.isTrace) }
  }

  /// The trace of the run itself, or, where that goes another way with bootstrapped members, of the same commands.
  private func traceText(of run: Run, _ scenario: Scenario, file: String) throws(StateTraceProblem) -> String {
    do throws(StateTraceProblem) { return try StateTrace.text(of: run) } catch {
      guard case .otherCourse = error else { throw error }
      Output.error("fastraft: \(file): the trace is of another run of the same commands: \(error)")
      return try StateTrace.text(ofCommandsIn: scenario)
    }
  }

  private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

  private func printList() throws {
    let width = BuiltInScenario.all.map(\.name.count).max() ?? 0
    for group in BuiltInScenario.Group.allCases {
      if group != .story { try Output.line("") }
      try Output.line(group.rawValue)
      for scenario in BuiltInScenario.all where scenario.group == group {
        try Output.line("  " + scenario.name + String(repeating: " ", count: width - scenario.name.count + 2) + scenario.title)
      }
    }
  }
}
