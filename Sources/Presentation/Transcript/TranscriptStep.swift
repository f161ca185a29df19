import RaftInterchange

/// One directive of a transcript: what was expected, what came, and the cluster afterwards.
struct TranscriptStep: Sendable {
  var directive: Directive
  var actual: String
  var environment: InteractionEnvironment

  /// Whether the output is as expected.
  var passed: Bool { actual == directive.expected }
}
