extension AnyConfChange {
  /// The change as the kind and payload of a log entry.
  public func encoded() -> (kind: EntryKind, data: [UInt8]) {
    switch self {
    case .v1(let change): (.confChange, change.encoded())
    case .v2(let change): (.confChangeV2, change.encoded())
    }
  }
}

extension Entry {
  /// The configuration change that the entry carries, nil for an ordinary entry.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` when its payload is no change.
  public func confChange() throws(RaftError) -> AnyConfChange? {
    switch kind {
    case .normal: nil
    case .confChange: .v1(try ConfChange(decoding: data))
    case .confChangeV2: .v2(try ConfChangeV2(decoding: data))
    }
  }
}
