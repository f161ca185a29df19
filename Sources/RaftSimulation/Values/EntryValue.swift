import Raft

/// What the payload of an entry means to a person.
public enum EntryValue: Hashable, Sendable {
  /// A leader's empty entry.
  case noop
  /// An opaque value.
  case text(String)
  /// A write to the store.
  case put(KeyValue)
  /// A change of the membership, in words such as `+S6`.
  case membership(String)
  /// Bytes that are not the application's.
  case bytes([UInt8])
}

extension EntryValue {
  /// Reads the payload of an entry.
  public init(_ entry: Entry) {
    if entry.kind.isConfChange {
      self = .membership(Self.words(for: (try? entry.confChange()) ?? nil))
    } else if entry.data.isEmpty {
      self = .noop
    } else if let command = ApplicationCommand(decoding: entry.data) {
      switch command.operation {
      case .record(let value): self = .text(value)
      case .put(let key, let value): self = .put(KeyValue(key: key, value: value))
      }
    } else {
      self = .bytes(entry.data)
    }
  }

  /// The value in the few letters that a log matrix has room for; never empty, never cut: the screen cuts.
  public var tag: String {
    switch self {
    case .noop: "·"
    case .text(let value): value.isEmpty ? "\"\"" : value
    case .put(let pair): "\(pair.key)=\(pair.value)"
    case .membership(let words): words
    case .bytes(let bytes): Self.tag(of: bytes)
    }
  }

  /// Printable bytes as they are, others in hexadecimal digits.
  private static func tag(of bytes: [UInt8]) -> String {
    if bytes.allSatisfy({ (0x20..<0x7f).contains($0) }) { return String(decoding: bytes, as: UTF8.self) }
    return "0x"
      + bytes.map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  private static func words(for change: AnyConfChange?) -> String {
    guard let change else { return "?" }
    if change.asV2.leavesJoint { return "leave" }
    return change.asV2.changes.map { single in
      switch single.kind {
      case .addNode: "+\(nodeName(single.node))"
      case .removeNode: "-\(nodeName(single.node))"
      case .addLearnerNode: "l\(nodeName(single.node))"
      case .updateNode: "u\(nodeName(single.node))"
      }
    }.joined(separator: ",")
  }
}
