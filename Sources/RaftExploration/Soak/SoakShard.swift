/// A part of the seeds of a soak, so that several machines can split the work.
public struct SoakShard: Hashable, Sendable {
  /// Which part, counted from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// Makes a part; nil unless 1 ≤ number ≤ count.
  public init?(number: Int, count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Reads `2/8`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
    self.init(number: number, count: count)
  }

  /// The seed at a position of this part, with all seeds counted from `first`.
  public func seed(at position: Int, first: UInt64) -> UInt64 { first + UInt64(position * count + number - 1) }

  /// How many of so many seeds fall to this part.
  public func seedCount(of total: Int) -> Int { total / count + (number <= total % count ? 1 : 0) }
}
