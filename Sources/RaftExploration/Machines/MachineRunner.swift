import Raft

/// Lets a stimulus work on one node until the node has nothing left to do. Its disk keeps every write.
struct MachineRunner {
  var raft: RawNode<MemoryStorage>
  /// What it sent that matters to a search: votes, grants, acknowledgements; all of it in a search by single messages.
  var sent: [Message] = []

  private let nodeCount: Int
  private let grain: Grain

  init(_ raft: RawNode<MemoryStorage>, nodeCount: Int, grain: Grain) {
    self.raft = raft
    self.nodeCount = nodeCount
    self.grain = grain
  }

  /// Carries out a stimulus and everything that it sets off in the node.
  mutating func carryOut(_ stimulus: Stimulus, table: MachineTable) {
    switch stimulus {
    case .proposal(let index, let value): step(proposal(index, value))
    case .proposalBeforeCrash(let index, let value):
      nameNext()
      try? raft.step(proposal(index, value))
      // What leaves without waiting for the write has left: nothing, but for mutant M10.
      if raft.replica.broken.contains(.m10) { keep(raft.ready().messages.filter { $0.kind == .fastVote }) }
      restart(from: table)
    case .append(let index, let value):
      step(proposal(index, value))
      decide()
    case .decide: decide()
    case .campaign(let term):
      while raft.replica.term < term {
        try? raft.campaign()
        settle()
      }
    case .message(let id): step(table.message(id))
    case .grants(let ids): for id in ids { step(table.message(id)) }
    case .entries(let log, let term, let from, let behind, let through, let commit, let fast):
      step(append(table.log(log), term, from, behind, through, commit, fast))
    case .restart: restart(from: table)
    case .compact: compact()
    case .join(let id):
      nameNext()
      try? raft.proposeConfChange(.v1(ConfChange(kind: .addNode, node: id)))
      settle()
    }
  }

  private mutating func step(_ message: Message) {
    nameNext()
    try? raft.step(message)
    settle()
  }

  /// Fixes the name that the node's next own entry gets.
  private mutating func nameNext() {
    raft.replica.proposer.sequence = Content.sequence(term: raft.replica.term, lastIndex: raft.replica.log.lastIndex)
  }

  /// Writes, sends and applies until nothing is left.
  private mutating func settle() {
    while raft.hasReady() {
      let ready = raft.ready()
      do { try raft.storage.write(ready.storageWrite) } catch { preconditionFailure("the disk refuses a write: \(error)") }
      keep(ready.messages)
      for entry in ready.committedEntries where entry.kind.isConfChange { applyConfChange(entry) }
      raft.advance()
    }
  }

  private mutating func applyConfChange(_ entry: Entry) {
    guard let change = try? entry.confChange(), let members = try? raft.applyConfChange(change) else { return }
    raft.storage.appliedConfState = members
  }

  private mutating func keep(_ messages: [Message]) {
    for message in messages where message.to <= NodeID(nodeCount) {
      if grain == .singleMessages {
        if message.to != raft.replica.id { sent.append(message) }
        continue
      }
      if message.reject { continue }
      switch message.kind {
      case .appendResponse, .fastVote, .voteResponse, .vote: sent.append(message)
      default: break
      }
    }
  }

  private func proposal(_ index: Int, _ value: Int) -> Message {
    let content = Content.value(value, index: index, nodeCount: nodeCount)
    let text = "\(index)\(MacroStep.name(ofValue: value))"
    let entry = Entry(index: LogIndex(index), content: content, data: Array(text.utf8))
    return Message(kind: .fastProposal, to: raft.replica.id, from: content.node, index: LogIndex(index), entries: [entry], fastPath: true)
  }

  private mutating func decide() {
    let last = raft.replica.log.lastIndex
    for _ in 0...raft.replica.config.fastDecisionTicks where raft.replica.log.lastIndex == last {
      nameNext()
      raft.tick()
      settle()
    }
  }

  private func append(
    _ log: LogRecord, _ term: Int, _ from: NodeID, _ behind: Int, _ through: Int, _ commit: Int, _ fast: Int
  ) -> Message {
    let entries = through > behind ? Array(log.entries[(behind + 1 - log.first)...(through - log.first)]) : []
    return Message(
      kind: .append, to: raft.replica.id, from: from, term: Term(term), logTerm: log.term(at: behind) ?? 0, index: LogIndex(behind),
      entries: entries, commit: LogIndex(commit), fastCommit: LogIndex(fast), fastPath: true)
  }

  /// The node starts again from its disk; the application has kept what it applied.
  private mutating func restart(from table: MachineTable) {
    var config = raft.replica.config
    config.applied = raft.replica.log.applied
    do { raft = try RawNode(config: config, storage: raft.storage, broken: table.broken) } catch {
      preconditionFailure("the node does not start from its disk: \(error)")
    }
    settle()
  }

  private mutating func compact() {
    let index = raft.compactionIndexMax
    guard index >= raft.storage.firstIndex() else { return }
    do {
      if index > raft.storage.snapshot().index {
        try raft.storage.createSnapshot(at: index, confState: raft.replica.tracker.confState, data: [])
      }
      try raft.storage.compact(to: index)
    } catch {
      preconditionFailure("the disk refuses to compact: \(error)")
    }
  }
}
