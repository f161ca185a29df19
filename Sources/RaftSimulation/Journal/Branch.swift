/// One line of events: the main one, or one that began by acting in the past of another.
public struct Branch: Hashable, Sendable {
  /// Names a branch within a run: its position among the branches. The first is the main one.
  public typealias ID = Int

  /// Its name within the run.
  public var id: ID
  /// What people call it.
  public var name: String
  /// The branch that it left, or nil for the main one.
  public var parent: ID?
  /// The last event that it shares with its parent.
  public var forkEvent: Int
  /// Its own inputs, the first of which is event `forkEvent + 1`.
  public internal(set) var inputs: [Input] = []
  /// The moments of its own events that a timeline marks, ascending.
  public internal(set) var ownMilestones: [Milestone] = []

  /// The number of its last event.
  public var eventCount: Int { forkEvent + inputs.count }
}
