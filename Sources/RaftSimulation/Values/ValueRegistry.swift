import Raft

/// Looks up what the core's records only name: the value behind a content identifier, or, for entries that have none, behind a term and
/// index, which name one entry in all leader-approved logs (log matching).
public struct ValueRegistry: Sendable {
  private var byContent = PagedDictionary<ContentID, EntryValue>()
  private var byPosition = PagedDictionary<EntryPosition, EntryValue>()

  /// The value with this identifier.
  public func value(of content: ContentID) -> EntryValue? { byContent[content] }

  /// The value of the entry without identifier at this position.
  public func value(at position: EntryPosition) -> EntryValue? { byPosition[position] }

  /// Learns the value of an entry that some node holds.
  mutating func learn(_ entry: Entry) {
    if entry.content.isNone {
      if byPosition[entry.position] == nil { byPosition[entry.position] = EntryValue(entry) }
    } else if byContent[entry.content] == nil {
      byContent[entry.content] = EntryValue(entry)
    }
  }
}
