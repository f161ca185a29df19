import TerminalUI

/// A screen in the colours of a theme, for a place that is no terminal: runs of cells that look alike, row by row.
struct ScreenPicture {
  /// Neighbouring cells of one look.
  struct Stretch: Hashable {
    /// The first column.
    var column: Int
    /// How many columns it takes.
    var columns: Int
    /// The characters.
    var text: String
    /// The look.
    var style: ResolvedStyle
  }

  let buffer: CellBuffer
  let theme: Theme
  let depth: ColorDepth

  /// The stretches of a row, from left to right; together they take all of its columns.
  func stretches(ofRow y: Int) -> [Stretch] {
    var stretches: [Stretch] = []
    for (x, cell) in buffer.row(y).enumerated() where !cell.isContinuation {
      let style = theme.resolve(cell.style, at: depth)
      if var last = stretches.last, last.style == style {
        last.columns += Int(cell.width)
        last.text.append(cell.character)
        stretches[stretches.count - 1] = last
      } else {
        stretches.append(Stretch(column: x, columns: Int(cell.width), text: String(cell.character), style: style))
      }
    }
    return stretches
  }
}
