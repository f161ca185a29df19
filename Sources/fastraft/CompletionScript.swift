import RaftSimulation

/// The completion scripts of the shells, as the argument parser writes them, with the built-in scenarios where a subcommand is offered:
/// `fastraft NAME` opens one, which the parser does not know of a default subcommand.
enum CompletionScript {
  /// The script with the names of the scenarios, and files where the shell offers them; unchanged where it has no place for them.
  static func withScenarios(_ script: String) -> String {
    script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).flatMap(lines).joined(separator: "\n")
  }

  private static func lines(for line: String) -> [String] {
    if let bash = bashLine(line) { return [bash] }
    if line.hasPrefix("            'help:") {
      return [line] + BuiltInScenario.all.map { "            '\(quoted("\($0.name):\($0.title)"))'" }
    }
    if line.hasSuffix("_describe -V subcommand subcommands && ret=0") { return [line, "        _files && ret=0"] }
    if line.hasPrefix("complete -c 'fastraft'"), let place = line.range(of: "-fa 'help'"), line.contains("\"fastraft\" -eq 1") {
      return [line] + BuiltInScenario.all.map { "\(line[..<place.lowerBound])-fa '\($0.name)' -d '\(fishQuoted($0.title))'" }
    }
    return [line]
  }

  /// `COMPREPLY+=($(compgen -W 'run lesson …' -- "${cur}"))`
  private static func bashLine(_ line: String) -> String? {
    guard line.contains("compgen -W 'run "), let end = line.range(of: "' -- \"${cur}\"))") else { return nil }
    let names = BuiltInScenario.all.map(\.name).joined(separator: " ")
    return line[..<end.lowerBound] + " \(names)' -- \"${cur}\"; compgen -f -- \"${cur}\"))"
  }

  private static func quoted(_ text: String) -> String { text.replacing("'", with: "'\\''") }

  private static func fishQuoted(_ text: String) -> String { text.replacing("'", with: "\\'") }
}
