/// The state of the fast track at a node.
public struct FastStatus: Hashable, Sendable {
  /// A proposal of this node whose outcome it does not know.
  public struct Pending: Hashable, Sendable {
    /// Its name.
    public var content: ContentID
    /// The one index where it is live.
    public var index: LogIndex
    /// How many indexes it has been aimed at, this one included.
    public var attempt: Int
  }

  /// Why the fast track is closed here, or nil when it is open. Only a leader's is ever open.
  public var closure: FastTrackClosure?
  /// The fast frontier (rule R15).
  public var fast: LogIndex
  /// The self-approved entries, ascending.
  public var slots: [Entry]
  /// The leader's tallies of undecided indexes and of decided ones that are not committed, ascending.
  public var tallies: [FastTally]
  /// This node's own proposals in flight.
  public var pending: [Pending]
  /// The leader's own no-op, or 0.
  public var noop: LogIndex
  /// The barrier behind the last configuration change, or 0.
  public var barrier: LogIndex
  /// The node's incarnation on its storage.
  public var incarnation: UInt64
}
