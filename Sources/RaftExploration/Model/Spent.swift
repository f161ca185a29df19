/// What a schedule has used up of what its bounds allow. Of two states that are otherwise equal, the one that has used up no more leads to
/// everything that the other leads to.
struct Spent: Hashable, Sendable {
  var crashes: UInt8
  var compactions: UInt8

  /// Whether this is at most the other in everything.
  @inline(__always)
  func isCovered(by other: Spent) -> Bool { other.crashes <= crashes && other.compactions <= compactions }
}
