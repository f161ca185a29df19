/// Writes numbers and texts as bytes, in the variable-length form that keeps small numbers small.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(byte: UInt8) {
    bytes.append(byte)
  }

  mutating func write(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(bytes more: [UInt8]) {
    write(number: UInt64(more.count))
    bytes.append(contentsOf: more)
  }

  mutating func write(text: String) {
    write(bytes: Array(text.utf8))
  }
}
