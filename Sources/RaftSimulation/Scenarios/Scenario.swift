/// A scenario: how the cluster is set up, and what is done to it and claimed about it, line by line.
public struct Scenario: Hashable, Sendable {
  /// A line of the scenario.
  public struct Step: Hashable, Sendable {
    /// Its position in the file, counted from 1.
    public var line: Int
    /// The line as it is written.
    public var text: String
    /// What it says.
    public var command: Command
  }

  /// What it shows, in one line: its first comment.
  public var title: String
  /// How the cluster is set up.
  public var settings: ClusterSettings
  /// What is done, in order.
  public var steps: [Step]
}

extension Scenario {
  /// Reads a scenario.
  ///
  /// - Parameter file: the name that errors give for it.
  /// - Throws: ``ScenarioError``, naming file, line and what was expected.
  public static func parse(_ text: String, file: String) throws(ScenarioError) -> Scenario {
    var scenario = Scenario(title: "", settings: ClusterSettings(), steps: [])
    var hasSettings = false
    // A carriage return with its line feed is a single character.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (position, line) in lines.map(String.init).enumerated() {
      if scenario.title.isEmpty { scenario.title = comment(in: line) ?? "" }
      do throws(CommandSyntaxError) {
        if ScenarioSettings.isSettings(line) {
          if hasSettings { throw CommandSyntaxError("the cluster is set up a second time", expected: "one line of settings") }
          if !scenario.steps.isEmpty { throw CommandSyntaxError("the cluster is set up too late", expected: "this line before all others") }
          scenario.settings = try ScenarioSettings.parse(line)
          hasSettings = true
        } else if let command = try Command.parse(line) {
          scenario.steps.append(Step(line: position + 1, text: trimmed(line), command: command))
        }
      } catch {
        throw ScenarioError(file: file, line: position + 1, problem: error)
      }
    }
    return scenario
  }

  private static func comment(in line: String) -> String? {
    let text = trimmed(line)
    guard text.hasPrefix("#") else { return nil }
    let comment = trimmed(String(text.drop { $0 == "#" }))
    return comment.isEmpty ? nil : comment
  }

  private static func trimmed(_ line: String) -> String {
    let start = line.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  /// The scenario as a file. Reading it gives the same scenario, comments aside.
  public var text: String {
    let head = (title.isEmpty ? [] : ["# \(title)"]) + [ScenarioSettings.text(of: settings)]
    return (head + steps.map { "\($0.command)" }).joined(separator: "\n") + "\n"
  }

  /// The safety properties that it says will be broken.
  var expectedViolations: [String] {
    steps.compactMap { step in
      if case .expect(.violation(let name)) = step.command { name } else { nil }
    }
  }
}
