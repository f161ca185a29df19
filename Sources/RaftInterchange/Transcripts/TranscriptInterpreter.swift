/// Carries out the directives of one kind of transcript, one after the other.
protocol TranscriptInterpreter {
  /// The output of a directive.
  ///
  /// - Throws: ``TranscriptError`` when the directive cannot be understood.
  mutating func run(_ directive: Directive) throws(TranscriptError) -> String
}
