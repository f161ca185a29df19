extension ConfChangeV2 {
  /// The change in etcd/raft's protobuf encoding. The empty change, which leaves a joint configuration, is encoded as no bytes at all.
  public func encoded() -> [UInt8] {
    if self == ConfChangeV2() { return [] }
    var writer = ProtobufWriter()
    writer.field(1, UInt64(transition.rawValue))
    for change in changes {
      var step = ProtobufWriter()
      step.field(1, UInt64(change.kind.rawValue))
      step.field(2, change.node)
      writer.field(2, step.bytes)
    }
    if !context.isEmpty { writer.field(3, context) }
    return writer.bytes
  }

  /// Reads a change in etcd/raft's protobuf encoding. Fields that are missing are zero or empty, unknown ones are skipped.
  ///
  /// - Throws: ``RaftError/invalidConfChange(_:)`` for bytes that are no change.
  public init(decoding bytes: [UInt8]) throws(RaftError) {
    self.init()
    var reader = ProtobufReader(bytes[...])
    while let (field, value) = try reader.next() {
      switch field {
      case 1: transition = try ConfChangeTransition(decoding: value)
      case 2: changes.append(try ConfChangeSingle(decoding: try value.asBytes()))
      case 3: context = Array(try value.asBytes())
      default: break
      }
    }
  }
}

extension ConfChangeTransition {
  fileprivate init(decoding value: ProtobufReader.Value) throws(RaftError) {
    let number = try value.asNumber()
    guard let transition = UInt8(exactly: number).flatMap(ConfChangeTransition.init(rawValue:)) else {
      throw .invalidConfChange("unexpected transition \(number)")
    }
    self = transition
  }
}

extension ConfChangeSingle {
  fileprivate init(decoding bytes: ArraySlice<UInt8>) throws(RaftError) {
    self.init(kind: .addNode, node: noNode)
    var reader = ProtobufReader(bytes)
    while let (field, value) = try reader.next() {
      switch field {
      case 1: kind = try ConfChangeKind(decoding: value)
      case 2: node = try value.asNumber()
      default: break
      }
    }
  }
}
