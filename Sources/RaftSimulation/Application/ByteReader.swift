/// Reads what ``ByteWriter`` wrote. Bytes that nobody wrote this way read as nil, never as a trap.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether everything was read.
  var isAtEnd: Bool { position == bytes.count }

  mutating func readByte() -> UInt8? {
    guard position < bytes.count else { return nil }
    position += 1
    return bytes[position - 1]
  }

  mutating func readNumber() -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      guard let byte = readByte() else { return nil }
      if shift == 63 && byte > 1 { return nil }
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
    }
    return nil
  }

  mutating func readBytes() -> [UInt8]? {
    guard let count = readNumber(), count <= UInt64(bytes.count - position) else { return nil }
    position += Int(count)
    return Array(bytes[position - Int(count)..<position])
  }

  mutating func readText() -> String? {
    guard let text = readBytes() else { return nil }
    return String(validating: text, as: UTF8.self)
  }
}
