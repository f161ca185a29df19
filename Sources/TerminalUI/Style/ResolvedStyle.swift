/// A colour as a terminal is asked for it.
public enum ResolvedColor: Hashable, Sendable {
  /// The terminal's own.
  case terminalDefault
  /// One of the sixteen.
  case ansi(ANSIColor)
  /// One of xterm's 256.
  case indexed(UInt8)
  /// A 24-bit colour.
  case rgb(RGB)
}

/// A style as a terminal is asked for it.
public struct ResolvedStyle: Hashable, Sendable {
  /// The colour of the strokes.
  public var foreground: ResolvedColor
  /// The colour behind them.
  public var background: ResolvedColor
  /// Bold, underline, reverse, dim.
  public var attributes: Attributes

  /// A resolved style from its parts.
  public init(foreground: ResolvedColor = .terminalDefault, background: ResolvedColor = .terminalDefault, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
