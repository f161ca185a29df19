extension LineEditor {
  /// Draws the prompt and the line in the first row of a rectangle and puts the terminal's cursor where the next character goes. A long line
  /// scrolls so that the cursor stays visible. A suggestion stands, faint, in an empty line.
  public func draw(prompt: String, suggestion: String = "", in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) {
    let start = buffer.write(glyphs.show(prompt), .prompt, row: 0, in: rect)
    let field = rect.columns(start).row(0)
    guard field.width > 0, field.height > 0 else { return }
    let before = glyphs.show(textBeforeCursor).columns
    let shift = max(0, before - field.width + 1)
    if text.isEmpty {
      buffer.write(glyphs.show(suggestion), .suggestion, row: 0, in: field, ellipsis: glyphs.ellipsis)
    } else {
      buffer.write(glyphs.show(text), .input, row: 0, column: -shift, in: field)
    }
    buffer.cursor = Point(x: field.x + before - shift, y: field.y)
  }
}
