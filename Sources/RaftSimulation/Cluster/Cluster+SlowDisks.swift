import Raft

/// Slow disks: what a node wants written waits behind what waits already, while the node goes on (etcd/raft's asynchronous storage writes).
/// A crash loses all that waits, so crashes between two inputs leave every prefix of the writes. The application is a thread of its own too, and
/// may be held up while the protocol goes on.
extension Cluster {
  /// Carries out what a ready asks for, but for the write, which begins to wait.
  mutating func carryOutBesideDisk(_ ready: Ready, at position: Int) {
    let applying = ready.messages.first { $0.kind == .storageApply }
    for message in ready.messages where message.kind == .storageAppend { wait(with: message, at: position) }
    send(ready.messages.filter { $0.kind != .storageAppend && $0.kind != .storageApply }, from: position)
    noteFrontiers(at: position)
    if let applying {
      // What is applied is on disk already, so the application need not wait for the disk.
      nodes[position].waitingApplies.append(applying)
      if !nodes[position].isApplicationHeld { applyWaiting(at: position) }
    }
    fixReads(ready.readStates, at: position)
  }

  private mutating func wait(with message: Message, at position: Int) {
    var message = message
    if settings.mutants.broken.contains(.m10) {
      send(message.responses.filter { $0.kind == .fastVote }, from: position)
      message.responses.removeAll { $0.kind == .fastVote }
    }
    nodes[position].waitingWrites.append(message)
  }

  /// Lets the oldest write that waits at a node reach its disk, and what it promises leave.
  mutating func persist(_ id: NodeID) {
    guard let position = runningPosition(of: id) else { return }
    guard !nodes[position].waitingWrites.isEmpty else {
      draft.add(.impossible(reason: "no write waits for the disk of \(nodeName(id))"))
      return
    }
    let message = nodes[position].waitingWrites.removeFirst()
    draft.add(.persisted(id, waiting: nodes[position].waitingWrites.count))
    guard write(message.storageWrite, at: position) else { return }
    install(message.snapshot, at: position)
    answer(message.responses, at: position)
    pump(at: position)
  }

  /// Lets a node's application take no committed entries for now, or go on with those that wait.
  mutating func holdApplication(_ id: NodeID, _ isHeld: Bool) {
    guard let position = runningPosition(of: id) else { return }
    guard settings.hasSlowDisks, nodes[position].isApplicationHeld != isHeld else {
      draft.add(.impossible(reason: "the application of \(nodeName(id)) cannot be \(isHeld ? "held" : "let go")"))
      return
    }
    nodes[position].isApplicationHeld = isHeld
    draft.add(.applicationHeld(id, isHeld))
    draft.mark(isHeld ? .fault : .heal)
    if isHeld { return }
    applyWaiting(at: position)
    pump(at: position)
  }

  private mutating func applyWaiting(at position: Int) {
    while !nodes[position].waitingApplies.isEmpty {
      let message = nodes[position].waitingApplies.removeFirst()
      // A snapshot may have brought some of them while they waited.
      let applied = nodes[position].application.appliedIndex
      applyEntries(message.entries.filter { $0.index > applied }, at: position)
      answer(message.responses, at: position)
    }
  }

  /// Hands the answers of a storage thread to the node itself, and lets those to others leave.
  private mutating func answer(_ responses: [Message], at position: Int) {
    let id = nodes[position].id
    for response in responses where response.to == id {
      // The node's own answers are refused when they have come too late; that is no fault.
      try? nodes[position].raft?.step(response)
    }
    collectDecisions(at: position)
    send(responses.filter { $0.to != id }, from: position)
  }
}
