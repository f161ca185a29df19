/// A moment that a timeline marks.
public struct Milestone: Hashable, Sendable {
  /// The event.
  public var event: Int
  /// What happened.
  public var kind: MilestoneKind

  /// Makes a milestone.
  public init(event: Int, kind: MilestoneKind) {
    self.event = event
    self.kind = kind
  }
}
