/// Bytes in letters that survive chat windows, addresses and shells: base64 with `-` and `_`, without padding (RFC 4648, section 5).
enum Base64URL {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.popFirst() {
      let second = rest.popFirst()
      let third = rest.popFirst()
      text.append(letters[Int(first >> 2)])
      text.append(letters[Int((first & 3) << 4 | (second ?? 0) >> 4)])
      if let second { text.append(letters[Int((second & 15) << 2 | (third ?? 0) >> 6)]) }
      if let third { text.append(letters[Int(third & 63)]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text; nil when it has other letters, an impossible length, or bits that no encoder leaves.
  static func bytes(of text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var bitCount = 0
    for letter in text.utf8 {
      guard let value = letters.firstIndex(of: letter) else { return nil }
      bits = bits << 6 | UInt32(value)
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
        bits &= (1 << UInt32(bitCount)) - 1
      }
    }
    return bitCount < 6 && bits == 0 ? bytes : nil
  }
}
