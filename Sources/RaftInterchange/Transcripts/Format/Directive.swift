/// One step of a transcript: a command, its input, and the output that is expected of it.
public struct Directive: Hashable, Sendable {
  /// The name of the file, for errors.
  public var file: String
  /// The line of the command, counted from 1.
  public var line: Int
  /// The command.
  public var command: String
  /// Its arguments, in order.
  public var arguments: [DirectiveArgument]
  /// The lines between the command and `----`, without white space around them.
  public var input: String
  /// The expected output; each line ends with a line feed.
  public var expected: String
  /// Where the expected output stands: the positions in the file's lines, from 0, of its lines and of the marks around it.
  var block: Range<Int>

  /// The first line of the expected output, counted from 1.
  public var expectedLine: Int { block.lowerBound + 1 }

  /// The command with its arguments, as it would be written.
  public var text: String {
    arguments.reduce(into: command) { text, argument in
      text += " " + argument.key
      guard let values = argument.values else { return }
      text += "=" + (values.count == 1 ? values[0] : "(" + values.joined(separator: ",") + ")")
    }
  }

  /// An error about this directive.
  func error(_ expectation: String) -> TranscriptError {
    TranscriptError(file: file, line: line, expectation: "\(command): \(expectation)")
  }
}
