extension Character {
  /// The columns that the character takes in a grid of cells.
  public var columns: Int { CellGlyph.single(self)?.width ?? CellGlyph.glyphs(of: self).reduce(0) { $0 + $1.width } }
}

extension StringProtocol {
  /// The columns that the text takes in a grid of cells. Linear in its length.
  public var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The longest start of the text that fits in so many columns, cut between grapheme clusters. When something is cut and there is room for
  /// it, `ellipsis` stands at the end.
  public func cut(toColumns columnsMax: Int, ellipsis: String = "") -> String {
    if columns <= columnsMax { return String(self) }
    let room = columnsMax - ellipsis.columns
    guard room >= 0 else { return cut(toColumns: columnsMax) }
    var kept = ""
    var used = 0
    for character in self {
      let width = character.columns
      if used + width > room { break }
      kept.append(character)
      used += width
    }
    return kept + ellipsis
  }

  /// The text cut or padded with spaces to exactly so many columns.
  public func padded(toColumns width: Int, _ alignment: Alignment = .left, ellipsis: String = "") -> String {
    let text = cut(toColumns: width, ellipsis: ellipsis)
    let space = Swift.max(0, width - text.columns)
    let before =
      switch alignment {
      case .left: 0
      case .center: space / 2
      case .right: space
      }
    return String(repeating: " ", count: before) + text + String(repeating: " ", count: space - before)
  }
}
