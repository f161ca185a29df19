/// A cell's place in the grid, counted from zero at the top left.
public struct Point: Hashable, Sendable {
  /// The column, from zero at the left.
  public var x: Int
  /// The row, from zero at the top.
  public var y: Int

  /// The cell in column `x` of row `y`.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}
