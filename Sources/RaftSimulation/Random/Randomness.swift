/// Random numbers that are looked up rather than drawn from a stream.
///
/// Each draw is a pure function of (seed, purpose, subject, ordinal). One more message or one more node therefore shifts no later draw,
/// which is what keeps race mode, branches and shrunk schedules comparable. The mixing function is the finalizer of SplitMix64
/// (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
public struct Randomness: Hashable, Sendable {
  /// The seed of the run.
  public var seed: UInt64

  /// Makes the draws of a seed.
  public init(seed: UInt64) {
    self.seed = seed
  }

  /// The draw with this purpose, subject (a node, a link, or 0) and ordinal.
  public func draw(_ purpose: DrawPurpose, subject: UInt64 = 0, ordinal: UInt64) -> UInt64 {
    let keyed = Self.mix(seed &+ purpose.rawValue &* 0x9e37_79b9_7f4a_7c15)
    return Self.mix(Self.mix(keyed ^ subject &* 0xd1b5_4a32_d192_ed03) &+ ordinal &* 0x9e37_79b9_7f4a_7c15)
  }

  /// A draw from 0 ..< `bound`, which is more than 0.
  public func draw(_ purpose: DrawPurpose, subject: UInt64 = 0, ordinal: UInt64, below bound: UInt64) -> UInt64 {
    draw(purpose, subject: subject, ordinal: ordinal).multipliedFullWidth(by: bound).high
  }

  /// Whether an event with a chance of `permille` in a thousand happens.
  public func happens(_ purpose: DrawPurpose, subject: UInt64 = 0, ordinal: UInt64, permille: UInt64) -> Bool {
    draw(purpose, subject: subject, ordinal: ordinal, below: 1000) < permille
  }

  /// Spreads every bit of the input over the output.
  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
