/// A key and what it does, in a word or two.
public struct KeyHint: Hashable, Sendable {
  /// The key as it is written: `l`, `Space`, `Ctrl-r`.
  public var key: String
  /// What it does.
  public var label: String

  /// A hint for a key.
  public init(_ key: String, _ label: String) {
    self.key = key
    self.label = label
  }
}
