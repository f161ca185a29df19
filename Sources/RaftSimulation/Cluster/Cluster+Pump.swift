import Raft

extension Cluster {
  /// Looks at a running node in place. Optional chaining would copy the whole of it, which is what most of the time of an event went into.
  @inline(__always)
  mutating func inspect<Value>(_ position: Int, _ look: (inout RawNode<MemoryStorage>) -> Value) -> Value? {
    nodes[position].isAlive ? look(&nodes[position].raft!) : nil
  }

  /// Carries out everything that a node wants done, in the order in which a ready asks for it, until it wants nothing more.
  mutating func pump(at position: Int) {
    while inspect(position, { $0.hasReady() }) == true {
      let ready = nodes[position].raft!.ready()
      collectDecisions(at: position)
      noteLed(ready.entries, at: position)
      if settings.hasSlowDisks {
        carryOutBesideDisk(ready, at: position)
        continue
      }
      var messages = ready.messages
      if settings.mutants.broken.contains(.m10) {
        send(messages.filter { $0.kind == .fastVote }, from: position)
        messages.removeAll { $0.kind == .fastVote }
      }
      guard write(ready, at: position) else { return }
      send(messages, from: position)
      install(ready.snapshot, at: position)
      noteFrontiers(at: position)
      applyEntries(ready.committedEntries, at: position)
      fixReads(ready.readStates, at: position)
      nodes[position].raft?.advance()
    }
    guard nodes[position].isAlive else { return }
    collectDecisions(at: position)
    noteFrontiers(at: position)
    noteRole(at: position)
    publishSnapshot(at: position)
    answerReads(at: position)
    noteHalt(at: position)
  }

  /// Makes a ready's writes durable. False when the node crashed over it.
  private mutating func write(_ ready: Ready, at position: Int) -> Bool {
    write(ready.storageWrite, at: position)
  }

  /// Makes a write durable. False when the node crashed over it.
  mutating func write(_ write: StorageWrite, at position: Int) -> Bool {
    guard !write.isEmpty else { return true }
    if nodes[position].crashPoint == .beforeWrite {
      goDown(at: position, .beforeWrite)
      return false
    }
    let id = nodes[position].id
    do throws(StorageError) {
      try nodes[position].raft?.storage.write(write)
    } catch {
      judge(.halted(id, reason: "its disk refuses a write: \(error)"))
    }
    noteWritten(write, at: position)
    if nodes[position].crashPoint == .afterWrite {
      goDown(at: position, .afterWrite)
      return false
    }
    return true
  }

  mutating func send(_ messages: [Message], from position: Int) {
    for message in messages {
      judgeSending(message, at: position)
      if settings.readsByLease && message.kind == .readIndexResponse { noteLease(message, at: position) }
      guard !message.to.isLocalThread, self.position(of: message.to) != nil else { continue }
      if let snapshot = message.snapshot, message.kind == .snapshot, !snapshot.isFor(message.to) {
        sendFreshSnapshot(message, from: position)
        continue
      }
      network.send(message, at: time, cause: cause, event: eventCount)
    }
  }

  /// Replaces the application's state by a snapshot's, unless it knows as much already (rule R15).
  mutating func install(_ snapshot: Snapshot?, at position: Int) {
    guard let snapshot, snapshot.index > nodes[position].application.appliedIndex else { return }
    let id = nodes[position].id
    guard let application = Application(decoding: snapshot.data) else {
      judge(.halted(id, reason: "the snapshot at \(snapshot.index) is not readable"))
      return
    }
    nodes[position].application = application
    nodes[position].confState = snapshot.confState
    draft.add(.applicationRestored(id, snapshot.index))
    judge(.restored(id, application: application, index: snapshot.index))
  }

  mutating func applyEntries(_ entries: [Entry], at position: Int) {
    guard !entries.isEmpty else { return }
    let id = nodes[position].id
    let frontier = nodes[position].observed.frontier
    for entry in entries {
      let effect = nodes[position].application.apply(entry)
      judge(.applied(id, entry, history: nodes[position].application.history, frontier: frontier))
      noteEffect(effect, of: entry, at: position)
      if entry.kind.isConfChange { applyConfChange(entry, at: position) }
      draft.add(.applied(id, entry.index, effect))
    }
  }

  private mutating func applyConfChange(_ entry: Entry, at position: Int) {
    do throws(RaftError) {
      guard let change = try entry.confChange(), let confState = try nodes[position].raft?.applyConfChange(change) else { return }
      nodes[position].confState = confState
      if settings.isApplicationDurable { nodes[position].raft?.storage.appliedConfState = confState }
      draft.mark(.membership)
      // Newcomers cannot start from a snapshot that does not name them, and behind a cut log nothing else is left for them.
      if nodes[position].disk.firstIndex() > 1 { takeSnapshot(at: position) }
    } catch {
      draft.add(.refused(nodes[position].id, reason: error.description))
    }
  }

  /// Takes over the decisions that a core recorded.
  mutating func collectDecisions(at position: Int) {
    guard settings.recordsDecisions, let decisions = inspect(position, { $0.takeDecisions() }), !decisions.isEmpty else { return }
    let id = nodes[position].id
    for decision in decisions {
      draft.add(.decision(id, decision))
      if let kind = decision.milestone { draft.mark(kind) }
    }
  }
}
