import TerminalUI

/// A screen as a picture in SVG (1.1), which every browser shows and every text program embeds.
public enum SVGExport {
  /// The colours that a terminal would bring along: themes leave ordinary text and the background to it.
  public struct Ground: Hashable, Sendable {
    /// For text without a colour of its own.
    public var foreground: RGB
    /// Behind everything.
    public var background: RGB

    /// Makes a ground.
    public init(foreground: RGB, background: RGB) {
      self.foreground = foreground
      self.background = background
    }

    /// Light on dark.
    public static let dark = Ground(
      foreground: RGB(red: 0xD4, green: 0xD8, blue: 0xDC), background: RGB(red: 0x10, green: 0x14, blue: 0x18))
    /// Dark on light.
    public static let light = Ground(
      foreground: RGB(red: 0x20, green: 0x24, blue: 0x28), background: RGB(red: 0xFF, green: 0xFF, blue: 0xFF))
  }

  private static let cellWidth = 8
  private static let cellHeight = 17
  private static let baseline = 13

  /// The file.
  public static func text(of buffer: CellBuffer, theme: Theme, ground: Ground, title: String) -> String {
    let picture = ScreenPicture(buffer: buffer, theme: theme, depth: .trueColor)
    let width = buffer.size.width * cellWidth
    let height = buffer.size.height * cellHeight
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">",
      "<title>\(escaped(title))</title>",
      "<rect width=\"100%\" height=\"100%\" fill=\"\(hex(ground.background))\"/>",
      "<g font-family=\"'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace\" font-size=\"13.29\">",
    ]
    for y in 0..<buffer.size.height {
      let stretches = picture.stretches(ofRow: y).map { Painted($0, ground: ground) }
      lines += backgrounds(of: stretches, row: y)
      for stretch in stretches { lines += characters(of: stretch, row: y) }
    }
    return (lines + ["</g>", "</svg>"]).map { $0 + "\n" }.joined()
  }

  /// A stretch with its colours.
  private struct Painted {
    let stretch: ScreenPicture.Stretch
    let foreground: RGB
    let background: RGB?

    init(_ stretch: ScreenPicture.Stretch, ground: Ground) {
      self.stretch = stretch
      let foreground = color(stretch.style.foreground) ?? ground.foreground
      let background = color(stretch.style.background)
      let isReversed = stretch.style.attributes.contains(.reverse)
      self.foreground = isReversed ? background ?? ground.background : foreground
      self.background = isReversed ? foreground : background
    }
  }

  /// What lies behind the characters of a row: one rectangle for all neighbours of one colour, with edges on whole pixels, so that no seam
  /// shows at any scale.
  private static func backgrounds(of stretches: [Painted], row: Int) -> [String] {
    var runs: [(column: Int, columns: Int, color: RGB)] = []
    for painted in stretches {
      guard let background = painted.background else { continue }
      let (column, columns) = (painted.stretch.column, painted.stretch.columns)
      if let last = runs.last, last.color == background, last.column + last.columns == column {
        runs[runs.count - 1].columns += columns
      } else {
        runs.append((column, columns, background))
      }
    }
    return runs.map {
      "<rect x=\"\($0.column * cellWidth)\" y=\"\(row * cellHeight)\" width=\"\($0.columns * cellWidth)\" height=\"\(cellHeight)\""
        + " shape-rendering=\"crispEdges\" fill=\"\(hex($0.color))\"/>"
    }
  }

  /// The characters of a stretch: lines and blocks as shapes, words as text.
  private static func characters(of painted: Painted, row: Int) -> [String] {
    let attributes = painted.stretch.style.attributes
    let color = hex(painted.foreground)
    return SVGPiece.pieces(of: painted.stretch.text, isUnderlined: attributes.contains(.underline)).map { piece in
      let x = (painted.stretch.column + piece.column) * cellWidth
      if let drawn = piece.drawn {
        return SVGDrawnCharacter.element(
          drawn, count: piece.text.count, x: x, y: row * cellHeight, cellWidth: cellWidth, cellHeight: cellHeight, color: color)
      }
      // The length is fixed, so that columns stay true in any font.
      return "<text x=\"\(x)\" y=\"\(row * cellHeight + baseline)\" textLength=\"\(piece.text.columns * cellWidth)\""
        + " lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"\(color)\"\(Self.attributes(attributes))>"
        + "\(escaped(piece.text))</text>"
    }
  }

  private static func attributes(_ attributes: Attributes) -> String {
    (attributes.contains(.bold) ? " font-weight=\"bold\"" : "") + (attributes.contains(.underline) ? " text-decoration=\"underline\"" : "")
      + (attributes.contains(.dim) ? " opacity=\"0.6\"" : "")
  }

  private static func color(_ color: ResolvedColor) -> RGB? { if case .rgb(let color) = color { color } else { nil } }

  private static func hex(_ color: RGB) -> String {
    let digits = String(color.value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
  }
}
