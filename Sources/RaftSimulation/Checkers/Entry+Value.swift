import Raft

extension Entry {
  /// Whether both stand for the same value: the same content identifier and the same payload, in whatever term. A fast commit fixes the
  /// value at an index, not its term (rule R15).
  func hasSameValue(as other: Entry) -> Bool {
    content == other.content && kind == other.kind && data == other.data
  }

  /// The value in few letters; where those of another value are the same, as with two no-ops, with what tells them apart.
  func tag(beside other: Entry) -> String {
    let tag = EntryValue(self).tag
    if tag != EntryValue(other).tag || hasSameValue(as: other) { return tag }
    return content != other.content ? "\(tag) (\(content))" : "\(tag) of term \(term)"
  }
}
