import Dispatch

extension Explorer {
  /// How many states a round looks into at most. More would be kept in memory until they are taken over, fewer would leave cores waiting.
  private static let roundCountMax = 2048

  /// Looks into the nearest states.
  ///
  /// - Returns: how many there were.
  mutating func exploreRound(countMax: Int, statesMax: Int) -> Int {
    if position == frontier.count {
      swap(&frontier, &next)
      next.removeAll(keepingCapacity: true)
      position = 0
    }
    let end = min(frontier.count, position + min(countMax, Self.roundCountMax))
    if position == end { return 0 }
    let first = position
    // The frontier has one depth.
    if isAtStepBound(frontier[first]) {
      report.statesCut += frontier.count - first - 1
      position = frontier.count
      return frontier.count - first
    }
    deal(first..<end)
    work()
    takeOver(first..<end, statesMax: statesMax)
    return position - first
  }

  /// Shares out the states: each stays with its owner as long as nobody gets more than the others.
  private mutating func deal(_ positions: Range<Int>) {
    if expanders.count == 1 {
      for position in positions { expanders[0].take(frontier[position].world, at: position) }
      return
    }
    let share = (positions.count + expanders.count - 1) / expanders.count
    var counts = Array(repeating: 0, count: expanders.count)
    for position in positions { counts[Int(frontier[position].owner)] += 1 }
    var rooms = counts.map { max(share - $0, 0) }
    var lefts = counts.map { min(share, $0) }
    var taker = 0
    for position in positions {
      let owner = Int(frontier[position].owner)
      if lefts[owner] > 0 {
        lefts[owner] -= 1
        expanders[owner].take(frontier[position].world, at: position)
        continue
      }
      while rooms[taker] == 0 { taker += 1 }
      rooms[taker] -= 1
      let table = expanders[owner].stepper.table
      expanders[taker].take(frontier[position].world, at: position, of: owner, table: table)
    }
  }

  private mutating func work() {
    if expanders.count == 1 { return expanders[0].expand(visited) }
    let count = expanders.count
    let visited = visited
    expanders.withUnsafeMutableBufferPointer { buffer in
      // Each core has an expander of its own, and nobody writes what is visited meanwhile.
      nonisolated(unsafe) let expanders = buffer
      DispatchQueue.concurrentPerform(iterations: count) { expanders[$0].expand(visited) }
    }
  }

  /// Takes over what was found, in the order of the frontier.
  private mutating func takeOver(_ positions: Range<Int>, statesMax: Int) {
    var expansions = Array(repeating: 0, count: expanders.count)
    var candidates = expansions
    while position < positions.upperBound && report.counterexample == nil && visited.count < statesMax {
      let index = expanders.indices.first {
        expansions[$0] < expanders[$0].expansions.count && expanders[$0].expansions[expansions[$0]].position == position
      }
      guard let index else { preconditionFailure("every state of a round was given to a core") }
      takeOver(expanders[index].expansions[expansions[index]], &candidates[index], of: frontier[position], expander: index)
      expansions[index] += 1
      position += 1
    }
  }
}
