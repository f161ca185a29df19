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
      "<g font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"13.29\">",
    ]
    for y in 0..<buffer.size.height {
      for stretch in picture.stretches(ofRow: y) { lines += elements(of: stretch, row: y, ground: ground) }
    }
    return (lines + ["</g>", "</svg>"]).map { $0 + "\n" }.joined()
  }

  private static func elements(of stretch: ScreenPicture.Stretch, row: Int, ground: Ground) -> [String] {
    var foreground = color(stretch.style.foreground) ?? ground.foreground
    var background = color(stretch.style.background)
    if stretch.style.attributes.contains(.reverse) { (foreground, background) = (background ?? ground.background, foreground) }
    let x = stretch.column * cellWidth
    let width = stretch.columns * cellWidth
    var elements: [String] = []
    if let background {
      elements.append(
        "<rect x=\"\(x)\" y=\"\(row * cellHeight)\" width=\"\(width)\" height=\"\(cellHeight)\" fill=\"\(hex(background))\"/>")
    }
    let isBlank = stretch.text.allSatisfy { $0 == " " } && !stretch.style.attributes.contains(.underline)
    if !isBlank {
      // The length is fixed, so that columns stay true in any font.
      elements.append(
        "<text x=\"\(x)\" y=\"\(row * cellHeight + baseline)\" textLength=\"\(width)\" lengthAdjust=\"spacingAndGlyphs\""
          + " xml:space=\"preserve\" fill=\"\(hex(foreground))\"\(attributes(stretch.style.attributes))>\(escaped(stretch.text))</text>")
    }
    return elements
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
