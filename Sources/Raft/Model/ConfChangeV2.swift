/// A change of any number of members (etcd/raft's `ConfChangeV2`). An empty one leaves a joint configuration.
public struct ConfChangeV2: Hashable, Sendable {
  /// How to get there.
  public var transition: ConfChangeTransition
  /// The steps, in order.
  public var changes: [ConfChangeSingle]
  /// Bytes for the application's own use.
  public var context: [UInt8]

  /// Makes a change.
  public init(transition: ConfChangeTransition = .auto, changes: [ConfChangeSingle] = [], context: [UInt8] = []) {
    self.transition = transition
    self.changes = changes
    self.context = context
  }

  /// Whether the change asks to leave a joint configuration.
  public var leavesJoint: Bool { transition == .auto && changes.isEmpty }

  /// Whether the change needs a joint configuration, and if so, whether the leader leaves it by itself.
  public var entersJoint: (autoLeave: Bool, useJoint: Bool) {
    guard transition != .auto || changes.count > 1 else { return (false, false) }
    switch transition {
    case .auto, .jointImplicit: return (true, true)
    case .jointExplicit: return (false, true)
    }
  }
}
