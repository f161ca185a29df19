/// A 128-bit fingerprint: two states with the same one are taken for the same state.
///
/// Two lanes are mixed differently, each by the finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
/// Generators, 2014). Unlike `Hasher` it is the same in every process. With 10⁸ states the odds of any collision are below 10⁻²².
struct Fingerprint: Hashable, Sendable, Comparable {
  private(set) var high: UInt64
  private(set) var low: UInt64

  /// Starts a fingerprint; different uses start differently.
  init(_ seed: UInt64 = 0) {
    high = seed ^ 0x6A09_E667_F3BC_C908
    low = seed ^ 0xBB67_AE85_84CA_A73B
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Adds a number; the order of additions counts.
  @inline(__always)
  mutating func combine(_ number: UInt64) {
    high = Self.mix(high &+ number &* 0x9E37_79B9_7F4A_7C15 &+ 0x3C6E_F372_FE94_F82B)
    low = Self.mix(low ^ number &* 0xD1B5_4A32_D192_ED03) &+ 0xA54F_F53A_5F1D_36F1
  }

  /// Adds another fingerprint; the order of additions counts.
  @inline(__always)
  mutating func combine(_ other: Fingerprint) {
    combine(other.high)
    combine(other.low)
  }

  /// Adds another fingerprint such that the order of these additions does not count.
  @inline(__always)
  mutating func add(_ other: Fingerprint) {
    high = high &+ other.high
    low = low &+ other.low
  }

  static func < (left: Fingerprint, right: Fingerprint) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  func hash(into hasher: inout Hasher) { hasher.combine(high) }
}
