/// A grid of cells: a screen that has not been painted yet.
///
/// Drawing is clipped everywhere: writing outside of the grid or of the rectangle given changes nothing there. A pane is a pure function of its
/// state, a rectangle and a buffer.
public struct CellBuffer: Hashable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// Where the terminal's cursor stands; hidden when nothing.
  public var cursor: Point?
  private(set) var cells: [Cell]

  /// A grid of blanks.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  /// The whole grid.
  public var bounds: Rect { Rect(size) }

  /// The cell in a place; the place must be inside the grid.
  public subscript(x: Int, y: Int) -> Cell {
    precondition(bounds.contains(Point(x: x, y: y)), "no cell at column \(x), row \(y) of \(size.width)×\(size.height)")
    return cells[y * size.width + x]
  }

  /// The cells of a row from left to right; the row must be inside the grid.
  public func row(_ y: Int) -> ArraySlice<Cell> { cells[y * size.width..<(y + 1) * size.width] }

  /// Puts a glyph in a place inside the grid, keeping the cell's surface when the style has none. A wide character that loses one half loses
  /// both: what remains of it becomes a blank.
  mutating func place(_ glyph: CellGlyph, _ style: Style, x: Int, y: Int) {
    for column in x..<x + glyph.width { blankPartner(ofColumn: column, row: y) }
    var style = style
    let index = y * size.width + x
    if style.surface == nil { style.surface = cells[index].style.surface }
    cells[index] = Cell(character: glyph.character, style: style, width: UInt8(glyph.width))
    if glyph.width == 2 { cells[index + 1] = Cell(character: " ", style: style, width: 0) }
  }

  /// Changes the style of every cell of a rectangle.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { change(&cells[y * size.width + x].style) }
    }
  }

  private mutating func blankPartner(ofColumn x: Int, row y: Int) {
    let index = y * size.width + x
    switch cells[index].width {
    case 0: cells[index - 1] = Cell(" ", cells[index - 1].style)
    case 2: cells[index + 1] = Cell(" ", cells[index + 1].style)
    default: break
    }
  }
}
