/// What the numbers of one table are in another.
struct KnownNumbers: Sendable {
  // Plus 1; 0 is not known yet.
  private var machines: [UInt32] = []
  private var logs: [UInt32] = []
  private var messages: [UInt32] = []

  /// The number of the other table's node state in the table that it is taken into.
  mutating func machine(_ id: MachineID, of other: MachineTable, in table: inout MachineTable) -> MachineID {
    Self.number(id, &machines) { table.intern(other.rafts[Int(id)]) }
  }

  /// The same for a log.
  mutating func log(_ id: LogID, of other: MachineTable, in table: inout MachineTable) -> LogID {
    Self.number(id, &logs) { table.intern(other.log(id)) }
  }

  /// The same for a message.
  mutating func message(_ id: MessageID, of other: MachineTable, in table: inout MachineTable) -> MessageID {
    Self.number(id, &messages) { table.intern(other.message(id)) }
  }

  private static func number(_ id: UInt32, _ known: inout [UInt32], intern: () -> UInt32) -> UInt32 {
    let position = Int(id)
    if position >= known.count { known += Array(repeating: 0, count: position + 1 - known.count + known.count / 2) }
    if known[position] == 0 { known[position] = intern() + 1 }
    return known[position] - 1
  }
}

extension World {
  /// The same state in the numbers of another table.
  func renumbered(from other: MachineTable, into table: inout MachineTable, _ known: inout KnownNumbers) -> World {
    var world = self
    for column in 0..<table.nodeCount { world.machines[column] = known.machine(machines[column], of: other, in: &table) }
    for term in 1...Int(termLast) {
      if requests[term] > 0 { world.requests[term] = known.message(requests[term] - 1, of: other, in: &table) + 1 }
      if logs[term] > 0 { world.logs[term] = known.log(logs[term] - 1, of: other, in: &table) + 1 }
    }
    for position in grants.indices { world.grants[position].message = known.message(grants[position].message, of: other, in: &table) }
    for position in inFlight.indices { world.inFlight[position] = known.message(inFlight[position], of: other, in: &table) }
    for position in votes.indices { world.votes[position] = known.message(votes[position], of: other, in: &table) }
    return world
  }
}
