import Raft
import RaftSimulation

extension Stepper {
  /// Takes note of what a node has become.
  mutating func observe(_ column: Int, _ before: MachineID, _ world: inout World) {
    let old = table[before]
    let new = table[world.machines[column]]
    if new.isHalted && !old.isHalted {
      let reason = table.rafts[Int(world.machines[column])].haltReason ?? ""
      object(.noHalt, "\(nodeName(NodeID(column + 1))) stops itself: \(reason)")
    }
    if new.frontier != old.frontier || new.log != old.log { judgeCommitted(column, old, new, &world) }
    if new.role == .leader { noteLeader(column, isNew: old.role != .leader, new, &world) }
    if new.log != old.log { judgeLogs(column, world) }
  }

  private mutating func object(_ property: ExplorationViolation.Property, _ explanation: @autoclosure () -> String) {
    guard violation == nil, properties.contains(property) else { return }
    violation = ExplorationViolation(property: property, explanation: explanation())
  }

  private func code(_ entry: Entry) -> UInt32 {
    entry.kind.isConfChange ? Content.joinCode : Content.code(entry.content, nodeCount: bounds.nodeCount)
  }

  /// One value at an index, for ever.
  private mutating func judgeCommitted(_ column: Int, _ old: Machine, _ new: Machine, _ world: inout World) {
    let log = table.log(new.log)
    var index = new.firstIndex
    while index <= new.frontier {
      defer { index += 1 }
      guard let entry = log.entry(at: index) else { continue }
      let code = code(entry)
      if world.committed[index] == 0 {
        world.committed[index] = code
        world.committedTerms[index] = UInt8(new.term)
        judgeLaterLeaders(index, code, new.term, world)
      } else if world.committed[index] == code {
        world.committedTerms[index] = min(world.committedTerms[index], UInt8(new.term))
      } else {
        let before = world.committed[index]
        object(
          .oneValue,
          "\(nodeName(NodeID(column + 1))) commits \(Content.name(ofCode: code)) at \(index), where \(Content.name(ofCode: before)) was committed"
        )
      }
    }
  }

  /// What is committed must be in the logs of all later leaders.
  private mutating func judgeLaterLeaders(_ index: Int, _ code: UInt32, _ term: Int, _ world: World) {
    guard properties.contains(.leaderCompleteness), term < Int(world.termLast) else { return }
    for later in (term + 1)...Int(world.termLast) where world.logs[later] > 0 {
      let log = table.log(world.logs[later] - 1)
      if index >= log.first && log.entry(at: index).map(self.code) != code {
        object(
          .leaderCompleteness, "the leader of term \(later) has not \(Content.name(ofCode: code)) at \(index), committed in term \(term)")
      }
    }
  }

  private mutating func noteLeader(_ column: Int, isNew: Bool, _ machine: Machine, _ world: inout World) {
    let term = machine.term
    if isNew { noteOffice(column, term, &world) }
    world.logs[term] = wholeLog(machine, world) + 1
    world.commits[term] = UInt8(machine.commit)
    world.fasts[term] = UInt8(max(machine.fast, machine.commit))
    guard isNew, properties.contains(.leaderCompleteness) else { return }
    let log = table.log(machine.log)
    for index in 1...ExplorationBounds.numberMax where world.committed[index] != 0 && index >= log.first {
      if Int(world.committedTerms[index]) >= term { continue }
      if log.entry(at: index).map(code) == world.committed[index] { continue }
      let lost = Content.name(ofCode: world.committed[index])
      object(.leaderCompleteness, "\(nodeName(NodeID(column + 1))) leads term \(term) without \(lost) at \(index)")
    }
  }

  /// One leader a term.
  private mutating func noteOffice(_ column: Int, _ term: Int, _ world: inout World) {
    if world.ledTerms >> UInt8(term) & 1 == 1 && Int(world.owners[term]) != column {
      object(
        .oneLeader, "\(nodeName(NodeID(column + 1))) leads term \(term), which \(nodeName(NodeID(world.owners[term]) + 1)) leads or has led"
      )
    }
    world.ledTerms |= 1 << UInt8(term)
    world.owners[term] = UInt8(column)
  }

  /// A leader's log with the entries that were sent before they were compacted.
  private mutating func wholeLog(_ machine: Machine, _ world: World) -> LogID {
    guard world.logs[machine.term] > 0 else { return machine.log }
    let sent = table.log(world.logs[machine.term] - 1)
    let log = table.log(machine.log)
    guard sent.first < log.first else { return machine.log }
    return table.intern(LogRecord(previous: sent.previous, entries: sent.entries.filter { $0.index < log.first } + log.entries))
  }

  /// Entries of the same index and term hold the same value.
  private mutating func judgeLogs(_ column: Int, _ world: World) {
    guard properties.contains(.logMatching) else { return }
    let own = table.log(machine(world, column).log)
    for other in 0..<bounds.nodeCount where other != column { judgeMatch(own, table.log(machine(world, other).log), column, other) }
  }

  private mutating func judgeMatch(_ own: LogRecord, _ other: LogRecord, _ column: Int, _ otherColumn: Int) {
    for entry in own.entries {
      guard let counterpart = other.entry(at: Int(entry.index)), counterpart.term == entry.term, counterpart.content != entry.content
      else { continue }
      let names = [entry, counterpart].map { Content.name(ofCode: code($0)) }
      object(
        .logMatching,
        "\(nodeName(NodeID(column + 1))) holds \(names[0]) and \(nodeName(NodeID(otherColumn + 1))) holds \(names[1]) at \(entry.index), "
          + "both of term \(entry.term)")
    }
  }

  /// Whoever acknowledges a term's log up to an index holds it.
  mutating func judgeAcknowledgement(_ message: Message, _ world: World) {
    guard properties.contains(.trueAcknowledgement), message.to != message.from, world.logs[Int(message.term)] > 0 else { return }
    let sent = table.log(world.logs[Int(message.term)] - 1)
    let held = table.log(machine(world, Int(message.from) - 1).log)
    var index = max(sent.first, held.first)
    while index <= Int(message.index) {
      if held.entry(at: index)?.term != sent.entry(at: index)?.term || held.entry(at: index)?.content != sent.entry(at: index)?.content {
        return object(
          .trueAcknowledgement,
          "\(nodeName(message.from)) acknowledges \(message.index) of term \(message.term) without its entry at \(index)")
      }
      index += 1
    }
  }
}
