import Raft

/// What the application is asked to do, as it travels in the payload of a log entry.
///
/// The name of the request makes each command unique, so that the state machine can tell a second copy from a second wish (rule L2:
/// exactly-once is the state machine's).
public struct ApplicationCommand: Hashable, Sendable {
  /// Who asks, and how often they had asked before.
  public var request: RequestID
  /// What is asked for.
  public var operation: Operation

  /// What is asked for.
  public enum Operation: Hashable, Sendable {
    /// An opaque value that is only recorded.
    case record(String)
    /// Stores a value under a key.
    case put(key: String, value: String)
  }

  /// Makes a command.
  public init(request: RequestID, operation: Operation) {
    self.request = request
    self.operation = operation
  }
}

extension ApplicationCommand {
  private static let recordCode: UInt8 = 1
  private static let putCode: UInt8 = 2

  /// The command as a payload.
  public var encoded: [UInt8] {
    var writer = ByteWriter()
    switch operation {
    case .record: writer.write(byte: Self.recordCode)
    case .put: writer.write(byte: Self.putCode)
    }
    writer.write(number: request.client)
    writer.write(number: request.number)
    switch operation {
    case .record(let value): writer.write(text: value)
    case .put(let key, let value):
      writer.write(text: key)
      writer.write(text: value)
    }
    return writer.bytes
  }

  /// Reads a payload; nil when it is not a command.
  public init?(decoding bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let code = reader.readByte(), let client = reader.readNumber(), let number = reader.readNumber(),
      let operation = Self.readOperation(code, from: &reader), reader.isAtEnd
    else { return nil }
    self.init(request: RequestID(client: client, number: number), operation: operation)
  }

  /// Who made the request in a payload that is a command; nil when it is none. Reads no further than that.
  static func request(in bytes: [UInt8]) -> RequestID? {
    var reader = ByteReader(bytes)
    guard let code = reader.readByte(), code == recordCode || code == putCode, let client = reader.readNumber(),
      let number = reader.readNumber()
    else { return nil }
    return RequestID(client: client, number: number)
  }

  private static func readOperation(_ code: UInt8, from reader: inout ByteReader) -> Operation? {
    switch code {
    case recordCode: return reader.readText().map(Operation.record)
    case putCode:
      guard let key = reader.readText(), let value = reader.readText() else { return nil }
      return .put(key: key, value: value)
    default: return nil
    }
  }
}
