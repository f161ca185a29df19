/// What a client did with one key of the store, and when it began and ended.
public struct ClientOperation: Hashable, Sendable {
  /// What was done.
  public enum Action: Hashable, Sendable {
    /// The value was stored.
    case write(String)
    /// The value was read, or that there is none.
    case read(String?)
  }

  /// The key.
  public var key: String
  /// What was done.
  public var action: Action
  /// The event in which the client asked.
  public var invoked: Int
  /// The event in which the client heard that it was done; nil when it never did: then it may have taken effect at any time after it was
  /// asked for, or not at all.
  public var answered: Int?

  /// Makes an operation.
  public init(key: String, action: Action, invoked: Int, answered: Int?) {
    self.key = key
    self.action = action
    self.invoked = invoked
    self.answered = answered
  }
}

extension ClientOperation.Action {
  /// Whether it stores a value.
  var isWrite: Bool {
    if case .write = self { return true }
    return false
  }
}
