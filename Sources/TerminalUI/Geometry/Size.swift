/// The size of a grid of cells.
public struct Size: Hashable, Sendable {
  /// Columns of cells; a wide character takes two.
  public var width: Int
  /// Rows of cells.
  public var height: Int

  /// A size of `width` columns and `height` rows; negative values count as zero.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// Whether a grid of this size has room for one of `other`.
  public func holds(_ other: Size) -> Bool { width >= other.width && height >= other.height }
}
