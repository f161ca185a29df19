import Raft

/// Every node state, log and message that a search has met, each once, and what each stimulus makes of each state.
///
/// The states of single nodes are few where those of the cluster are many, so the core itself computes each step of a node once only. Each
/// outcome is the real core's.
struct MachineTable: Sendable {
  let nodeCount: Int
  /// How many of the nodes are voters at the start.
  let voterCount: Int
  let broken: BrokenRules
  /// How much happens in a step.
  let grain: Grain
  /// In how many ways competing values trade names; each print below stands there so many times, once for each way.
  let exchangeCount: Int
  private(set) var machines: [Machine] = []
  /// The nodes themselves; their disks are inside.
  private(set) var rafts: [RawNode<MemoryStorage>] = []
  /// The states with all names of nodes in them.
  private(set) var exactPrints: [Fingerprint] = []
  /// The states whatever the nodes are called.
  private(set) var ownPrints: [Fingerprint] = []
  /// The same while nobody may win an election in their term any more.
  private(set) var ownPrintsAfterElection: [Fingerprint] = []
  /// What leaders know of each node, by column.
  private(set) var peerPrints: [Fingerprint] = []
  private(set) var logs: [LogRecord] = []
  private(set) var logPrints: [Fingerprint] = []
  private(set) var logValues: [ValuesHeld] = []
  private(set) var messages: [Message] = []
  private(set) var messagePrints: [Fingerprint] = []
  /// Everything in the messages, the names of nodes included.
  private(set) var exactMessagePrints: [Fingerprint] = []
  private(set) var messageValues: [ValuesHeld] = []

  private var machineIDs: [Fingerprint: MachineID] = [:]
  private var logIDs: [LogRecord: LogID] = [:]
  private var messageIDs: [Message: MessageID] = [:]
  private var outcomes: [Transition: Outcomes] = [:]

  /// How a stimulus ends when the lowest wins every tie, and when it does not, by the indexes at which it does not.
  private struct Outcomes {
    var usual: Outcome
    var others: [HighestTies: Outcome] = [:]
  }

  private struct Transition: Hashable {
    var machine: MachineID
    var stimulus: Stimulus
  }

  /// Makes an empty table.
  init(nodeCount: Int, voterCount: Int, broken: BrokenRules, exchangeCount: Int, grain: Grain) {
    self.grain = grain
    self.nodeCount = nodeCount
    self.voterCount = voterCount
    self.broken = broken
    self.exchangeCount = exchangeCount
  }

  subscript(id: MachineID) -> Machine {
    _read { yield machines[Int(id)] }
  }

  func log(_ id: LogID) -> LogRecord { logs[Int(id)] }
  func message(_ id: MessageID) -> Message { messages[Int(id)] }
}

extension MachineTable {
  /// What the stimulus makes of the node. Complexity: a lookup, where it is known.
  mutating func outcome(of machine: MachineID, _ stimulus: Stimulus, ties: HighestTies) -> Outcome {
    let transition = Transition(machine: machine, stimulus: stimulus)
    if let known = outcomes[transition] { return Self.outcome(known, ties) }
    var outcomes = Outcomes(usual: compute(machine, stimulus, ties: []))
    if self[machine].role != .follower { computeOthers(machine, stimulus, &outcomes) }
    self.outcomes[transition] = outcomes
    return Self.outcome(outcomes, ties)
  }

  private static func outcome(_ outcomes: Outcomes, _ ties: HighestTies) -> Outcome {
    outcomes.usual.ties.isDisjoint(with: ties) ? outcomes.usual : outcomes.others[ties.intersection(outcomes.usual.ties)] ?? outcomes.usual
  }

  /// Every other way to end the ties that there are. What wins at one index does not change what was reported or voted for at another, so
  /// each index with a tie shows when the highest wins there alone.
  private mutating func computeOthers(_ machine: MachineID, _ stimulus: Stimulus, _ outcomes: inout Outcomes) {
    let usual = outcomes.usual.machine
    if compute(machine, stimulus, ties: .everywhere).machine == usual { return }
    let indexes = (1...ExplorationBounds.numberMax).filter { compute(machine, stimulus, ties: .at($0)).machine != usual }
    outcomes.usual.ties = indexes.reduce(into: []) { $0.formUnion(.at($1)) }
    for ties in outcomes.usual.ties.subsets {
      var other = compute(machine, stimulus, ties: ties)
      other.ties = outcomes.usual.ties
      outcomes.others[ties] = other
    }
  }

  private mutating func compute(_ machine: MachineID, _ stimulus: Stimulus, ties: HighestTies) -> Outcome {
    var runner = MachineRunner(rafts[Int(machine)], nodeCount: nodeCount, grain: grain)
    runner.raft.replica.broken = broken.union(ties.rules)
    runner.carryOut(stimulus, table: self)
    runner.raft.replica.broken = broken
    let messages = runner.sent.map { intern($0) }
    return Outcome(machine: intern(runner.raft), messages: messages)
  }
}

extension MachineTable {
  /// Takes a message into the collection.
  mutating func intern(_ message: Message) -> MessageID {
    if let known = messageIDs[message] { return known }
    let id = MessageID(messages.count)
    messages.append(message)
    exactMessagePrints.append(exactPrint(message))
    messageValues.append(values(of: message.entries))
    for number in 0..<exchangeCount { messagePrints.append(print(message, ValueExchange(number: number))) }
    messageIDs[message] = id
    return id
  }

  private func print(_ message: Message, _ exchange: ValueExchange) -> Fingerprint {
    var print = Fingerprint(3)
    for entry in message.entries {
      print.combine(entry.index)
      print.combine(UInt64(Content.code(entry.content, nodeCount: nodeCount, exchange: exchange)))
      if MachinePrinter.slotTermsMatter(broken) { print.combine(entry.term) }
    }
    return print
  }

  private func values(of entries: [Entry]) -> ValuesHeld {
    entries.reduce(into: ValuesHeld()) { $0.note(code: Content.code($1.content, nodeCount: nodeCount)) }
  }

  /// Takes a log into the collection.
  mutating func intern(_ log: LogRecord) -> LogID {
    if let known = logIDs[log] { return known }
    let id = LogID(logs.count)
    logs.append(log)
    logValues.append(values(of: log.entries))
    for number in 0..<exchangeCount { logPrints.append(print(log, ValueExchange(number: number))) }
    logIDs[log] = id
    return id
  }

  private func print(_ log: LogRecord, _ exchange: ValueExchange) -> Fingerprint {
    var print = Fingerprint(5)
    print.combine(log.previous.index)
    print.combine(log.previous.term)
    for entry in log.entries {
      print.combine(entry.term)
      print.combine(UInt64(Content.code(entry.content, nodeCount: nodeCount, exchange: exchange)))
    }
    return print
  }

  /// Takes a node's state into the collection.
  mutating func intern(_ raft: RawNode<MemoryStorage>) -> MachineID {
    var printer = MachinePrinter(raft: raft, nodeCount: nodeCount, voterCount: voterCount, broken: broken, grain: grain)
    let exact = printer.exactPrint()
    if let known = machineIDs[exact] { return known }
    let id = MachineID(machines.count)
    var machine = printer.machine(log: intern(printer.logRecord))
    if machine.role == .leader { machine.peerPrintsStart = peerPrints.count }
    for number in 0..<exchangeCount {
      printer.exchange = ValueExchange(number: number)
      ownPrints.append(printer.ownPrint(isElecting: true))
      ownPrintsAfterElection.append(printer.ownPrint(isElecting: false))
      if machine.role != .leader { continue }
      for column in 0..<nodeCount { peerPrints.append(printer.peerPrint(column, isExact: false)) }
    }
    machines.append(machine)
    rafts.append(raft)
    exactPrints.append(exact)
    machineIDs[exact] = id
    return id
  }
}
