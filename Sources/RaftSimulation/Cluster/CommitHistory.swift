import Raft

/// Which indexes are committed, and how each came to be.
public struct CommitHistory: Sendable {
  /// The records, ascending by index; the position in the array is not the index, since nothing is known below the first.
  package private(set) var records = PagedArray<CommitRecord>()

  /// The record of an index.
  public subscript(index: LogIndex) -> CommitRecord? {
    position(of: index).map { records[$0] }
  }

  /// The highest committed index, or 0.
  public var lastIndex: LogIndex { records.last?.index ?? 0 }

  /// How many message delays after its proposal the last of these nodes knew of the index; nil when one does not know, or was told by
  /// another cause.
  public func delays(of index: LogIndex, at nodes: [NodeID]) -> Int? {
    guard let record = self[index] else { return nil }
    var most = 0
    for node in nodes {
      guard let delays = record.delaysAtNodes.first(where: { $0.node == node })?.delays else { return nil }
      most = max(most, delays)
    }
    return most
  }

  private func position(of index: LogIndex) -> Int? {
    guard let first = records.first?.index, index >= first, index <= lastIndex else { return nil }
    return Int(index - first)
  }

  /// Notes that a node knows the entry to be committed. Returns true when it is the first to know.
  mutating func note(_ entry: Entry, track: CommitTrack, node: NodeID, event: Int, cause: Cause) -> Bool {
    if let position = position(of: entry.index) {
      let request = records[position].request
      let delays = request != nil && request == cause.request ? cause.delay : nil
      if !records[position].delaysAtNodes.contains(where: { $0.node == node }) {
        records[position].delaysAtNodes.append(CommitRecord.NodeDelay(node: node, delays: delays))
      }
      return false
    }
    guard records.isEmpty || entry.index == lastIndex + 1 else { return false }
    let request = ApplicationCommand(decoding: entry.data)?.request
    let delays = request != nil && request == cause.request ? cause.delay : nil
    records.append(
      CommitRecord(
        index: entry.index, entry: entry, track: track, committedBy: node, event: event, request: request, delaysAtLeader: delays,
        delaysAtNodes: [CommitRecord.NodeDelay(node: node, delays: delays)]))
    return true
  }
}
