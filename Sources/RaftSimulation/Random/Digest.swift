/// A running fingerprint of a state. Unlike `Hasher` it gives the same number in every process.
public struct Digest: Hashable, Sendable {
  /// The fingerprint of everything that was combined so far.
  public private(set) var value: UInt64

  /// Starts a fingerprint.
  public init(_ value: UInt64 = 0) {
    self.value = value
  }

  /// Adds a number.
  public mutating func combine(_ number: UInt64) {
    value = Randomness.mix(value ^ number)
  }

  /// Adds bytes and their count.
  public mutating func combine(bytes: [UInt8]) {
    combine(UInt64(bytes.count))
    var word: UInt64 = 0
    for (position, byte) in bytes.enumerated() {
      word = word << 8 | UInt64(byte)
      if position % 8 == 7 { combine(word) }
    }
    if bytes.count % 8 != 0 { combine(word) }
  }

  /// Adds a text, as UTF-8.
  public mutating func combine(text: String) {
    combine(bytes: Array(text.utf8))
  }
}
