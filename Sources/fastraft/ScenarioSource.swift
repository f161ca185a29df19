import RaftSimulation

/// Finds scenarios: a file, or a built-in one by its name.
enum ScenarioSource {
  /// The scenario and the name to use in messages about it.
  ///
  /// - Throws: ``Failure`` with status 2, naming file, line and what was expected.
  static func load(_ name: String) throws -> (scenario: Scenario, file: String) {
    let (scenario, _) = try loadWithSettingsLine(name)
    return (scenario, name)
  }

  /// The scenario, and the line that sets the cluster up, counted from 1; 1 when none does.
  ///
  /// - Throws: as ``load(_:)``.
  static func loadWithSettingsLine(_ name: String) throws -> (scenario: Scenario, settingsLine: Int) {
    let text = try text(name)
    do { return (try Scenario.parse(text, file: name), settingsLine(of: text)) } catch { throw Failure.unusable("\(error)") }
  }

  private static func text(_ name: String) throws -> String {
    let expected = "a scenario file or the name of a built-in scenario (fastraft run --list)"
    return try BuiltInScenario.named(name)?.text ?? TextFile.read(name, expected: expected)
  }

  private static func settingsLine(of text: String) -> Int {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    return (lines.firstIndex { $0.drop(while: \.isWhitespace).hasPrefix("cluster") } ?? 0) + 1
  }
}
