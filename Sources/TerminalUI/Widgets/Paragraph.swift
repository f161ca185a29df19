/// Running text, broken into lines as wide as its place.
public struct Paragraph: Hashable, Sendable {
  /// The text; newlines break lines.
  public var text: StyledText
  /// How far lines after the first are moved in, in columns.
  public var hangingIndent: Int

  /// A paragraph of styled text.
  public init(_ text: StyledText, hangingIndent: Int = 0) {
    self.text = text
    self.hangingIndent = hangingIndent
  }

  /// Draws the lines from `firstLine` on, as many as there is room for.
  /// - Returns: How many lines the whole text has at this width, for scrolling.
  @discardableResult
  public func draw(firstLine: Int = 0, in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) -> Int {
    let lines = glyphs.show(text).wrapped(toColumns: rect.width, hangingIndent: hangingIndent)
    for (row, line) in lines.dropFirst(max(0, firstLine)).prefix(rect.height).enumerated() {
      buffer.write(line, row: row, in: rect)
    }
    return lines.count
  }
}
