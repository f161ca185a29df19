import Raft

/// The indexes at which the two competing values trade their names.
///
/// **Why states that differ in that only are one.** Let π trade the names of x and y at some indexes, in a whole state: logs, slots,
/// tallies, hints, what was committed. Then whatever a step makes of s, the step with its own value traded makes, traded, of π(s):
/// - The rules look at contents in two ways only: whether two are the same, which π keeps, and which is lower, to end a tie.
/// - Where a tie could end otherwise, a search takes every way, for each index by itself (``HighestTies``). So what is reached from s by
///   letting the highest win at k is reached, traded, from π(s) by letting the lowest win there.
/// - Properties compare contents for equality too, so s breaks one where π(s) does.
///
/// A client's value is only ever held at the index that it was proposed for, so each index trades by itself. A step with a value that was
/// never used is left out where another such value is tried (``StepGenerator``): trading these two leaves the state as it is.
///
/// It does not hold, and nothing is traded, where a search ends ties as the core does (`triesBothTies` is false), and where three values
/// compete: of three that tie, the middle one never wins.
struct ValueExchange: Hashable, Sendable {
  /// A bit for each index.
  let bits: UInt8

  /// Nothing is traded.
  static let none = ValueExchange(bits: 0)

  /// The first index that clients propose for.
  private static let indexMin = 2
  /// Only at so many indexes are names traded: each doubles what is remembered of a node's state. Fewer than there are is sound as well.
  private static let indexCountMax = 3

  private init(bits: UInt8) {
    self.bits = bits
  }

  /// One of those that a search with so many indexes knows, by its number.
  init(number: Int) {
    self.init(bits: UInt8(number << Self.indexMin))
  }

  /// How many there are where clients propose for indexes up to this one, that of no index included.
  static func count(userIndexMax: Int) -> Int { 1 << min(max(userIndexMax - indexMin + 1, 0), indexCountMax) }

  /// A content's code (``Content/code(_:nodeCount:exchange:)``) with its name traded.
  @inline(__always)
  func applied(toCode code: UInt32) -> UInt32 {
    guard code >> 31 == 0, bits >> UInt8(truncatingIfNeeded: code & 7) & 1 == 1 else { return code }
    return (3 - code >> 16) << 16 | code & 0xFFFF
  }
}

/// Which of the two competing values a state holds, two bits for each index: the first value's, and the second's.
struct ValuesHeld: Hashable, Sendable {
  private var bits: UInt32 = 0

  /// Notes a content by its code.
  @inline(__always)
  mutating func note(code: UInt32) {
    // A third value has nobody to trade with.
    guard code != 0, code >> 31 == 0, code >> 16 <= 2 else { return }
    bits |= 1 << ((code & 0xFFFF) * 2 + (code >> 16) - 1)
  }

  @inline(__always)
  mutating func formUnion(_ other: ValuesHeld) { bits |= other.bits }

  /// The numbers of the exchanges (``ValueExchange/init(number:)``) of which one makes the state's fingerprint: `forced` with any part of
  /// `open`. Where only the second value is held it trades its name, so that it is called the first; where both are, either may be.
  @inline(__always)
  func exchanges(count: Int) -> (forced: Int, open: Int) {
    let second = Int(bits >> 5)
    let first = Int(bits >> 4)
    var forced = 0
    var open = 0
    var bit = 1
    var shift = 0
    while bit < count {
      if second >> shift & 1 == 1 { if first >> shift & 1 == 1 { open |= bit } else { forced |= bit } }
      bit <<= 1
      shift += 2
    }
    return (forced, open)
  }
}
