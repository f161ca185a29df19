/// What applying an entry did to the application.
public enum Effect: Hashable, Sendable {
  /// Nothing: the entry has no payload.
  case none
  /// The value was recorded.
  case recorded(String)
  /// The value was stored.
  case stored(KeyValue)
  /// The request had taken effect before, so this copy of it changed nothing.
  case duplicate(RequestID)
  /// The payload is not the application's.
  case foreign
}
