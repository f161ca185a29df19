/// An argument of a directive: `key`, `key=value` or `key=(value, value)`.
public struct DirectiveArgument: Hashable, Sendable {
  /// What stands before the `=`.
  public var key: String
  /// What stands behind it; nil when there is no `=`.
  public var values: [String]?

  /// Makes an argument.
  public init(key: String, values: [String]? = nil) {
    self.key = key
    self.values = values
  }
}
