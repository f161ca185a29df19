/// The line that answers the last key: the command that does the same, or why nothing happened.
public struct Notice: Hashable, Sendable {
  /// How it is meant.
  public enum Kind: Hashable, Sendable {
    /// The command that does the same as the key.
    case command
    /// Something to know.
    case information
    /// Why nothing happened.
    case problem
  }

  /// The text.
  public var text: String
  /// How it is meant.
  public var kind: Kind
}
