import RaftInterchange
import TerminalUI

/// Turns frames into a recording for asciinema. Only rows that changed are written.
public struct ScreenRecording: Sendable {
  /// The recording so far.
  public private(set) var cast: Asciicast

  private let theme: Theme
  private let depth: ColorDepth
  private var last: CellBuffer?

  /// Begins a recording.
  public init(size: Size, theme: Theme, depth: ColorDepth = .trueColor, title: String) {
    cast = Asciicast(width: size.width, height: size.height, title: title)
    self.theme = theme
    self.depth = depth
  }

  /// Adds a frame, with a marker if a player shall be able to jump to it.
  public mutating func add(_ frame: CellBuffer, atMilliseconds time: Int, marker: String? = nil) {
    let changes = text(of: frame)
    if !changes.isEmpty { cast.add(Asciicast.Event(atMilliseconds: time, .output(changes))) }
    if let marker { cast.add(Asciicast.Event(atMilliseconds: time, .marker(marker))) }
    last = frame
  }

  private func text(of frame: CellBuffer) -> String {
    let picture = ScreenPicture(buffer: frame, theme: theme, depth: depth)
    // The cursor is hidden and the screen cleared once.
    var text = last == nil ? "\u{1B}[?25l\u{1B}[2J" : ""
    for y in 0..<frame.size.height where last.map({ $0.row(y) != frame.row(y) }) ?? true {
      text += "\u{1B}[\(y + 1);1H"
      for stretch in picture.stretches(ofRow: y) { text += Self.codes(of: stretch.style) + stretch.text }
      text += "\u{1B}[0m"
    }
    return text
  }

  /// The escape sequence that selects a look (ECMA-48, SGR).
  private static func codes(of style: ResolvedStyle) -> String {
    var codes = ["0"]
    if style.attributes.contains(.bold) { codes.append("1") }
    if style.attributes.contains(.dim) { codes.append("2") }
    if style.attributes.contains(.underline) { codes.append("4") }
    if style.attributes.contains(.reverse) { codes.append("7") }
    codes += Self.codes(of: style.foreground, base: 30) + Self.codes(of: style.background, base: 40)
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static func codes(of color: ResolvedColor, base: UInt8) -> [String] {
    switch color {
    case .terminalDefault: []
    case .ansi(let color): [color.rawValue < 8 ? "\(base + color.rawValue)" : "\(base + 52 + color.rawValue)"]
    case .indexed(let number): ["\(base + 8)", "5", "\(number)"]
    case .rgb(let color): ["\(base + 8)", "2", "\(color.red)", "\(color.green)", "\(color.blue)"]
    }
  }
}
