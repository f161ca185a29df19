import ArgumentParser
import RaftSimulation

/// `fastraft run`: a scenario without a screen.
struct RunScenario: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run scenarios without a screen, and check what they expect.",
    usage: Fastraft.runUsage,
    discussion: """
      Prints each event with its explanation. The first expectation or safety property that fails is named with file and line; the exit \
      status is 1 then, and 0 if all hold.
      """)

  @Argument(help: ArgumentHelp("Scenario files, or names of built-in scenarios.", valueName: "file"), completion: Completions.scenarios)
  var files: [String] = []

  @Flag(name: .long, help: "Name the built-in scenarios, each with one line.")
  var list = false

  @Flag(name: .shortAndLong, help: "Print results only.")
  var quiet = false

  func run() throws {
    if files.isEmpty && !list { throw ValidationError("run: expected a scenario file, the name of a built-in scenario, or --list") }
    if list { try printList() }
    var hasFailed = false
    for name in files {
      let source = try ScenarioSource.load(name)
      var runner = ScenarioRunner(scenario: source.scenario, file: source.file)
      let outcome = runner.runToEnd()
      if !quiet { for line in runner.output { try Output.line(line) } }
      switch outcome {
      case .passed(let events, let expectations):
        try Output.line("\(source.file): holds; \(Self.counted(events, "event")), \(Self.counted(expectations, "expectation"))")
      case .failed(let failure):
        Output.error("fastraft: \(failure.description)")
        hasFailed = true
      }
    }
    if hasFailed { throw ExitCode(1) }
  }

  private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

  private func printList() throws {
    let width = BuiltInScenario.all.map(\.name.count).max() ?? 0
    for scenario in BuiltInScenario.all {
      try Output.line(scenario.name + String(repeating: " ", count: width - scenario.name.count + 2) + scenario.title)
    }
  }
}
