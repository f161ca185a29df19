/// A safety property that was broken.
public struct Violation: Hashable, Sendable, CustomStringConvertible {
  /// The name of the checker, as in `expect violation NAME`.
  public var checker: String
  /// The rules that the property rests on, such as `R5, R10`.
  public var rule: String
  /// What was seen, in words.
  public var explanation: String
  /// The event in which it was seen.
  public var event: Int

  /// Makes a violation.
  public init(checker: String, rule: String, explanation: String, event: Int) {
    self.checker = checker
    self.rule = rule
    self.explanation = explanation
    self.event = event
  }

  /// `one-value (R5, R10): …`.
  public var description: String { "\(checker) (\(rule)): \(explanation)" }
}
