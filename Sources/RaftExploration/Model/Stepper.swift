import Raft
import RaftSimulation

/// Carries out macro steps on worlds, and judges what becomes of them.
struct Stepper: Sendable {
  let bounds: ExplorationBounds
  let broken: BrokenRules
  /// The properties that are checked.
  var properties: Set<ExplorationViolation.Property>
  var table: MachineTable
  /// Whether ties end both ways, as the rules allow, or only as the core ends them.
  let triesBothTies: Bool
  /// What the last macro step broke.
  private(set) var violation: ExplorationViolation?
  /// Whether ties could have ended differently in the last macro step.
  private(set) var dependedOnTies = false

  private var tiesToHighest = false

  init(
    bounds: ExplorationBounds, mutants: [Mutant], properties: Set<ExplorationViolation.Property>, triesBothTies: Bool
  ) {
    self.triesBothTies = triesBothTies
    self.bounds = bounds
    broken = mutants.broken
    self.properties = properties
    table = MachineTable(nodeCount: bounds.nodeCount, broken: mutants.broken)
  }

  /// How many grants a candidate needs beside its own.
  var grantsNeeded: Int {
    (broken.contains(.m1) ? (bounds.nodeCount + 1) / 2 : QuorumSize.classic(voters: bounds.nodeCount)) - 1
  }

  func machine(_ world: World, _ column: Int) -> Machine { table[world.machines[column]] }
}

extension Stepper {
  /// The world after a step, nil when nothing happens in it. ``violation`` tells what it broke.
  mutating func world(after scheduleStep: ScheduleStep, from world: World) -> World? {
    var next = world
    violation = nil
    dependedOnTies = false
    tiesToHighest = scheduleStep.tiesToHighest
    perform(scheduleStep.step, &next)
    return next.machines == world.machines && next.grants == world.grants && violation == nil ? nil : next
  }

  private mutating func perform(_ step: MacroStep, _ world: inout World) {
    switch step {
    case .propose(let node, let index, let value):
      world.introduce(value, at: index)
      apply(.proposal(index: index, value: value), to: node, &world)
    case .proposeAndCrash(let node, let index, let value):
      world.introduce(value, at: index)
      world.crashes += 1
      apply(.proposalBeforeCrash(index: index, value: value), to: node, &world)
    case .append(let node, let index, let value):
      world.introduce(value, at: index)
      apply(.append(index: index, value: value), to: node, &world)
    case .decide(let node): apply(.decide, to: node, &world)
    case .campaign(let node): campaign(node, &world)
    case .answer(let voter, let candidate): answer(voter, candidate, &world)
    case .win(let node, let voters): win(node, voters, &world)
    case .replicate(let term, let behind, let through, let node): replicate(term, behind, through, node, &world)
    case .snapshot(let from, let node): sendSnapshot(from, node, &world)
    case .restart(let node):
      world.crashes += 1
      apply(.restart, to: node, &world)
    case .compact(let node):
      world.compactions += 1
      apply(.compact, to: node, &world)
    }
    forgetTheUseless(&world)
  }

  /// Lets a stimulus work on a node, and delivers what the node sends because of it, until nothing is left.
  private mutating func apply(_ stimulus: Stimulus, to node: NodeID, _ world: inout World) {
    let column = Int(node) - 1
    let before = world.machines[column]
    let outcome = table.outcome(of: before, stimulus, tiesToHighest: tiesToHighest)
    if outcome.dependsOnTies { dependedOnTies = true }
    if outcome.machine != before {
      world.machines[column] = outcome.machine
      observe(column, before, &world)
    }
    for message in outcome.messages { route(message, &world) }
  }

  private mutating func route(_ id: MessageID, _ world: inout World) {
    let message = table.message(id)
    switch message.kind {
    case .voteResponse: world.addGrant(message, id)
    case .vote:
      // A node on its way to a term that nobody has used passes terms of others.
      if message.term == Term(world.termLast) { world.requests[Int(message.term)] = id + 1 }
    case .appendResponse:
      judgeAcknowledgement(message, world)
      deliverToLeader(message, id, &world)
    case .fastVote:
      if broken.contains(.m7) { world.addVote(id) }
      deliverToLeader(message, id, &world)
    default: break
    }
  }

  private mutating func deliverToLeader(_ message: Message, _ id: MessageID, _ world: inout World) {
    let leader = machine(world, Int(message.to) - 1)
    guard leader.role == .leader, leader.term == Int(message.term) || broken.contains(.m7) else { return }
    apply(.message(id), to: message.to, &world)
  }

  private mutating func campaign(_ node: NodeID, _ world: inout World) {
    let term = Int(world.termLast) + 1
    world.termLast = UInt8(term)
    world.owners[term] = UInt8(node - 1)
    world.origins[term] = UInt8(machine(world, Int(node) - 1).lastIndex)
    apply(.campaign(term: term), to: node, &world)
  }

  private mutating func answer(_ voter: NodeID, _ candidate: NodeID, _ world: inout World) {
    let request = world.requests[machine(world, Int(candidate) - 1).term]
    guard request > 0 else { return }
    apply(.message(request - 1), to: voter, &world)
  }

  private mutating func win(_ node: NodeID, _ voters: [NodeID], _ world: inout World) {
    let term = machine(world, Int(node) - 1).term
    let grants = voters.compactMap { voter in
      world.grants.first { Int($0.term) == term && NodeID($0.voter) == voter }?.message
    }
    guard grants.count == voters.count else { return }
    apply(.grants(grants), to: node, &world)
    guard broken.contains(.m7) else { return }
    for vote in world.votes where table.message(vote).to == node { deliverToLeader(table.message(vote), vote, &world) }
  }

  private mutating func replicate(_ term: Int, _ behind: Int, _ through: Int, _ node: NodeID, _ world: inout World) {
    guard world.logs[term] > 0 else { return }
    // The frontiers count up to the last new entry only, whatever the message says; but for mutant M22c.
    let cut = broken.contains(.m22c) ? UInt8.max : UInt8(through)
    apply(
      .entries(
        world.logs[term] - 1, term: term, from: NodeID(world.owners[term]) + 1, behind: behind, through: through,
        commit: Int(min(world.commits[term], cut)), fast: Int(min(world.fasts[term], cut))), to: node, &world)
  }

  private mutating func sendSnapshot(_ from: NodeID, _ node: NodeID, _ world: inout World) {
    let leader = machine(world, Int(from) - 1)
    var message = Message(kind: .snapshot, to: node, from: from, term: Term(leader.term), fastPath: true)
    message.snapshot = table.rafts[Int(world.machines[Int(from) - 1])].storage.snapshot()
    apply(.message(table.intern(message)), to: node, &world)
  }
}

extension Stepper {
  /// Takes note of what a node has become.
  private mutating func observe(_ column: Int, _ before: MachineID, _ world: inout World) {
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

  private func code(_ entry: Entry) -> UInt32 { Content.code(entry.content, nodeCount: bounds.nodeCount) }

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
    world.logs[term] = wholeLog(machine, world) + 1
    world.commits[term] = UInt8(machine.commit)
    world.fasts[term] = UInt8(machine.fast)
    guard isNew, properties.contains(.leaderCompleteness) else { return }
    let log = table.log(machine.log)
    for index in 1...ExplorationBounds.numberMax where world.committed[index] != 0 && index >= log.first {
      if Int(world.committedTerms[index]) >= term { continue }
      if log.entry(at: index).map(code) == world.committed[index] { continue }
      let lost = Content.name(ofCode: world.committed[index])
      object(.leaderCompleteness, "\(nodeName(NodeID(column + 1))) leads term \(term) without \(lost) at \(index)")
    }
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
  private mutating func judgeAcknowledgement(_ message: Message, _ world: World) {
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

extension Stepper {
  /// Drops what can have no effect any more, so that states that differ in nothing else are one.
  private func forgetTheUseless(_ world: inout World) {
    var termMin = Int.max
    for column in 0..<bounds.nodeCount { termMin = min(termMin, machine(world, column).term) }
    for term in 0..<min(termMin, 8) {
      world.requests[term] = 0
      world.logs[term] = 0
      world.commits[term] = 0
      world.fasts[term] = 0
      world.owners[term] = 0
      world.origins[term] = 0
    }
    if world.grants.isEmpty { return }
    let owners = world.owners
    let machines = world.machines
    world.grants.removeAll { grant in
      let owner = table[machines[Int(owners[Int(grant.term)])]]
      return owner.role != .candidate || owner.term != Int(grant.term)
    }
  }

  /// The state, whatever the nodes are called: columns are sorted, and all that refers to a node refers to it by its term's office.
  func fingerprint(of world: World) -> Fingerprint {
    var columns: (Fingerprint, Fingerprint, Fingerprint, Fingerprint, Fingerprint, Fingerprint, Fingerprint) = (
      Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint()
    )
    return withUnsafeMutableBytes(of: &columns) { bytes in
      let columns = bytes.bindMemory(to: Fingerprint.self)
      let count = bounds.nodeCount
      for column in 0..<count { columns[column] = table[world.machines[column]].print }
      for column in 0..<count {
        let machine = table[world.machines[column]]
        guard machine.role == .leader else { continue }
        for peer in 0..<count { columns[peer].add(machine.peerPrints[peer]) }
      }
      for grant in world.grants {
        var print = Fingerprint(4)
        print.combine(UInt64(grant.term))
        print.combine(table.messagePrints[Int(grant.message)])
        columns[Int(grant.voter) - 1].add(print)
      }
      for vote in world.votes {
        let message = table.message(vote)
        var print = Fingerprint(6)
        print.combine(message.term)
        print.combine(message.to)
        print.combine(table.messagePrints[Int(vote)])
        columns[Int(message.from) - 1].add(print)
      }
      sort(columns, count)
      var print = Fingerprint()
      for column in 0..<count { print.combine(columns[column]) }
      combineShared(world, into: &print)
      return print
    }
  }

  private func sort(_ columns: UnsafeMutableBufferPointer<Fingerprint>, _ count: Int) {
    for last in 1..<max(count, 1) {
      var position = last
      while position > 0 && columns[position] < columns[position - 1] {
        columns.swapAt(position, position - 1)
        position -= 1
      }
    }
  }

  private func combineShared(_ world: World, into print: inout Fingerprint) {
    print.combine(UInt64(world.crashes) << 16 | UInt64(world.compactions) << 8 | UInt64(world.termLast))
    for term in 1...Int(world.termLast) where world.logs[term] > 0 {
      print.combine(UInt64(term))
      print.combine(table.logPrints[Int(world.logs[term]) - 1])
      print.combine(UInt64(world.commits[term]) << 16 | UInt64(world.fasts[term]) << 8 | UInt64(world.origins[term]))
    }
    for index in 1...ExplorationBounds.numberMax {
      print.combine(UInt64(world.committedTerms[index]) << 32 | UInt64(world.committed[index]))
    }
  }
}

extension World {
  mutating func addGrant(_ message: Message, _ id: MessageID) {
    let grant = Grant(term: UInt8(message.term), voter: UInt8(message.from), message: id)
    if message.to != message.from && !grants.contains(where: { $0.term == grant.term && $0.voter == grant.voter }) { grants.append(grant) }
  }

  mutating func addVote(_ id: MessageID) {
    if !votes.contains(id) { votes.append(id) }
  }
}
