/// What came of running a transcript.
public struct TranscriptReport: Sendable {
  /// What came of one directive.
  public struct Outcome: Hashable, Sendable {
    /// The directive.
    public var directive: Directive
    /// Its output; each line ends with a line feed.
    public var actual: String

    /// Whether the output is what was expected.
    public var passed: Bool { actual == directive.expected }

    /// The difference in the format of `diff -u`, with the file's line numbers; empty when there is none.
    public var difference: String {
      if passed { return "" }
      let hunks = UnifiedDiff(from: directive.expected, to: actual).hunks(firstLine: directive.expectedLine)
      return "--- \(directive.file):\(directive.line) \(directive.text)\n+++ actual\n\(hunks)"
    }
  }

  /// The transcript.
  public var file: TranscriptFile
  /// What came of each directive, in order.
  public var outcomes: [Outcome]

  /// Whether all outputs are as expected.
  public var passed: Bool { outcomes.allSatisfy(\.passed) }

  /// The differences of all directives.
  public var difference: String { outcomes.map(\.difference).joined() }

  /// The transcript's text with the actual outputs.
  public var rewritten: String { file.rewritten(with: outcomes.map(\.actual)) }
}
