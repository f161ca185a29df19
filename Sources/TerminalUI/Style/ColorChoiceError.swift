/// A value of `--color` that is none of the accepted ones.
public struct ColorChoiceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was given.
  public var value: String

  /// One line that says what is accepted.
  public var description: String {
    "--color '\(value)' is unknown; accepted are \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", "))"
  }
}
