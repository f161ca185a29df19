import TerminalUI

/// A part of a text that is drawn in one go: words that stand together, or a run of one character that is drawn as a shape.
struct SVGPiece: Hashable {
  /// The first column, from the beginning of the text.
  var column: Int
  /// The characters.
  var text: String
  /// The character that is drawn as a shape.
  var drawn: Character?

  /// The parts of a text that show something. Words that are further apart than one space are parts of their own, each of which begins at its
  /// column, whatever a font does to the others.
  static func pieces(of text: String, isUnderlined: Bool) -> [SVGPiece] {
    var pieces: [SVGPiece] = []
    var column = 0
    var blanks = 0
    for character in text {
      defer { column += max(String(character).columns, 1) }
      if character == " " && !isUnderlined {
        blanks += 1
        continue
      }
      let drawn = SVGDrawnCharacter.isDrawn(character) ? character : nil
      let joins = pieces.last.map { $0.drawn == drawn && (blanks == 0 || (blanks == 1 && drawn == nil)) } ?? false
      if joins {
        pieces[pieces.count - 1].text += String(repeating: " ", count: blanks) + String(character)
      } else {
        pieces.append(SVGPiece(column: column, text: String(character), drawn: drawn))
      }
      blanks = 0
    }
    return pieces
  }
}
