import Raft

extension Stepper {
  /// Drops what can have no effect any more, so that states that differ in nothing else are one.
  func forgetTheUseless(_ world: inout World) {
    if grain == .singleMessages { return forgetMessages(&world) }
    world.electing = electingTerms(world)
    for term in 1...Int(world.termLast) {
      let isElecting = world.electing >> UInt8(term) & 1 == 1
      if !isElecting { world.requests[term] = 0 }
      if world.logs[term] != 0 && !hasReceiver(term, world) {
        world.logs[term] = 0
        world.commits[term] = 0
        world.fasts[term] = 0
      }
      if !isElecting && world.logs[term] == 0 { world.origins[term] = 0 }
    }
    if !world.grants.isEmpty { world.grants.removeAll { world.electing >> $0.term & 1 == 0 } }
    for index in 1...ExplorationBounds.numberMax where world.committedTerms[index] > 0 {
      world.committedTerms[index] = Self.relevant(world.committedTerms[index], world.electing)
    }
  }

  /// The terms whose candidate may still win, as bits. It may not once everybody has answered or moved on and too few have granted.
  private func electingTerms(_ world: World) -> UInt8 {
    var terms: UInt8 = 0
    for column in 0..<bounds.nodeCount {
      let candidate = table[world.machines[column]]
      guard candidate.role == .candidate else { continue }
      if world.grants.count(where: { Int($0.term) == candidate.term }) >= grantsNeeded(by: candidate)
        || isAnyoneToAnswer(candidate, column, world)
      {
        terms |= 1 << UInt8(candidate.term)
      }
    }
    return terms
  }

  private func isAnyoneToAnswer(_ candidate: Machine, _ column: Int, _ world: World) -> Bool {
    for other in 0..<bounds.nodeCount where other != column && candidate.isVoter(NodeID(other + 1)) {
      let voter = table[world.machines[other]]
      if voter.term < candidate.term || (voter.term == candidate.term && voter.vote == noNode) { return true }
    }
    return false
  }

  /// Whether anybody may still receive a term's log.
  private func hasReceiver(_ term: Int, _ world: World) -> Bool {
    for column in 0..<bounds.nodeCount where column != Int(world.owners[term]) && table[world.machines[column]].term <= term { return true }
    return false
  }

  /// When a value was committed is asked only when somebody wins an earlier election late.
  private static func relevant(_ committedTerm: UInt8, _ electing: UInt8) -> UInt8 {
    var term = committedTerm
    while term > 0 && electing >> term & 1 == 0 { term -= 1 }
    return term
  }
}
