extension CellBuffer {
  /// Writes text into one row of a rectangle, from `column` on; rows and columns count from the rectangle's top left. What does not fit is cut, a
  /// wide character whole; when `ellipsis` is given it stands in the last columns of a line that was cut.
  /// - Returns: The column after the text, whether or not all of it was visible.
  @discardableResult
  public mutating func write(
    _ text: StyledText, row: Int, column: Int = 0, in rect: Rect, ellipsis: String = ""
  ) -> Int {
    var end = column
    for span in text.spans { end = put(span.text, span.style, row: row, column: end, in: rect) }
    if !ellipsis.isEmpty && end > rect.width {
      let style = text.spans.last?.style ?? .text
      put(ellipsis, style, row: row, column: max(0, rect.width - ellipsis.columns), in: rect)
    }
    return end
  }

  /// Writes text of one style; see ``write(_:row:column:in:ellipsis:)``.
  @discardableResult
  public mutating func write(
    _ text: String, _ style: Style = .text, row: Int, column: Int = 0, in rect: Rect, ellipsis: String = ""
  ) -> Int {
    write(StyledText(text, style), row: row, column: column, in: rect, ellipsis: ellipsis)
  }

  /// Writes text in the style of a role; see ``write(_:row:column:in:ellipsis:)``.
  @discardableResult
  public mutating func write(
    _ text: String, _ role: Role, _ attributes: Attributes = [], row: Int, column: Int = 0, in rect: Rect, ellipsis: String = ""
  ) -> Int {
    write(StyledText(text, Style(role, attributes)), row: row, column: column, in: rect, ellipsis: ellipsis)
  }

  /// Writes text so that it ends at the right edge of the rectangle, or stands in its middle.
  public mutating func write(_ text: StyledText, row: Int, aligned alignment: Alignment, in rect: Rect) {
    let space = max(0, rect.width - text.columns)
    switch alignment {
    case .left: write(text, row: row, in: rect)
    case .center: write(text, row: row, column: space / 2, in: rect)
    case .right: write(text, row: row, column: space, in: rect)
    }
  }

  @discardableResult
  private mutating func put(_ text: String, _ style: Style, row: Int, column: Int, in rect: Rect) -> Int {
    let area = rect.intersection(bounds)
    let y = rect.y + row
    var x = rect.x + column
    let isVisible = row >= 0 && y >= area.y && y < area.maxY
    for character in text {
      if let glyph = CellGlyph.single(character) {
        if isVisible { putClipped(glyph, style, x: x, y: y, area: area) }
        x += glyph.width
        continue
      }
      for glyph in CellGlyph.glyphs(of: character) {
        if isVisible { putClipped(glyph, style, x: x, y: y, area: area) }
        x += glyph.width
      }
    }
    return x - rect.x
  }

  /// A wide character that an edge would cut in two leaves a blank in its style there.
  private mutating func putClipped(_ glyph: CellGlyph, _ style: Style, x: Int, y: Int, area: Rect) {
    if x >= area.x && x + glyph.width <= area.maxX {
      place(glyph, style, x: x, y: y)
    } else if glyph.width == 2 {
      for column in x...x + 1 where column >= area.x && column < area.maxX {
        place(CellGlyph(character: " ", width: 1), style, x: column, y: y)
      }
    }
  }
}
