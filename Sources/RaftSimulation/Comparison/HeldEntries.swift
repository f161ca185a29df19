import Raft

/// All that a node holds, in its log and in its slots.
struct HeldEntries {
  /// An entry, and who approved it.
  struct Held: Hashable {
    var entry: Entry
    var isSlot: Bool
  }

  /// The first index that is not cut away.
  let first: LogIndex
  private let approved: [Entry]
  private let slots: [Entry]

  init(_ node: SimulatedNode) {
    let disk = node.disk
    first = node.raft?.replica.log.firstIndex ?? disk.firstIndex()
    approved =
      node.raft?.replica.log.allEntries
      ?? (try? disk.entries(from: disk.firstIndex(), to: disk.lastIndex() + 1, sizeInBytesMax: .max)) ?? []
    slots = node.raft?.replica.slots.entries ?? disk.slots
  }

  /// The last index at which something stands.
  var last: LogIndex { max(approved.last?.index ?? 0, slots.last?.index ?? 0) }

  /// What stands at an index.
  func entry(at index: LogIndex) -> Held? {
    if let start = approved.first?.index, index >= start, index - start < LogIndex(approved.count) {
      return Held(entry: approved[Int(index - start)], isSlot: false)
    }
    return slots.first { $0.index == index }.map { Held(entry: $0, isSlot: true) }
  }

  /// Two different entries as a log matrix writes them, told apart by their names where they look alike.
  static func texts(_ one: Held?, _ other: Held?) -> (String, String) {
    let texts = (text(of: one), text(of: other))
    guard texts.0 == texts.1, let one, let other else { return texts }
    return ("\(texts.0) named \(one.entry.content)", "\(texts.1) named \(other.entry.content)")
  }

  private static func text(of held: Held?) -> String {
    guard let held else { return "nothing" }
    let text = "\(EntryValue(held.entry).tag)\(held.entry.term)"
    return held.isSlot ? "(\(text))" : "[\(text)]"
  }
}
