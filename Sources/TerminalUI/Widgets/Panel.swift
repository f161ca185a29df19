/// A frame with a title, around a pane.
public struct Panel: Hashable, Sendable {
  /// Stands in the upper edge.
  public var title: StyledText
  /// Stands at the right of the lower edge, as a position in a list.
  public var note: StyledText
  /// Whether the pane has the keys.
  public var isFocused: Bool

  /// A panel by its title.
  public init(_ title: String, note: String = "", isFocused: Bool = false) {
    self.init(StyledText(title, .title), note: StyledText(note, .dim), isFocused: isFocused)
  }

  /// A panel whose title has styles of its own.
  public init(_ title: StyledText, note: StyledText = StyledText(), isFocused: Bool = false) {
    self.title = title
    self.note = note
    self.isFocused = isFocused
  }

  /// Draws the frame and clears what is inside.
  /// - Returns: The room inside the frame, with a column of air on each side.
  @discardableResult
  public func draw(in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) -> Rect {
    buffer.fill(rect)
    buffer.frame(rect, glyphs.border, Style(isFocused ? .borderFocused : .border))
    let edge = rect.columns(2, count: rect.width - 4)
    if !title.isEmpty && edge.width > 2 {
      buffer.write(" " + glyphs.show(title) + " ", row: 0, in: edge, ellipsis: glyphs.ellipsis)
    }
    if !note.isEmpty && note.columns + 2 <= edge.width {
      buffer.write(" " + glyphs.show(note) + " ", row: rect.height - 1, aligned: .right, in: edge)
    }
    return rect.inset(columns: 2, rows: 1)
  }
}
