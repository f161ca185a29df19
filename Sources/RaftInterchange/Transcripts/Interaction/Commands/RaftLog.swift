import Raft

extension InteractionEnvironment {
  /// `raft-log 1`: shows the entries on the node's disk.
  func raftLog(_ directive: Directive) throws(CommandFailure) {
    try showLog(try firstPosition(directive, mayBeDown: true))
  }

  /// Writes the entries on the disk of a node.
  func showLog(_ position: Int) throws(CommandFailure) {
    let disk = nodes[position].raft.storage.memory
    let (first, last) = (disk.firstIndex(), disk.lastIndex())
    if last < first { return output.write("log is empty: first index=\(first), last index=\(last)") }
    let entries = try refusing { try disk.entries(from: first, to: last + 1, sizeInBytesMax: .max) }
    output.write(entries.describe())
  }
}
