import TerminalUI

/// A screen with its looks, in few bytes: the text in Unicode, then the looks in the dark theme and without colours, then what ASCII changes.
///
/// A look is a letter; a row's looks are run lengths, such as `.2A13B`, and rows of plain text are left out. Of the ASCII screen those rows are
/// kept that differ from the Unicode ones by more than a stand-in of one column for each character.
struct ScreenRecord {
  var unicode: CellBuffer
  var ascii: CellBuffer
  var dark: Theme
  var mono: Theme

  var text: String {
    var parts = [unicode.picture(), "-- dark --"]
    parts += looks(dark, at: .indexed256)
    parts.append("-- mono --")
    parts += looks(mono, at: .monochrome)
    parts.append("-- ascii --")
    parts += asciiRows
    return parts.joined(separator: "\n") + "\n"
  }

  /// The letters with what they stand for, then the rows.
  private func looks(_ theme: Theme, at depth: ColorDepth) -> [String] {
    var names: [String] = []
    var rows: [String] = []
    for y in 0..<unicode.size.height {
      var runs: [(letter: Character, count: Int)] = []
      for cell in unicode.row(y) {
        let name = Self.name(of: theme.resolve(cell.style, at: depth))
        var letter: Character = "."
        if !name.isEmpty {
          if !names.contains(name) { names.append(name) }
          letter = Self.letters[names.firstIndex(of: name) ?? 0]
        }
        if runs.last?.letter == letter { runs[runs.count - 1].count += 1 } else { runs.append((letter, 1)) }
      }
      if runs.last?.letter == "." { runs.removeLast() }
      if !runs.isEmpty { rows.append("\(y) " + runs.map { "\($0.letter)\($0.count == 1 ? "" : String($0.count))" }.joined()) }
    }
    return names.enumerated().map { "\(Self.letters[$0.offset])=\($0.element)" } + rows
  }

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

  /// `74`, `231 bold`, `253 on 236`; empty for the terminal's own colours without attributes.
  private static func name(of style: ResolvedStyle) -> String {
    var words: [String] = []
    if style.foreground != .terminalDefault { words.append(name(of: style.foreground)) }
    if style.background != .terminalDefault { words += ["on", name(of: style.background)] }
    words += Attributes.named.filter { style.attributes.contains($0.attribute) }.map(\.name)
    return words.joined(separator: " ")
  }

  private static func name(of color: ResolvedColor) -> String {
    switch color {
    case .terminalDefault: "default"
    case .ansi(let color): color.name
    case .indexed(let number): "\(number)"
    case .rgb(let color): "#" + String(color.value, radix: 16)
    }
  }

  private var asciiRows: [String] {
    (0..<unicode.size.height).compactMap { y in
      let plain = text(of: unicode, row: y)
      let expected = plain.map { character in
        let shown = GlyphSet.ascii.show(String(character))
        return shown.count == 1 ? shown : String(character)
      }.joined()
      let actual = text(of: ascii, row: y)
      return actual == expected ? nil : "\(y) \(actual)"
    }
  }

  private func text(of buffer: CellBuffer, row: Int) -> String {
    var line = buffer.row(row).map { $0.isContinuation ? "" : String($0.character) }.joined()
    while line.last == " " { line.removeLast() }
    return line
  }
}
