/// One entry of a node's log.
public struct Entry: Hashable, Sendable {
  /// The term of the leader that appended it, or, while self-approved, the term in which the node inserted it.
  public var term: Term
  /// Where it stands in the log.
  public var index: LogIndex
  /// What its payload is.
  public var kind: EntryKind
  /// Who put it into this node's log. It differs between nodes that hold the same entry.
  public var insertedBy: InsertedBy
  /// The name of its payload on the fast track, ``ContentID/none`` otherwise.
  public var content: ContentID
  /// The payload, in bytes that only the application reads (or an encoded conf change).
  public var data: [UInt8]

  /// Makes an entry.
  public init(
    term: Term = 0, index: LogIndex = 0, kind: EntryKind = .normal, insertedBy: InsertedBy = .unknown,
    content: ContentID = .none, data: [UInt8] = []
  ) {
    self.term = term
    self.index = index
    self.kind = kind
    self.insertedBy = insertedBy
    self.content = content
    self.data = data
  }

  /// The term and index.
  public var position: EntryPosition { EntryPosition(term: term, index: index) }
}

extension Entry {
  /// The size in bytes that counts against the size limits: that of the entry in etcd/raft's protobuf encoding, content identifier aside.
  @inlinable
  public var sizeInBytes: UInt64 {
    var size = 3 + variableLengthSize(UInt64(kind.rawValue)) + variableLengthSize(term) + variableLengthSize(index)
    if !data.isEmpty {
      size += 1 + UInt64(data.count) + variableLengthSize(UInt64(data.count))
    }
    return size
  }

  /// The size in bytes of the payload alone, which is what in-flight and uncommitted limits count.
  @inlinable
  public var payloadSizeInBytes: UInt64 { UInt64(data.count) }
}

/// The length in bytes of a number in protobuf's variable-length encoding.
@inlinable
func variableLengthSize(_ value: UInt64) -> UInt64 {
  UInt64((64 - (value | 1).leadingZeroBitCount + 6) / 7)
}

extension Array where Element == Entry {
  /// The longest prefix whose entries together stay within `sizeMax` bytes, and at least the first entry.
  ///
  /// Complexity: linear in the length of the prefix.
  package func prefix(sizeInBytesMax sizeMax: UInt64) -> [Entry] {
    guard count > 1 else { return self }
    var size = self[0].sizeInBytes
    for position in 1..<count {
      size += self[position].sizeInBytes
      if size > sizeMax { return Array(self[..<position]) }
    }
    return self
  }

  /// The payload bytes of all entries together.
  package var payloadSizeInBytes: UInt64 {
    var size: UInt64 = 0
    for position in indices { size += UInt64(self[position].data.count) }
    return size
  }

  /// The bytes of all entries together, as they count against the size limits.
  package var sizeInBytes: UInt64 {
    var size: UInt64 = 0
    for position in indices { size += self[position].sizeInBytes }
    return size
  }
}
