import Raft

/// What a message promises is on the sender's disk before it leaves (rule R11): votes with the entries they are for, grants, and
/// acknowledged entries.
struct DurablePromises: Checker {
  static let name = "durable-promises"
  static let rule = "R11"
  static let claim = "A vote, a grant or an acknowledgement leaves only after what it promises is durable."

  mutating func judge(_ observation: Observation) -> String? {
    guard case .promised(let message, let disk) = observation else { return nil }
    let sender = nodeName(message.from)
    switch message.kind {
    case .fastVote:
      if disk.hardState.term < message.term { return "\(sender) votes in term \(message.term), which is not on its disk" }
      guard let entry = message.entries.first(where: { !Self.holds($0, on: disk) }) else { return nil }
      return "\(sender) votes for \(EntryValue(entry).tag) at \(entry.index), which is not on its disk"
    case .voteResponse:
      let state = disk.hardState
      if state.term == message.term && state.vote == message.to { return nil }
      return "\(sender) grants \(nodeName(message.to)) its vote of term \(message.term), which is not on its disk"
    case .appendResponse:
      if disk.lastIndex() >= message.index { return nil }
      return "\(sender) acknowledges \(message.index), but its disk ends at \(disk.lastIndex())"
    default: return nil
    }
  }

  private static func holds(_ entry: Entry, on disk: MemoryStorage) -> Bool {
    if disk.slots.contains(where: { $0.index == entry.index && $0.hasSameValue(as: entry) }) { return true }
    guard entry.index >= disk.firstIndex(), entry.index <= disk.lastIndex() else { return entry.index < disk.firstIndex() }
    let stored = try? disk.entries(from: entry.index, to: entry.index + 1, sizeInBytesMax: .max).first
    return stored?.hasSameValue(as: entry) ?? false
  }
}
