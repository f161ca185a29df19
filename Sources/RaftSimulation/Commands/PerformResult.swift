/// What a command did.
public struct PerformResult: Hashable, Sendable {
  /// The events that it made, in order; few of them are told if it made many.
  public var eventCount: Int
  /// A word on how it went, if there is one to say.
  public var note: String?

  /// Makes a result.
  public init(eventCount: Int = 0, note: String? = nil) {
    self.eventCount = eventCount
    self.note = note
  }
}
