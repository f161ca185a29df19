/// Rows of text, one of which is selected, in a window that follows the selection.
public struct ScrollingList: Sendable {
  /// How many rows there are.
  public var count: Int
  /// The selection; nothing for a list that is only looked at, which then shows its first rows.
  public var cursor: ListCursor?
  /// Whether the selection is shown as such: only in the pane that has the keys.
  public var showsSelection: Bool
  /// The text of a row; asked for visible rows only.
  public var row: @Sendable (Int) -> StyledText

  /// A list of rows that are made when they are visible.
  public init(count: Int, cursor: ListCursor?, showsSelection: Bool = true, row: @escaping @Sendable (Int) -> StyledText) {
    self.count = count
    self.cursor = cursor
    self.showsSelection = showsSelection
    self.row = row
  }

  /// A list of rows that are there already.
  public init(_ rows: [StyledText], cursor: ListCursor?, showsSelection: Bool = true) {
    self.init(count: rows.count, cursor: cursor, showsSelection: showsSelection) { rows[$0] }
  }

  /// Draws the visible rows. The last column shows an arrow in the first or last row when there is more above or below.
  /// - Returns: The rows that are visible, the first at the top of the rectangle.
  @discardableResult
  public func draw(in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) -> Range<Int> {
    let visible = (cursor ?? ListCursor()).window(count: count, height: rect.height)
    for (line, index) in visible.enumerated() {
      buffer.write(glyphs.show(row(index)), row: line, in: rect, ellipsis: glyphs.ellipsis)
      if showsSelection, let cursor, index == max(0, min(cursor.selected, count - 1)) { buffer.select(rect.row(line)) }
    }
    let lastColumn = rect.columns(rect.width - 1)
    if visible.lowerBound > 0 { buffer.write(glyphs.arrowUp, .dim, row: 0, in: lastColumn) }
    if visible.upperBound < count { buffer.write(glyphs.arrowDown, .dim, row: rect.height - 1, in: lastColumn) }
    return visible
  }
}
