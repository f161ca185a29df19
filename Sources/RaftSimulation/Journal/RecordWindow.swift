/// The records of recent events. Older ones are computed again when somebody looks at them, so that a long run stays small.
struct RecordWindow: Sendable {
  static let countMax = 2048

  private(set) var records: [EventRecord] = []

  func record(of event: Int) -> EventRecord? {
    guard let first = records.first?.number, event >= first, event - first < records.count else { return nil }
    return records[event - first]
  }

  /// Adds the record that follows the last one; anything else starts the window anew.
  mutating func append(_ record: EventRecord) {
    if let first = records.first?.number, record.number >= first, record.number <= first + records.count {
      records.removeSubrange((record.number - first)...)
    } else {
      records = []
    }
    records.append(record)
    if records.count > Self.countMax { records.removeFirst(Self.countMax / 2) }
  }

  /// Forgets the events behind one.
  mutating func cut(after event: Int) {
    guard let first = records.first?.number else { return }
    records.removeSubrange(max(0, min(records.count, event - first + 1))...)
  }
}
