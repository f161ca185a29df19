/// A node's own fast proposals: their names, and where each of them is live (rules L1, L2, L6).
package struct FastProposer: Hashable, Sendable {
  /// A proposal whose outcome is not known.
  package struct Pending: Hashable, Sendable {
    /// The entry, at the one index where it is live; 0 while it waits to be aimed again.
    package var entry: Entry
    /// How many indexes it has been aimed at.
    package var attempt = 1
    /// Ticks since it was sent, or until it is aimed again.
    var ticks = 0
    /// The index where another value was committed, while the proposal backs off.
    var lostAt: LogIndex?

    init(entry: Entry) {
      self.entry = entry
    }
  }

  /// The node.
  let node: NodeID
  /// How many times the node has been started on its storage; 0 with the fast track off.
  package let incarnation: UInt64
  /// Whether storage has confirmed the incarnation.
  var isIncarnationStable = false
  /// Whether new proposals go the classic way, by hand.
  var isSuspended = false
  /// The proposals in flight, oldest first.
  package var pending: [Pending] = []
  /// Refusals of this term said that everything up to here is taken (rule L5).
  var taken: LogIndex = 0

  /// How many names this incarnation has given out.
  package var sequence: UInt64 = 0

  init(node: NodeID, incarnation: UInt64) {
    self.node = node
    self.incarnation = incarnation
  }

  /// A new name, never given before. None with the fast track off.
  mutating func nextContent() -> ContentID {
    if incarnation == 0 { return .none }
    sequence += 1
    return ContentID(node: node, incarnation: incarnation, sequence: sequence)
  }

  /// Lets a unit of time pass.
  ///
  /// - Returns: the names of the proposals that are to be sent again, or to be aimed again.
  mutating func tick(retransmitTicks: Int) -> [ContentID] {
    var due: [ContentID] = []
    for position in pending.indices {
      if pending[position].lostAt == nil {
        pending[position].ticks += 1
        guard pending[position].ticks >= retransmitTicks else { continue }
        pending[position].ticks = 0
      } else {
        pending[position].ticks = max(pending[position].ticks - 1, 0)
        guard pending[position].ticks == 0 else { continue }
      }
      due.append(pending[position].entry.content)
    }
    return due
  }

  /// The highest index at which a proposal is live.
  var lastIndex: LogIndex { pending.reduce(0) { max($0, $1.entry.index) } }
}
