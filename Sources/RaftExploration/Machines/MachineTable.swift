import Raft

/// Every node state, log and message that a search has met, each once, and what each stimulus makes of each state.
///
/// The states of single nodes are few where those of the cluster are many, so the core itself computes each step of a node once only. Each
/// outcome is the real core's.
struct MachineTable: Sendable {
  let nodeCount: Int
  let broken: BrokenRules
  private(set) var machines: [Machine] = []
  /// The nodes themselves; their disks are inside.
  private(set) var rafts: [RawNode<MemoryStorage>] = []
  private(set) var logs: [LogRecord] = []
  private(set) var logPrints: [Fingerprint] = []
  private(set) var messages: [Message] = []
  private(set) var messagePrints: [Fingerprint] = []
  /// How many steps of single nodes the core has computed.
  private(set) var coreSteps = 0

  private var machineIDs: [Fingerprint: MachineID] = [:]
  private var logIDs: [LogRecord: LogID] = [:]
  private var messageIDs: [Message: MessageID] = [:]
  private var outcomes: [Transition: Outcomes] = [:]

  /// How a stimulus ends when ties end in the usual way, and in the other.
  private struct Outcomes {
    var usual: Outcome
    var other: Outcome
  }

  private struct Transition: Hashable {
    var machine: MachineID
    var stimulus: Stimulus
  }

  /// Makes an empty table.
  init(nodeCount: Int, broken: BrokenRules) {
    self.nodeCount = nodeCount
    self.broken = broken
  }

  subscript(id: MachineID) -> Machine {
    _read { yield machines[Int(id)] }
  }

  func log(_ id: LogID) -> LogRecord { logs[Int(id)] }
  func message(_ id: MessageID) -> Message { messages[Int(id)] }
}

extension MachineTable {
  /// What the stimulus makes of the node. Complexity: a lookup, where it is known.
  mutating func outcome(of machine: MachineID, _ stimulus: Stimulus, tiesToHighest: Bool) -> Outcome {
    let transition = Transition(machine: machine, stimulus: stimulus)
    if let known = outcomes[transition] { return tiesToHighest ? known.other : known.usual }
    let usual = compute(machine, stimulus, tiesToHighest: false)
    var outcomes = Outcomes(usual: usual, other: usual)
    if self[machine].role != .follower {
      outcomes.other = compute(machine, stimulus, tiesToHighest: true)
      outcomes.usual.dependsOnTies = outcomes.other.machine != usual.machine
      outcomes.other.dependsOnTies = outcomes.usual.dependsOnTies
    }
    self.outcomes[transition] = outcomes
    return tiesToHighest ? outcomes.other : outcomes.usual
  }

  private mutating func compute(_ machine: MachineID, _ stimulus: Stimulus, tiesToHighest: Bool) -> Outcome {
    coreSteps += 1
    var runner = MachineRunner(rafts[Int(machine)], nodeCount: nodeCount)
    runner.raft.replica.broken = tiesToHighest ? broken.union(.tiesToHighest) : broken
    runner.carryOut(stimulus, table: self)
    runner.raft.replica.broken = broken
    let messages = runner.sent.map { intern($0) }
    return Outcome(machine: intern(runner.raft), messages: messages, dependsOnTies: false)
  }

  /// Takes a message into the collection.
  mutating func intern(_ message: Message) -> MessageID {
    if let known = messageIDs[message] { return known }
    let id = MessageID(messages.count)
    messages.append(message)
    var print = Fingerprint(3)
    for entry in message.entries {
      print.combine(entry.index)
      print.combine(UInt64(Content.code(entry.content, nodeCount: nodeCount)))
      if MachinePrinter.slotTermsMatter(broken) { print.combine(entry.term) }
    }
    messagePrints.append(print)
    messageIDs[message] = id
    return id
  }

  /// Takes a log into the collection.
  mutating func intern(_ log: LogRecord) -> LogID {
    if let known = logIDs[log] { return known }
    let id = LogID(logs.count)
    logs.append(log)
    var print = Fingerprint(5)
    print.combine(log.previous.index)
    print.combine(log.previous.term)
    for entry in log.entries {
      print.combine(entry.term)
      print.combine(UInt64(Content.code(entry.content, nodeCount: nodeCount)))
    }
    logPrints.append(print)
    logIDs[log] = id
    return id
  }

  /// Takes a node's state into the collection.
  mutating func intern(_ raft: RawNode<MemoryStorage>) -> MachineID {
    let printer = MachinePrinter(raft: raft, nodeCount: nodeCount, broken: broken)
    let exact = printer.exactPrint()
    if let known = machineIDs[exact] { return known }
    let id = MachineID(machines.count)
    let log = intern(printer.logRecord)
    machines.append(printer.machine(log: log))
    rafts.append(raft)
    machineIDs[exact] = id
    return id
  }
}
