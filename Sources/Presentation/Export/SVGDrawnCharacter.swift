/// A character that is drawn as a shape, since those of fonts leave gaps between the cells: lines, blocks and shades.
enum SVGDrawnCharacter {
  /// Lines from the middle of the cell to its edges.
  private struct Arms: OptionSet {
    let rawValue: Int
    static let left = Arms(rawValue: 1)
    static let right = Arms(rawValue: 2)
    static let up = Arms(rawValue: 4)
    static let down = Arms(rawValue: 8)
  }

  private static let lines: [Character: Arms] = [
    "─": [.left, .right], "│": [.up, .down], "├": [.up, .down, .right], "┤": [.up, .down, .left], "┬": [.left, .right, .down],
    "┴": [.left, .right, .up], "┼": [.left, .right, .up, .down], "└": [.up, .right], "┘": [.up, .left], "┌": [.down, .right],
    "┐": [.down, .left],
  ]

  /// The corners that are round: the ways out of the cell, sideways and up or down.
  private static let corners: [Character: (side: Arms, end: Arms)] = [
    "╭": (.right, .down), "╮": (.left, .down), "╰": (.right, .up), "╯": (.left, .up),
  ]

  /// Blocks: from and to which share of the cell's height they go, and how dense they are.
  private static let blocks: [Character: (top: Double, bottom: Double, opacity: Double)] = [
    "█": (0, 1, 1), "▓": (0, 1, 0.75), "▒": (0, 1, 0.5), "░": (0, 1, 0.25), "▀": (0, 0.5, 1), "▄": (0.5, 1, 1), "▔": (0, 0.125, 1),
  ]

  /// Whether there is a shape for it.
  static func isDrawn(_ character: Character) -> Bool {
    lines[character] != nil || corners[character] != nil || blocks[character] != nil
  }

  /// The shape for so many of the same character in a row, from a corner on; empty when there is none.
  static func element(_ character: Character, count: Int, x: Int, y: Int, cellWidth: Int, cellHeight: Int, color: String) -> String {
    if let block = blocks[character] {
      let top = Double(y) + block.top * Double(cellHeight)
      let height = (block.bottom - block.top) * Double(cellHeight)
      let opacity = block.opacity == 1 ? "" : " fill-opacity=\"\(block.opacity)\""
      return "<rect x=\"\(x)\" y=\"\(top)\" width=\"\(count * cellWidth)\" height=\"\(height)\" shape-rendering=\"crispEdges\""
        + " fill=\"\(color)\"\(opacity)/>"
    }
    let path = path(character, count: count, x: Double(x), y: Double(y), width: Double(cellWidth), height: Double(cellHeight))
    return path.isEmpty ? "" : "<path d=\"\(path)\" fill=\"none\" stroke=\"\(color)\"/>"
  }

  private static func path(_ character: Character, count: Int, x: Double, y: Double, width: Double, height: Double) -> String {
    // Half a pixel keeps a line of one pixel sharp.
    let (middleX, middleY) = (x + width / 2 + 0.5, y + (height - 1) / 2 + 0.5)
    if let corner = corners[character] {
      let side = corner.side == .left ? x : x + width
      let end = corner.end == .up ? y : y + height
      return "M\(side) \(middleY)Q\(middleX) \(middleY) \(middleX) \(end)"
    }
    guard let arms = lines[character] else { return "" }
    // A run of level lines is one line.
    if arms == [.left, .right] { return "M\(x) \(middleY)H\(x + Double(count) * width)" }
    return (0..<count).map { position in
      let shift = Double(position) * width
      var path = ""
      if arms.contains(.left) { path += "M\(x + shift) \(middleY)H\(middleX + shift)" }
      if arms.contains(.right) { path += "M\(middleX + shift) \(middleY)H\(x + shift + width)" }
      if arms.contains(.up) { path += "M\(middleX + shift) \(y)V\(middleY)" }
      if arms.contains(.down) { path += "M\(middleX + shift) \(middleY)V\(y + height)" }
      return path
    }.joined()
  }
}
