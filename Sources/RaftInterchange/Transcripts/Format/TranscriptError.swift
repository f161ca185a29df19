/// A transcript that cannot be used: where, and what was expected there.
public struct TranscriptError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the file.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// What was expected, or could not be understood.
  public var expectation: String

  /// Makes an error.
  public init(file: String, line: Int, expectation: String) {
    self.file = file
    self.line = line
    self.expectation = expectation
  }

  /// `file:line: expectation`.
  public var description: String { "\(file):\(line): \(expectation)" }
}
