import ArgumentParser
import RaftSimulation

/// `fastraft run`: a scenario without a screen.
struct RunScenario: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run scenarios without a screen, and check what they expect.",
    discussion: "Prints each event with its explanation. The first expectation or safety property that fails is named with file and line.")

  @Argument(help: ArgumentHelp("Scenario files, or names of built-in scenarios.", valueName: "file"))
  var files: [String] = []

  @Flag(name: .long, help: "Name the built-in scenarios, each with one line.")
  var list = false

  @Flag(name: .shortAndLong, help: "Print results only.")
  var quiet = false

  func validate() throws {
    if files.isEmpty && !list { throw ValidationError("run: expected a scenario file, or --list") }
  }

  func run() throws {
    if list { printList() }
    var hasFailed = false
    for name in files {
      let source = try ScenarioSource.load(name)
      var runner = ScenarioRunner(scenario: source.scenario, file: source.file)
      let outcome = runner.runToEnd()
      if !quiet { for line in runner.output { Output.line(line) } }
      switch outcome {
      case .passed(let events, let expectations):
        Output.line("\(source.file): holds; \(events) events, \(expectations) expectations")
      case .failed(let failure):
        Output.error("fastraft: \(failure.description)")
        hasFailed = true
      }
    }
    if hasFailed { throw ExitCode(1) }
  }

  private func printList() {
    let width = BuiltInScenario.all.map(\.name.count).max() ?? 0
    for scenario in BuiltInScenario.all {
      Output.line(scenario.name + String(repeating: " ", count: width - scenario.name.count + 2) + scenario.title)
    }
  }
}
