/// Runs transcripts.
public enum TranscriptRunner {
  /// Runs a transcript from its text.
  ///
  /// - Parameter name: the name of the file, for errors.
  /// - Throws: ``TranscriptError`` when the file cannot be understood.
  public static func run(_ text: String, name: String) throws(TranscriptError) -> TranscriptReport {
    try run(try TranscriptFile(parsing: text, name: name))
  }

  /// Runs a transcript.
  ///
  /// - Throws: ``TranscriptError`` when a directive cannot be understood.
  public static func run(_ file: TranscriptFile) throws(TranscriptError) -> TranscriptReport {
    var interpreter = try file.kind().makeInterpreter()
    var outcomes: [TranscriptReport.Outcome] = []
    for directive in file.directives {
      outcomes.append(TranscriptReport.Outcome(directive: directive, actual: recorded(try interpreter.run(directive))))
    }
    return TranscriptReport(file: file, outcomes: outcomes)
  }

  /// An output as a file records it: ended by a line feed.
  package static func recorded(_ output: String) -> String { output.isEmpty || output.hasSuffix("\n") ? output : output + "\n" }
}
