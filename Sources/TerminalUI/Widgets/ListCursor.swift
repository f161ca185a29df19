/// Which row of a list is selected, and where its window stood last.
public struct ListCursor: Hashable, Sendable {
  /// The selected row, from zero.
  public var selected: Int
  /// The row at the top of the window, as far as the list allows it.
  public var offset: Int

  /// A cursor on a row.
  public init(selected: Int = 0, offset: Int = 0) {
    self.selected = selected
    self.offset = offset
  }

  /// Moves by so many rows within a list of `count`, stopping at the ends.
  public mutating func move(by rows: Int, count: Int) {
    let (target, overflowed) = selected.addingReportingOverflow(rows)
    selected = clamp(overflowed ? (rows < 0 ? 0 : count - 1) : target, count: count)
  }

  /// Moves to a row, or to the nearest one that there is.
  public mutating func move(to row: Int, count: Int) { selected = clamp(row, count: count) }

  /// The rows that a window of `height` shows: as near to where it stood as the selected row allows.
  public func window(count: Int, height: Int) -> Range<Int> {
    guard count > 0, height > 0 else { return 0..<0 }
    let row = clamp(selected, count: count)
    let first = max(0, min(max(min(offset, row), row - height + 1), count - height))
    return first..<min(count, first + height)
  }

  /// Remembers where the window stands, so that it moves only when the cursor leaves it.
  public mutating func settle(count: Int, height: Int) {
    selected = clamp(selected, count: count)
    offset = window(count: count, height: height).lowerBound
  }

  private func clamp(_ row: Int, count: Int) -> Int { max(0, min(row, count - 1)) }
}
