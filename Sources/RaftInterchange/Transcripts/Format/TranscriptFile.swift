/// A file in the format of CockroachDB's `datadriven` tests, which etcd/raft's transcripts are written in.
///
/// ```
/// # A comment.
/// command argument key=value key=(value, value)
/// input lines
/// ----
/// expected output, up to a blank line
/// ```
///
/// Output that has blank lines itself stands between doubled marks. A backslash at the end of a command's line continues it.
public struct TranscriptFile: Hashable, Sendable {
  /// The name, for errors.
  public let name: String
  /// The directives, in order.
  public let directives: [Directive]
  let lines: [String]

  /// Reads a file's text.
  ///
  /// - Throws: ``TranscriptError`` for a line that cannot be understood, a missing mark, or a file without any directive.
  public init(parsing text: String, name: String) throws(TranscriptError) {
    var parser = TranscriptParser(text: text, name: name)
    directives = try parser.parse()
    lines = parser.lines
    self.name = name
    if directives.isEmpty { throw TranscriptError(file: name, line: 1, expectation: "expected a directive") }
  }

  /// The file's text with other outputs, one for each directive; comments and layout stay.
  ///
  /// - Precondition: there are as many outputs as directives.
  public func rewritten(with outputs: [String]) -> String {
    precondition(outputs.count == directives.count)
    var result: [String] = []
    var next = 0
    for (directive, output) in zip(directives, outputs) {
      result += lines[next..<directive.block.lowerBound]
      result += block(of: output)
      next = directive.block.upperBound
      // An output is ended by a blank line; one that stood between marks may not have had any behind it.
      if next < lines.count && !lines[next].trimmed.isEmpty { result.append("") }
    }
    result += lines[next...]
    return result.reduce(into: "") { $0 += $1 + "\n" }
  }

  private func block(of output: String) -> [String] {
    let lines = output.lines
    let needsMarks = lines.first == "----" || lines.contains { $0.trimmed.isEmpty }
    return needsMarks ? ["----"] + lines + ["----", "----"] : lines
  }
}
