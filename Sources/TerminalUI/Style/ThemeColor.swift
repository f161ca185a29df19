/// A colour as a theme gives it: one answer for each kind of terminal. Where there is none, the terminal's own default colour is used.
public struct ThemeColor: Hashable, Sendable {
  /// For terminals with 24-bit colour.
  public var trueColor: RGB?
  /// For terminals with 256 colours: xterm's number.
  public var indexed: UInt8?
  /// For terminals with 16 colours.
  public var ansi: ANSIColor?

  /// A colour from its three answers.
  public init(trueColor: RGB?, indexed: UInt8?, ansi: ANSIColor?) {
    self.trueColor = trueColor
    self.indexed = indexed
    self.ansi = ansi
  }

  /// A colour given by its 24-bit value alone; the other two are the nearest ones.
  public init(_ color: RGB) { self.init(trueColor: color, indexed: color.nearestIndexed, ansi: color.nearestANSI) }

  /// The terminal's own colour, whatever it is.
  public static let terminalDefault = ThemeColor(trueColor: nil, indexed: nil, ansi: nil)

  /// What to ask of a terminal of that depth.
  public func resolved(at depth: ColorDepth) -> ResolvedColor {
    switch depth {
    case .monochrome: .terminalDefault
    case .ansi16: ansi.map(ResolvedColor.ansi) ?? .terminalDefault
    case .indexed256: indexed.map(ResolvedColor.indexed) ?? .terminalDefault
    case .trueColor: trueColor.map(ResolvedColor.rgb) ?? .terminalDefault
    }
  }
}
