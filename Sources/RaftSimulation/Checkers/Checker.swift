/// One safety property, judged observation by observation.
protocol Checker: Sendable {
  /// Its name in `expect violation NAME`.
  static var name: String { get }
  /// The rules that it rests on.
  static var rule: String { get }
  /// What it claims, in one sentence.
  static var claim: String { get }
  /// Takes an observation in; returns what is wrong with it, if something is.
  mutating func judge(_ observation: Observation) -> String?
}
