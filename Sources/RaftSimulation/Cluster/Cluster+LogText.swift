import Raft

extension Cluster {
  /// A node's log in the form of a log matrix: `[·1]= [a1]! .. (b1)`. `[]` is leader-approved, `()` self-approved, `..` nothing; `!` and
  /// `=` tell which track committed the entry first, where the node knows of the commit.
  public func logText(of node: SimulatedNode) -> String {
    let disk = node.disk
    let approved =
      node.raft?.replica.log.allEntries
      ?? (try? disk.entries(from: disk.firstIndex(), to: disk.lastIndex() + 1, sizeInBytesMax: .max)) ?? []
    let slots = node.raft?.replica.slots.entries ?? disk.slots
    let frontier = max(node.raft?.replica.log.frontier ?? disk.hardState.commit, node.application.appliedIndex)
    var words = approved.map { "[\(EntryValue($0).tag)\($0.term)]" + mark(of: $0.index, frontier: frontier) }
    var next = (node.raft?.replica.log.lastIndex ?? disk.lastIndex()) + 1
    for entry in slots {
      while next < entry.index {
        words.append("..")
        next += 1
      }
      words.append("(\(EntryValue(entry).tag)\(entry.term))")
      next += 1
    }
    return words.joined(separator: " ")
  }

  private func mark(of index: LogIndex, frontier: LogIndex) -> String {
    guard index <= frontier, let record = commits[index] else { return "" }
    return record.track == .fast ? "!" : "="
  }
}
