import Foundation

/// The program as it was built beside the tests, away from any terminal.
enum Fastraft {
  /// The program's path.
  static let path = TerminalHarness.builtProgram("fastraft")

  /// How it is called, as errors show it.
  static let usage =
    "usage: fastraft [<file>] [--nodes <count>] [--seed <number>] [--classic] [--plain] [--ascii] [--theme <name|path>] [--color <when>] [--mouse] [--present] [--autoplay]"

  /// Runs it with a home of its own and nothing of the person's who runs the tests.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], in directory: URL? = nil
  ) throws -> Command.Result {
    var variables = ["HOME": "/nonexistent", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "TERM": "xterm-256color"]
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables.merge(environment) { _, own in own }
    return try Command(program: path, arguments: arguments, environment: variables, directory: directory, input: input).run()
  }
}
