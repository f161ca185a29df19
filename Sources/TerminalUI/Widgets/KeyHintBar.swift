/// The line of keys at the bottom of the screen. Hints that do not fit whole are left out, the last first.
public struct KeyHintBar: Hashable, Sendable {
  /// The hints, the most useful first.
  public var hints: [KeyHint]

  /// A bar of hints.
  public init(_ hints: [KeyHint]) { self.hints = hints }

  /// Draws it over the first row of a rectangle.
  /// - Returns: Where each visible hint stands, in the order given, so that a click can find it.
  @discardableResult
  public func draw(in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) -> [Rect] {
    let line = rect.row(0)
    buffer.fill(line, surface: .keyHint)
    var places: [Rect] = []
    var column = 1
    for hint in hints {
      let text = StyledText(glyphs.show(hint.key), .key) + StyledText(" " + glyphs.show(hint.label), .keyHint)
      let width = text.columns
      guard column + width < line.width else { break }
      buffer.write(text, row: 0, column: column, in: line)
      places.append(line.columns(column, count: width))
      column += width + 2
    }
    return places
  }
}
