/// A bar of counted things: votes that are in, on their way, and not there.
public struct Gauge: Hashable, Sendable {
  /// How many are in.
  public var filled: Int
  /// How many are on their way.
  public var pending: Int
  /// How many there can be.
  public var total: Int
  /// The look of those that are in.
  public var role: Role

  /// A bar of `total` cells.
  public init(filled: Int, pending: Int = 0, total: Int, role: Role = .tallyFilled) {
    self.filled = filled
    self.pending = pending
    self.total = total
    self.role = role
  }

  /// The bar as text, one cell for each thing.
  public func text(glyphs: GlyphSet) -> StyledText {
    let full = max(0, min(filled, total))
    let half = max(0, min(pending, total - full))
    return StyledText(String(repeating: glyphs.barFull, count: full), role)
      + StyledText(String(repeating: glyphs.barHalf, count: half), .tallyPending)
      + StyledText(String(repeating: glyphs.barEmpty, count: max(0, total - full - half)), .tallyEmpty)
  }
}
