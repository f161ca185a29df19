import Raft

extension Stepper {
  /// Lets one of the messages that were sent arrive. It stays among them, since it may arrive again.
  mutating func deliver(_ delivery: Delivery, _ world: inout World) {
    guard let id = world.inFlight.first(where: { table.deliveryPrint($0) == delivery.print }) else { return }
    apply(.message(id), to: table.message(id).to, &world)
  }

  /// Adds a message to those that may arrive, in an order that does not depend on when it was sent.
  mutating func send(_ id: MessageID, _ world: inout World) {
    let message = table.message(id)
    if message.kind == .appendResponse && !message.reject { judgeAcknowledgement(message, world) }
    let print = table.deliveryPrint(id)
    let position = world.inFlight.firstIndex { table.deliveryPrint($0) >= print } ?? world.inFlight.count
    if position < world.inFlight.count && world.inFlight[position] == id { return }
    world.inFlight.insert(id, at: position)
  }

  /// Drops what can have no effect any more where messages arrive one by one.
  func forgetMessages(_ world: inout World) {
    var termMin = UInt8.max
    for column in 0..<bounds.nodeCount { termMin = min(termMin, UInt8(table[world.machines[column]].term)) }
    for term in 1...Int(world.termLast) where term < Int(termMin) { world.logs[term] = 0 }
    // Whether a value was committed in an earlier term is asked of new leaders only, and nobody can win in a term that all have left.
    for index in 1...ExplorationBounds.numberMax where world.committedTerms[index] < termMin { world.committedTerms[index] = 0 }
    world.inFlight.removeAll { isUseless(table.message($0), table[world.machines[Int(table.message($0).to) - 1]]) }
  }

  /// Whether its receiver ignores the message now and for ever.
  private func isUseless(_ message: Message, _ receiver: Machine) -> Bool {
    let term = Int(message.term)
    if broken.contains(.m7) && message.kind == .fastVote { return false }
    if term != receiver.term { return term < receiver.term }
    switch message.kind {
    // Whoever led the term and does not any more will not again.
    case .appendResponse, .heartbeatResponse, .fastVote: return receiver.role != .leader
    // Grants are fixed at the moment of winning (rule R10).
    case .voteResponse: return receiver.role != .candidate
    default: return false
    }
  }

  /// The state, with the names of nodes and values in it.
  func messagePrint(of world: World) -> Fingerprint {
    var print = Fingerprint(8)
    for column in 0..<bounds.nodeCount { print.combine(table.exactPrints[Int(world.machines[column])]) }
    var sum = Fingerprint()
    for id in world.inFlight { sum.add(table.exactMessagePrints[Int(id)]) }
    print.combine(sum)
    for term in 1...Int(world.termLast) where world.logs[term] > 0 {
      print.combine(UInt64(term) << 8 | UInt64(world.owners[term]))
      print.combine(table.logPrints[(Int(world.logs[term]) - 1) * table.exchangeCount])
    }
    for index in 1...ExplorationBounds.numberMax {
      print.combine(UInt64(world.committedTerms[index]) << 32 | UInt64(world.committed[index]))
    }
    return print
  }

  /// A schedule with the messages that its packed form only names.
  mutating func resolved(_ schedule: [ScheduleStep], from start: World) -> [ScheduleStep] {
    var world = start
    return schedule.map { step in
      defer { world = self.world(after: step, from: world) ?? world }
      guard case .deliver(let delivery) = step.step else { return step }
      let id = world.inFlight.first { table.deliveryPrint($0) == delivery.print }
      return ScheduleStep(id.map { .deliver(table.delivery($0)) } ?? step.step, ties: step.ties)
    }
  }
}
