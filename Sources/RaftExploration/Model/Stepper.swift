import Raft
import RaftSimulation

/// Carries out macro steps on worlds, and judges what becomes of them.
struct Stepper: Sendable {
  let bounds: ExplorationBounds
  let broken: BrokenRules
  /// The properties that are checked.
  var properties: Set<ExplorationViolation.Property>
  var table: MachineTable
  /// How much happens in a step.
  let grain: Grain
  /// Whether ties end in every way, as the rules allow, or only as the core ends them.
  let triesBothTies: Bool
  /// What the last macro step broke.
  var violation: ExplorationViolation?
  /// The indexes at which a tie could have ended differently in the last macro step.
  private(set) var ties: HighestTies = []

  private var chosenTies: HighestTies = []

  init(
    bounds: ExplorationBounds, mutants: [Mutant], properties: Set<ExplorationViolation.Property>, triesBothTies: Bool,
    tradesValues: Bool = true, grain: Grain = .macroSteps
  ) {
    self.triesBothTies = triesBothTies
    self.bounds = bounds
    broken = mutants.broken
    self.properties = properties
    self.grain = grain
    let isSound = triesBothTies && bounds.valuesPerIndex == 2 && grain == .macroSteps
    let exchangeCount = tradesValues && isSound ? ValueExchange.count(userIndexMax: bounds.userIndexMax) : 1
    table = MachineTable(
      nodeCount: bounds.nodeCount, voterCount: bounds.voterCount, broken: mutants.broken, exchangeCount: exchangeCount, grain: grain)
  }

  /// How many grants a candidate needs beside its own.
  func grantsNeeded(by candidate: Machine) -> Int {
    let count = candidate.voterBits.nonzeroBitCount
    return (broken.contains(.m1) ? (count + 1) / 2 : QuorumSize.classic(voters: count)) - 1
  }

  func machine(_ world: World, _ column: Int) -> Machine { table[world.machines[column]] }
}

extension Stepper {
  /// The world after a step, nil when nothing happens in it. ``violation`` tells what it broke.
  mutating func world(after scheduleStep: ScheduleStep, from world: World) -> World? {
    var next = world
    violation = nil
    ties = []
    chosenTies = scheduleStep.ties
    perform(scheduleStep.step, &next)
    let isSame = next.machines == world.machines && next.grants == world.grants && next.inFlight == world.inFlight
    return isSame && violation == nil ? nil : next
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
    case .deliver(let delivery): deliver(delivery, &world)
    case .join(let leader): apply(.join(NodeID(bounds.nodeCount)), to: leader, &world)
    }
    forgetTheUseless(&world)
  }

  /// Lets a stimulus work on a node, and delivers what the node sends because of it, until nothing is left.
  mutating func apply(_ stimulus: Stimulus, to node: NodeID, _ world: inout World) {
    let column = Int(node) - 1
    let before = world.machines[column]
    let outcome = table.outcome(of: before, stimulus, ties: chosenTies)
    ties.formUnion(outcome.ties)
    if outcome.machine != before {
      world.machines[column] = outcome.machine
      observe(column, before, &world)
    }
    for message in outcome.messages { route(message, &world) }
  }

  private mutating func route(_ id: MessageID, _ world: inout World) {
    if grain == .singleMessages { return send(id, &world) }
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
    if grain == .singleMessages {
      let term = machine(world, Int(node) - 1).term + 1
      world.termLast = max(world.termLast, UInt8(term))
      return apply(.campaign(term: term), to: node, &world)
    }
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
