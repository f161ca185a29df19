/// Text in letters of several rows, to be read from the back of a room. Letters, digits and spaces only; anything else is a space.
///
/// The largest form that fits is drawn: pixels of two columns, half blocks, pixels of one column (all there is in ASCII), letters with spaces
/// between them, and at last the text as it is.
public struct BlockLetters: Hashable, Sendable {
  /// What is written; small letters are written as capitals.
  public var text: String
  /// How it looks.
  public var style: Style

  /// Text in a style.
  public init(_ text: String, _ style: Style) {
    self.text = text
    self.style = style
  }

  /// Draws it from the left edge on, as large as fits.
  /// - Returns: The columns that it took.
  @discardableResult
  public func draw(in rect: Rect, glyphs: GlyphSet, on buffer: inout CellBuffer) -> Int {
    let rows = Self.pixels(of: text)
    let width = rows.first?.count ?? 0
    if rect.height >= Self.pixelRows && 2 * width <= rect.width {
      draw(rows.map { row in row.map { $0 ? glyphs.barFull + glyphs.barFull : "  " }.joined() }, in: rect, on: &buffer)
      return 2 * width
    }
    if !glyphs.isASCII && rect.height >= 3 && width <= rect.width {
      draw(Self.halfBlocks(rows), in: rect, on: &buffer)
      return width
    }
    if rect.height >= Self.pixelRows && width <= rect.width {
      draw(rows.map { row in row.map { $0 ? glyphs.barFull : " " }.joined() }, in: rect, on: &buffer)
      return width
    }
    let spaced = text.uppercased().map(String.init).joined(separator: " ")
    let line = spaced.columns <= rect.width ? spaced : text
    buffer.write(StyledText(glyphs.show(line), style), row: rect.height / 2, in: rect, ellipsis: glyphs.ellipsis)
    return line.columns
  }

  private func draw(_ lines: [String], in rect: Rect, on buffer: inout CellBuffer) {
    let top = (rect.height - lines.count) / 2
    for (row, line) in lines.enumerated() { buffer.write(line, style, row: top + row, in: rect) }
  }

  private static let pixelRows = 5

  /// Rows of pixels: three a letter and one between letters.
  private static func pixels(of text: String) -> [[Bool]] {
    let shapes = text.uppercased().map { letters[$0] ?? [0, 0, 0, 0, 0] }
    return (0..<pixelRows).map { row in
      shapes.flatMap { shape in [4, 2, 1, 0].map { shape[row] & $0 != 0 } }.dropLast()
    }
  }

  /// Two rows of pixels in a row of cells.
  private static func halfBlocks(_ rows: [[Bool]]) -> [String] {
    stride(from: 0, to: pixelRows, by: 2).map { top in
      rows[top].indices.map { column in
        let below = top + 1 < pixelRows && rows[top + 1][column]
        return switch (rows[top][column], below) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      }.joined()
    }
  }

  /// Five rows of three pixels a letter, each row an octal digit.
  private static let letters: [Character: [UInt8]] = {
    let shapes: [(Character, String)] = [
      ("A", "25755"), ("B", "65656"), ("C", "34443"), ("D", "65556"), ("E", "74647"), ("F", "74644"), ("G", "34553"), ("H", "55755"),
      ("I", "72227"), ("J", "11152"), ("K", "55655"), ("L", "44447"), ("M", "57755"), ("N", "65555"), ("O", "25552"), ("P", "65644"),
      ("Q", "25563"), ("R", "65655"), ("S", "34216"), ("T", "72222"), ("U", "55557"), ("V", "55552"), ("W", "55775"), ("X", "55255"),
      ("Y", "55222"), ("Z", "71247"), ("0", "75557"), ("1", "26227"), ("2", "61247"), ("3", "61216"), ("4", "55711"), ("5", "74616"),
      ("6", "34757"), ("7", "71222"), ("8", "75757"), ("9", "75716"), ("-", "00700"),
    ]
    return Dictionary(uniqueKeysWithValues: shapes.map { ($0.0, $0.1.map { UInt8($0.wholeNumberValue ?? 0) }) })
  }()
}
