import Raft

extension Message {
  /// How many bytes the message takes in protobuf's encoding with etcd/raft's fields: numbers of variable length behind a byte for the field,
  /// zeros left out. What the fast track adds is counted the same way.
  var encodedByteCount: Int {
    var count = 2
    for number in [to, from, term, logTerm, index, commit, fastCommit, rejectHint] where number > 0 { count += 1 + Self.length(number) }
    if reject { count += 2 }
    if fastPath { count += 2 }
    if !context.isEmpty { count += 1 + Self.length(UInt64(context.count)) + context.count }
    for entry in entries {
      let size = Int(entry.sizeInBytes) + Self.byteCount(of: entry.content)
      count += 1 + Self.length(UInt64(size)) + size
    }
    if let snapshot { count += 16 + snapshot.data.count }
    return count
  }

  private static func byteCount(of content: ContentID) -> Int {
    content.isNone ? 0 : 2 + 3 + length(content.node) + length(content.incarnation) + length(content.sequence)
  }

  private static func length(_ number: UInt64) -> Int { max(1, (64 - number.leadingZeroBitCount + 6) / 7) }
}
