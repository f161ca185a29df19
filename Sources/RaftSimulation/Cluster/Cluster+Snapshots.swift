import Raft

extension Cluster {
  /// Takes a snapshot of what the node has applied.
  mutating func snapshot(_ id: NodeID) {
    guard let position = runningPosition(of: id) else { return }
    takeSnapshot(at: position)
    publishSnapshot(at: position)
    if let waiting = nodes[position].unpublishedSnapshot {
      draft.add(.snapshotWaits(id, waiting.index, commit: nodes[position].disk.hardState.commit))
    }
    pump(at: position)
  }

  /// Drops the node's log up to an index, after a snapshot if there is none that reaches so far.
  mutating func compact(_ id: NodeID, to wanted: LogIndex?) {
    guard let position = runningPosition(of: id), let raft = nodes[position].raft else { return }
    let most = min(raft.compactionIndexMax, nodes[position].application.appliedIndex)
    let index = wanted ?? most
    if index > most {
      draft.add(.impossible(reason: "\(nodeName(id)) may drop its log up to \(most) only (R12)"))
      return
    }
    if index >= raft.storage.snapshot().index && nodes[position].application.appliedIndex <= most {
      takeSnapshot(at: position)
      publishSnapshot(at: position)
    }
    let reach = min(index, nodes[position].disk.snapshot().index)
    guard reach >= nodes[position].disk.firstIndex() else {
      draft.add(.impossible(reason: "\(nodeName(id)) has nothing to drop up to \(index)"))
      return
    }
    do throws(StorageError) {
      try nodes[position].raft?.storage.compact(to: reach)
      draft.add(.compacted(id, reach))
      draft.mark(.snapshot)
    } catch {
      draft.add(.impossible(reason: "\(nodeName(id)) cannot drop its log: \(error)"))
    }
    pump(at: position)
  }

  /// A node that joined after the latest snapshot was taken would refuse it, since it is no member there, and be sent it again for ever. As
  /// etcd's server does, the sender then sends its present state; as long as it may not publish that (rule R15), nothing leaves.
  mutating func sendFreshSnapshot(_ message: Message, from position: Int) {
    takeSnapshot(at: position)
    publishSnapshot(at: position)
    let snapshot = nodes[position].disk.snapshot()
    guard snapshot.isFor(message.to) else {
      nodes[position].raft?.reportSnapshot(message.to, succeeded: false)
      return
    }
    var fresh = message
    fresh.snapshot = snapshot
    network.send(fresh, at: time, cause: cause, event: eventCount)
  }

  /// Keeps the application's state at the index it has applied.
  mutating func takeSnapshot(at position: Int) {
    let node = nodes[position]
    guard node.application.appliedIndex > node.disk.snapshot().index else { return }
    nodes[position].unpublishedSnapshot = UnpublishedSnapshot(
      index: node.application.appliedIndex, data: node.application.encoded, confState: node.confState)
  }

  /// Makes a kept state the latest snapshot once the classic frontier has reached it (rule R15).
  mutating func publishSnapshot(at position: Int) {
    guard let waiting = nodes[position].unpublishedSnapshot else { return }
    guard waiting.index > nodes[position].disk.snapshot().index else {
      nodes[position].unpublishedSnapshot = nil
      return
    }
    let mayPassCommit = settings.mutants.broken.contains(.m16)
    guard mayPassCommit || waiting.index <= nodes[position].disk.hardState.commit else { return }
    guard waiting.index <= nodes[position].disk.lastIndex() else { return }
    nodes[position].unpublishedSnapshot = nil
    do throws(StorageError) {
      try nodes[position].raft?.storage.createSnapshot(at: waiting.index, confState: waiting.confState, data: waiting.data)
      draft.add(.snapshotTaken(nodes[position].id, waiting.index))
      draft.mark(.snapshot)
    } catch {
      draft.add(.refused(nodes[position].id, reason: error.description))
    }
  }
}

extension Snapshot {
  /// Whether a node is a member in it.
  func isFor(_ node: NodeID) -> Bool {
    confState.voters.contains(node) || confState.learners.contains(node) || confState.votersOutgoing.contains(node)
  }
}
