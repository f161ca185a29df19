import Raft

extension Application {
  /// The whole state, the table of requests included, as the bytes of a snapshot.
  public var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.write(number: appliedIndex)
    writer.write(number: history)
    writer.write(number: UInt64(pairs.count))
    for pair in pairs {
      writer.write(text: pair.key)
      writer.write(text: pair.value)
    }
    writer.write(number: UInt64(sessions.count))
    for session in sessions {
      writer.write(number: session.client)
      writer.write(number: session.through)
      writer.write(number: UInt64(session.ahead.count))
      for number in session.ahead { writer.write(number: number) }
    }
    return writer.bytes
  }

  /// Reads the bytes of a snapshot; nil when they are none.
  public init?(decoding bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let appliedIndex = reader.readNumber(), let history = reader.readNumber(), let pairs = Self.readPairs(&reader),
      let sessions = Self.readSessions(&reader), reader.isAtEnd
    else { return nil }
    self.init(appliedIndex: appliedIndex, history: history, pairs: pairs, sessions: sessions)
  }

  private static func readPairs(_ reader: inout ByteReader) -> [KeyValue]? {
    guard let count = reader.readNumber() else { return nil }
    var pairs: [KeyValue] = []
    for _ in 0..<count {
      guard let key = reader.readText(), let value = reader.readText() else { return nil }
      pairs.append(KeyValue(key: key, value: value))
    }
    return pairs
  }

  private static func readSessions(_ reader: inout ByteReader) -> [ClientSession]? {
    guard let count = reader.readNumber() else { return nil }
    var sessions: [ClientSession] = []
    for _ in 0..<count {
      guard let client = reader.readNumber(), let through = reader.readNumber(), let aheadCount = reader.readNumber() else { return nil }
      var ahead: [UInt64] = []
      for _ in 0..<aheadCount {
        guard let number = reader.readNumber() else { return nil }
        ahead.append(number)
      }
      sessions.append(ClientSession(client: client, through: through, ahead: ahead))
    }
    return sessions
  }
}
