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
  private(set) var inFlight = FrontTrimmedArray<Pending>()
  /// The same as an array.
  package var pending: [Pending] { inFlight.elements }
  /// The lowest index at which a proposal is live; the highest number when none is.
  private(set) var firstIndex: LogIndex = .max
  /// The highest index at which a proposal is live; 0 when none is.
  private(set) var lastIndex: LogIndex = 0
  /// Refusals of this term said that everything up to here is taken (rule L5).
  package var taken: LogIndex = 0

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
    for position in inFlight.indices {
      if inFlight[position].lostAt == nil {
        inFlight[position].ticks += 1
        guard inFlight[position].ticks >= retransmitTicks else { continue }
        inFlight[position].ticks = 0
      } else {
        inFlight[position].ticks = max(inFlight[position].ticks - 1, 0)
        guard inFlight[position].ticks == 0 else { continue }
      }
      due.append(inFlight[position].entry.content)
    }
    return due
  }
}

extension FastProposer {
  /// Adds a proposal that is live at the index of its entry.
  mutating func add(_ entry: Entry) {
    inFlight.append(Pending(entry: entry))
    firstIndex = min(firstIndex, entry.index)
    lastIndex = max(lastIndex, entry.index)
  }

  /// Aims a proposal that lost its index at another one.
  ///
  /// - Returns: the index that it lost.
  mutating func aim(_ position: Int, at index: LogIndex) -> LogIndex {
    let lostAt = inFlight[position].lostAt ?? 0
    inFlight[position].lostAt = nil
    inFlight[position].ticks = 0
    inFlight[position].attempt += 1
    inFlight[position].entry.index = index
    firstIndex = min(firstIndex, index)
    lastIndex = max(lastIndex, index)
    return lostAt
  }

  /// Lets a proposal that lost its index wait for some ticks before it is aimed again.
  mutating func backOff(_ position: Int, ticks: Int) {
    inFlight[position].lostAt = inFlight[position].entry.index
    inFlight[position].ticks = ticks
    inFlight[position].entry.index = 0
  }

  /// Notes that the outcome of a proposal is known. It goes with the next ``removeSettled()``.
  mutating func settle(_ position: Int) { inFlight[position].isSettled = true }

  /// Removes what is settled. Complexity: linear, so once for all that a message settles.
  mutating func removeSettled() {
    var count = 0
    while count < inFlight.count && inFlight[count].isSettled { count += 1 }
    inFlight.removeFirst(count)
    firstIndex = .max
    lastIndex = 0
    var isAnySettled = false
    for position in inFlight.indices {
      if inFlight[position].isSettled {
        isAnySettled = true
      } else if inFlight[position].lostAt == nil {
        firstIndex = min(firstIndex, inFlight[position].entry.index)
        lastIndex = max(lastIndex, inFlight[position].entry.index)
      }
    }
    if isAnySettled { inFlight.removeAll(where: \.isSettled) }
  }
}
