import Raft

/// What a message promises is on the sender's disk before it leaves (rule R11): votes with the entries they are for, grants, and
/// acknowledged entries, which must be those that the leader of the term has (rule R15: a fast commit fixes no term, so what is committed fast
/// may still be another entry than the leader's).
struct DurablePromises: Checker {
  static let name = "durable-promises"
  static let rule = "R11, R15"
  static let claim = "A vote, a grant or an acknowledgement leaves only after what it promises is durable."

  /// The log of a term's leader, as far as it is known.
  private struct Office: Sendable {
    let leader: NodeID
    let firstIndex: LogIndex
    var entries: [Entry]

    func entry(at index: LogIndex) -> Entry? {
      index >= firstIndex && index < firstIndex + LogIndex(entries.count) ? entries[Int(index - firstIndex)] : nil
    }
  }

  private var offices: [Term: Office] = [:]

  mutating func judge(_ observation: Observation) -> String? {
    switch observation {
    case .elected(let node, let term, let firstIndex, let log):
      offices[term] = Office(leader: node, firstIndex: firstIndex, entries: log)
      return nil
    case .appended(let node, _, let entries):
      note(entries, of: node)
      return nil
    case .promised(let message, let disk): return objection(to: message, disk)
    default: return nil
    }
  }

  private mutating func note(_ entries: [Entry], of node: NodeID) {
    for entry in entries where offices[entry.term]?.leader == node {
      guard let office = offices[entry.term], entry.index == office.firstIndex + LogIndex(office.entries.count) else { continue }
      offices[entry.term]?.entries.append(entry)
    }
  }

  private func objection(to message: Message, _ disk: MemoryStorage) -> String? {
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
      if disk.lastIndex() < message.index { return "\(sender) acknowledges \(message.index), but its disk ends at \(disk.lastIndex())" }
      guard let sent = offices[message.term]?.entry(at: message.index), message.index >= disk.firstIndex() else { return nil }
      guard let held = try? disk.entries(from: message.index, to: message.index + 1, sizeInBytesMax: .max).first else { return nil }
      if held.term == sent.term && held.hasSameValue(as: sent) { return nil }
      return "\(sender) acknowledges \(message.index) of term \(message.term), but holds \(EntryValue(held).tag) of term \(held.term) there"
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
