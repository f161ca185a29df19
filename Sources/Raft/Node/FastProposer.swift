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
    /// Whether its outcome is known, until it is taken out.
    fileprivate var isSettled = false

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
  package private(set) var pending: [Pending] = []
  /// The lowest index at which a proposal is live; the highest number when none is.
  private(set) var firstIndex: LogIndex = .max
  /// The highest index at which a proposal is live; 0 when none is.
  private(set) var lastIndex: LogIndex = 0
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
}

extension FastProposer {
  /// Adds a proposal that is live at the index of its entry.
  mutating func add(_ entry: Entry) {
    pending.append(Pending(entry: entry))
    firstIndex = min(firstIndex, entry.index)
    lastIndex = max(lastIndex, entry.index)
  }

  /// Aims a proposal that lost its index at another one.
  ///
  /// - Returns: the index that it lost.
  mutating func aim(_ position: Int, at index: LogIndex) -> LogIndex {
    let lostAt = pending[position].lostAt ?? 0
    pending[position].lostAt = nil
    pending[position].ticks = 0
    pending[position].attempt += 1
    pending[position].entry.index = index
    firstIndex = min(firstIndex, index)
    lastIndex = max(lastIndex, index)
    return lostAt
  }

  /// Lets a proposal that lost its index wait for some ticks before it is aimed again.
  mutating func backOff(_ position: Int, ticks: Int) {
    pending[position].lostAt = pending[position].entry.index
    pending[position].ticks = ticks
    pending[position].entry.index = 0
  }

  /// Notes that the outcome of a proposal is known. It goes with the next ``removeSettled()``.
  mutating func settle(_ position: Int) { pending[position].isSettled = true }

  /// Removes what is settled. Complexity: linear, so once for all that a message settles.
  mutating func removeSettled() {
    let count = pending.firstIndex { !$0.isSettled } ?? pending.count
    pending.removeFirst(count)
    if pending.contains(where: \.isSettled) { pending.removeAll(where: \.isSettled) }
    firstIndex = .max
    lastIndex = 0
    for position in pending.indices where pending[position].lostAt == nil {
      firstIndex = min(firstIndex, pending[position].entry.index)
      lastIndex = max(lastIndex, pending[position].entry.index)
    }
  }
}
