import Raft

extension Entry {
  /// Whether both stand for the same value: the same content identifier and the same payload, in whatever term. A fast commit fixes the
  /// value at an index, not its term (rule R15).
  func hasSameValue(as other: Entry) -> Bool {
    content == other.content && kind == other.kind && data == other.data
  }
}
