extension ConfChange {
  /// The change in etcd/raft's protobuf encoding.
  public func encoded() -> [UInt8] {
    var writer = ProtobufWriter()
    writer.field(1, id)
    writer.field(2, UInt64(kind.rawValue))
    writer.field(3, node)
    if !context.isEmpty { writer.field(4, context) }
    return writer.bytes
  }

  /// Reads a change in etcd/raft's protobuf encoding. Fields that are missing are zero, unknown ones are skipped.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` for bytes that are no change.
  public init(decoding bytes: [UInt8]) throws(RaftError) {
    self.init(kind: .addNode, node: noNode)
    var reader = ProtobufReader(bytes[...])
    while let (field, value) = try reader.next() {
      switch field {
      case 1: id = try value.asNumber()
      case 2: kind = try ConfChangeKind(decoding: value)
      case 3: node = try value.asNumber()
      case 4: context = Array(try value.asBytes())
      default: break
      }
    }
  }
}

extension ConfChangeKind {
  init(decoding value: ProtobufReader.Value) throws(RaftError) {
    let number = try value.asNumber()
    guard let kind = UInt8(exactly: number).flatMap(ConfChangeKind.init(rawValue:)) else {
      throw .invalidConfChange("unexpected conf type \(number)")
    }
    self = kind
  }
}
