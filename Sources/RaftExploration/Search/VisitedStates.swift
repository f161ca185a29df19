/// The states that a search has met: for each its fingerprint, what it has used up, the state that it was reached from, and the step that
/// reached it. The states themselves are kept in the frontier only.
struct VisitedStates: Sendable {
  /// The number of a state, in the order of discovery.
  typealias Number = UInt32

  private var prints: [Fingerprint] = []
  private var spent: [Spent] = []
  private(set) var parents: [Number] = []
  private(set) var steps: [UInt64] = []
  /// Where each fingerprint is, plus 1, by its low bits and linear probing; 0 is free.
  private var slots: [Number] = Array(repeating: 0, count: 1 << 16)

  /// How many states were met.
  var count: Int { prints.count }

  /// Whether the state was met before, having used up no more.
  func covers(_ print: Fingerprint, spent: Spent) -> Bool { place(of: print, spent).isCovered }

  /// Adds a state.
  ///
  /// - Returns: its number, or nil when it was met before, having used up no more.
  mutating func insert(_ print: Fingerprint, spent: Spent, parent: Number, step: UInt64) -> Number? {
    if prints.count * 2 >= slots.count { grow() }
    let place = place(of: print, spent)
    if place.isCovered { return nil }
    prints.append(print)
    self.spent.append(spent)
    parents.append(parent)
    steps.append(step)
    slots[place.slot] = Number(prints.count)
    return Number(prints.count - 1)
  }

  /// Whether the state was met before, having used up no more; if not, where it belongs.
  @inline(__always)
  private func place(of print: Fingerprint, _ spent: Spent) -> (slot: Int, isCovered: Bool) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: print.low) & mask
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if prints[known] == print && spent.isCovered(by: self.spent[known]) { return (slot, true) }
      slot = (slot + 1) & mask
    }
    return (slot, false)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, print) in prints.enumerated() {
      var slot = Int(truncatingIfNeeded: print.low) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Number(number + 1)
    }
  }

  /// The steps from the first state to the one with this number.
  func path(to number: Number) -> [ScheduleStep] {
    var path: [ScheduleStep] = []
    var current = number
    while current != 0 {
      path.append(ScheduleStep(packed: steps[Int(current)]))
      current = parents[Int(current)]
    }
    return path.reversed()
  }
}
