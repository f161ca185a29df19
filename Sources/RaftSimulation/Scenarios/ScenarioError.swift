/// A file that is no scenario.
public struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// What was wrong there, and what was expected.
  public var problem: CommandSyntaxError

  /// `FILE:7: …; expected …`, in one line.
  public var description: String { "\(file):\(line): \(problem)" }
}
