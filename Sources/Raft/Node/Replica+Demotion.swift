extension Replica {
  /// The leader-approved entries above `index` that are about to be cut, except conf changes (rules R7, R13).
  ///
  /// - Throws: what storage throws; entries that cannot be kept must not be cut.
  mutating func entriesToDemote(above index: LogIndex) throws(RaftError) -> [Entry] {
    guard fastPath, index < log.lastIndex else { return [] }
    let entries: [Entry]
    do { entries = try log.entries(from: max(index + 1, log.firstIndex), sizeInBytesMax: .max) } catch { throw .storage(error) }
    return entries.filter { (!$0.kind.isConfChange || broken.contains(.m21)) && $0.index > index }
  }

  /// Keeps entries that were cut from the log in the slots at their index: part of a fast quorum may depend on this node's report.
  mutating func demote(_ entries: [Entry]) {
    for entry in entries {
      var kept = entry
      kept.insertedBy = .self
      slots.insert(kept)
      record(.demoted(index: entry.index, content: entry.content, term: entry.term))
    }
  }

  /// One name, one payload, for ever; a second payload under the same name means that the world is not as it must be, so the node stops.
  mutating func requireSamePayload(_ known: Entry, _ other: Entry) {
    guard known.content == other.content, !known.content.isNone, known.data != other.data else { return }
    halt("content \(known.content) names two payloads, at index \(known.index) and \(other.index)")
  }

  /// Checks new leader-approved entries against what stands at their indexes.
  mutating func requireSamePayloads(_ entries: some Collection<Entry>) throws(RaftError) {
    for entry in entries {
      if let held = entry.index <= log.lastIndex ? log.entry(at: entry.index) : slots.entry(at: entry.index) {
        requireSamePayload(held, entry)
      }
      if let haltReason { throw .halted(haltReason) }
    }
  }
}
