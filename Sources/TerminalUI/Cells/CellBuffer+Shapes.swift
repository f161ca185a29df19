extension CellBuffer {
  /// Makes every cell of a rectangle a blank, or `character`, in a style; what lay there, its surface too, is gone.
  public mutating func fill(_ rect: Rect, _ style: Style = .text, with character: Character = " ") {
    let area = rect.intersection(bounds)
    let glyph = CellGlyph.glyphs(of: character).first { $0.width == 1 } ?? .replacement
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { place(glyph, style, x: x, y: y) }
    }
    restyle(area) { $0 = style }
  }

  /// Makes a rectangle a surface: blanks on the background of a role, on which text is then written.
  public mutating func fill(_ rect: Rect, surface: Role) { fill(rect, Style(surface, on: surface)) }

  /// Draws a frame along the inside of a rectangle's edges. Below 2×2 there is no frame.
  public mutating func frame(_ rect: Rect, _ glyphs: BorderGlyphs, _ style: Style) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let top = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: 1)
    let left = Rect(x: rect.x, y: rect.y + 1, width: 1, height: rect.height - 2)
    draw(glyphs.horizontal, style, over: top)
    draw(glyphs.horizontal, style, over: Rect(x: top.x, y: rect.maxY - 1, width: top.width, height: 1))
    draw(glyphs.vertical, style, over: left)
    draw(glyphs.vertical, style, over: Rect(x: rect.maxX - 1, y: left.y, width: 1, height: left.height))
    draw(glyphs.topLeft, style, over: Rect(x: rect.x, y: rect.y, width: 1, height: 1))
    draw(glyphs.topRight, style, over: Rect(x: rect.maxX - 1, y: rect.y, width: 1, height: 1))
    draw(glyphs.bottomLeft, style, over: Rect(x: rect.x, y: rect.maxY - 1, width: 1, height: 1))
    draw(glyphs.bottomRight, style, over: Rect(x: rect.maxX - 1, y: rect.maxY - 1, width: 1, height: 1))
  }

  /// Draws a character over every cell of a rectangle, keeping the surfaces: rules and gauges.
  public mutating func draw(_ character: Character, _ style: Style, over rect: Rect) {
    for row in 0..<rect.height { write(String(repeating: character, count: rect.width), style, row: row, in: rect) }
  }

  /// Shows the cursor on a rectangle: its cells take the look of the selection and keep their own attributes, so that bold and underlined
  /// entries stay what they are.
  public mutating func select(_ rect: Rect) {
    restyle(rect) { $0 = Style(.selection, $0.attributes) }
  }
}
