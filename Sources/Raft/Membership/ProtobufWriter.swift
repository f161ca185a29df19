/// Writes the fields of a protobuf message.
struct ProtobufWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a number field, zero too: the schema's fields are not optional.
  mutating func field(_ number: UInt64, _ value: UInt64) {
    variableLength(number << 3)
    variableLength(value)
  }

  /// Writes a field of bytes.
  mutating func field(_ number: UInt64, _ value: [UInt8]) {
    variableLength(number << 3 | 2)
    variableLength(UInt64(value.count))
    bytes += value
  }

  private mutating func variableLength(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
