/// A line that is no command.
public struct CommandSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wrong.
  public var problem: String
  /// What would have been right.
  public var expected: String

  /// Makes an error.
  public init(_ problem: String, expected: String) {
    self.problem = problem
    self.expected = expected
  }

  /// `… ; expected …`, in one line.
  public var description: String { "\(problem); expected \(expected)" }
}
