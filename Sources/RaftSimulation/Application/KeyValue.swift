/// What is stored under a key.
public struct KeyValue: Hashable, Sendable {
  /// The key.
  public var key: String
  /// The value.
  public var value: String

  /// Makes a pair.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}
