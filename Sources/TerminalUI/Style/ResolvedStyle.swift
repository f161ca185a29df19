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
