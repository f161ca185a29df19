import RaftSimulation

/// Finds scenarios: a file, or a built-in one by its name.
enum ScenarioSource {
  /// The scenario and the name to use in messages about it.
  ///
  /// - Throws: ``Failure`` with status 2, naming file, line and what was expected.
  static func load(_ name: String) throws -> (scenario: Scenario, file: String) {
    let builtIn = BuiltInScenario.named(name)
    let expected = "a scenario file or the name of a built-in scenario (fastraft run --list)"
    let text = try builtIn?.text ?? TextFile.read(name, expected: expected)
    do { return (try Scenario.parse(text, file: name), name) } catch { throw Failure.unusable("\(error)") }
  }
}
