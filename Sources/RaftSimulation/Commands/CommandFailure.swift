/// Why a command did not do what it says.
public struct CommandFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sort of failure.
  public enum Kind: Hashable, Sendable {
    /// The line is no command.
    case syntax
    /// The command cannot be carried out in this state; nothing happened.
    case impossible
    /// What was claimed is not so.
    case expectation
    /// The cluster did not come to rest; what it did stands.
    case unsettled
  }

  /// The sort of failure.
  public var kind: Kind
  /// What was wrong, in one line.
  public var message: String

  /// Makes a failure.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
