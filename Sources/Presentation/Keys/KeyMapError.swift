/// Why keys cannot be bound as asked.
public struct KeyMapError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wrong and what is accepted, in one line.
  public var description: String

  init(_ description: String) { self.description = description }
}
