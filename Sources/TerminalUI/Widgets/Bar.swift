/// One line on a surface of its own: text at the left, text at the right. The left gives way when both do not fit.
public struct Bar: Hashable, Sendable {
  /// What it lies on.
  public var surface: Role
  /// From the left edge on.
  public var left: StyledText
  /// Up to the right edge.
  public var right: StyledText

  /// A bar such as the status line.
  public init(_ surface: Role, left: StyledText, right: StyledText = StyledText()) {
    self.surface = surface
    self.left = left
    self.right = right
  }

  /// Draws it over the first row of a rectangle.
  public func draw(in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) {
    let line = rect.row(0)
    buffer.fill(line, surface: surface)
    let rightText = glyphs.show(right)
    let rightColumns = rightText.columns
    let showsRight = !right.isEmpty && rightColumns + 2 <= line.width
    if showsRight { buffer.write(plainOnSurface(rightText), row: 0, column: line.width - rightColumns - 1, in: line) }
    let room = line.columns(1, count: line.width - 1 - (showsRight ? rightColumns + 2 : 0))
    buffer.write(plainOnSurface(glyphs.show(left)), row: 0, in: room, ellipsis: glyphs.ellipsis)
  }

  /// Plain text takes the look of the bar itself.
  private func plainOnSurface(_ text: StyledText) -> StyledText {
    text.restyled { $0.role == .text ? Style(surface, $0.attributes, on: $0.surface) : $0 }
  }
}
