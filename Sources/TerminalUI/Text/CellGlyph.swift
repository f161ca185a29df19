/// What one cell (or a wide pair of cells) shows: a spacing scalar with the marks that sit on it.
struct CellGlyph: Hashable, Sendable {
  /// The character; never a control character, never wider than ``width``.
  var character: Character
  /// One or two columns.
  var width: Int

  /// Stands where something that cannot be shown was: a control character, an unassigned or private scalar.
  static let replacement = CellGlyph(character: "\u{FFFD}", width: 1)

  /// Marks above this number are dropped: terminals keep few in a cell, and a payload may stack any number.
  static let marksMax = 4

  /// The glyphs that show a character, nearly always one.
  ///
  /// Terminals lay text out scalar by scalar, not by grapheme clusters: a joined emoji or a flag is several glyphs here, as it is there, so
  /// that columns stay true. Joiners, direction marks and variation selectors are dropped; they would change widths behind the grid's back.
  static func glyphs(of character: Character) -> [CellGlyph] {
    if let single = single(character) { return [single] }
    var glyphs: [CellGlyph] = []
    var marks = 0
    for scalar in character.unicodeScalars {
      switch ScalarKind(scalar) {
      case .spacing(let width):
        glyphs.append(CellGlyph(character: Character(scalar), width: width))
        marks = 0
      case .mark:
        if glyphs.isEmpty { glyphs.append(CellGlyph(character: " ", width: 1)) }
        if marks < marksMax { glyphs[glyphs.count - 1].add(mark: scalar) }
        marks += 1
      case .dropped: break
      case .unshowable: glyphs.append(.replacement)
      }
    }
    return glyphs
  }

  /// The glyph of a character that is surely one: ASCII, or a line or block that frames and gauges are made of. Nearly everything on a screen.
  static func single(_ character: Character) -> CellGlyph? {
    let scalars = character.unicodeScalars
    let first = scalars[scalars.startIndex]
    if first.value < 0x80, let ascii = character.asciiValue { return glyph(ofASCII: ascii, character) }
    let isBox = (0x2500...0x25FC).contains(first.value) && scalars.index(after: scalars.startIndex) == scalars.endIndex
    return isBox ? CellGlyph(character: character, width: 1) : nil
  }

  private static func glyph(ofASCII value: UInt8, _ character: Character) -> CellGlyph {
    switch value {
    case 0x20..<0x7F: CellGlyph(character: character, width: 1)
    case 0x09, 0x0A, 0x0D: CellGlyph(character: " ", width: 1)
    default: .replacement
    }
  }

  private mutating func add(mark: Unicode.Scalar) {
    var scalars = String.UnicodeScalarView(character.unicodeScalars)
    scalars.append(mark)
    // A mark that does not join its base into one grapheme would become a character of its own; it is left out.
    let text = String(scalars)
    if text.count == 1 { character = Character(text) }
  }
}
