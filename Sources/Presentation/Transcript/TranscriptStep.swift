import RaftInterchange

/// One directive of a transcript: what was expected, what came, and the cluster afterwards.
struct TranscriptStep: Sendable {
  var directive: Directive
  var actual: String
  var environment: InteractionEnvironment

  /// Both outputs side by side.
  let rows: [AlignedRow]

  init(directive: Directive, actual: String, environment: InteractionEnvironment) {
    self.directive = directive
    self.actual = actual
    self.environment = environment
    rows = AlignedRow.rows(expected: directive.expected, actual: actual)
  }

  /// Whether the output is as expected.
  var passed: Bool { actual == directive.expected }
}
