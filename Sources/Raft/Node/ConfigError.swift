/// A ``Config`` that no node can be made from.
public struct ConfigError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the field.
  public var field: String
  /// What was expected of it.
  public var expectation: String

  /// The field and the expectation.
  public var description: String { "\(field) \(expectation)" }
}
