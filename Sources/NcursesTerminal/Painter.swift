import CNcurses
import TerminalUI

/// Puts buffers on the screen. Rows that are as they were painted last are passed over; of the others ncurses sends what differs.
struct Painter {
  /// What ncurses is asked for a style.
  private struct Look {
    var attributes: Int32
    var pair: Int32
  }

  /// The theme; a new one takes effect with the next painting.
  var theme: Theme {
    didSet { forget() }
  }
  private let depth: ColorDepth
  private let colors: ColorNumbers
  private var looks: [Style: Look] = [:]
  private var painted: CellBuffer?

  /// A painter on an open screen.
  init(theme: Theme, depth: ColorDepth, colors: ColorNumbers) {
    self.theme = theme
    self.depth = depth
    self.colors = colors
  }

  /// Paints everything anew next time: after a change of size or of theme.
  mutating func forget() {
    looks = [:]
    painted = nil
  }

  /// Puts the buffer on a screen of that size and sends the difference.
  mutating func paint(_ buffer: CellBuffer, screen: Size) {
    let area = buffer.bounds.intersection(Rect(screen))
    for y in area.y..<area.maxY where !isPainted(row: y, of: buffer) { paint(row: y, of: buffer, width: area.width) }
    painted = buffer
    if let cursor = buffer.cursor, area.contains(cursor) {
      terminal_refresh(Int32(cursor.y), Int32(cursor.x))
    } else {
      terminal_refresh(-1, -1)
    }
  }

  private func isPainted(row y: Int, of buffer: CellBuffer) -> Bool {
    guard let painted, painted.size == buffer.size else { return false }
    return painted.row(y) == buffer.row(y)
  }

  private mutating func paint(row y: Int, of buffer: CellBuffer, width: Int) {
    // Neighbours mostly look alike.
    var last: (style: Style, look: Look)?
    for (x, cell) in buffer.row(y).prefix(width).enumerated() where !cell.isContinuation {
      let look = last.flatMap { $0.style == cell.style ? $0.look : nil } ?? look(of: cell.style)
      last = (cell.style, look)
      var scalars = cell.character.unicodeScalars.map(\.value)
      var columns = Int32(cell.width)
      if x + Int(cell.width) > width {
        scalars = [0x20]
        columns = 1
      }
      terminal_put(Int32(y), Int32(x), scalars, Int32(scalars.count), columns, look.attributes, look.pair)
    }
  }

  private mutating func look(of style: Style) -> Look {
    if let known = looks[style] { return known }
    let resolved = theme.resolve(style, at: depth)
    let background = colors.background(resolved.background)
    let foreground = colors.foreground(resolved.foreground, on: background)
    let attributes = resolved.attributes.union(foreground.attributes).union(background.attributes)
    // Without colours there are no pairs, and asking for one would crash.
    let isPlain = depth == .monochrome || (foreground.number < 0 && background.number < 0)
    let look = Look(
      attributes: Int32(attributes.rawValue), pair: isPlain ? 0 : terminal_color_pair(foreground.number, background.number))
    looks[style] = look
    return look
  }
}
