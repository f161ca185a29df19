/// How a theme shows one role.
public struct RoleStyle: Hashable, Sendable {
  /// The colour of the strokes.
  public var foreground: ThemeColor
  /// The colour behind them.
  public var background: ThemeColor
  /// Attributes wherever there are colours.
  public var attributes: Attributes
  /// Attributes where there are none, so that what colour told is not lost.
  public var monochromeAttributes: Attributes

  /// A role's look from its parts. Without attributes for monochrome, the others hold there too.
  public init(
    foreground: ThemeColor = .terminalDefault, background: ThemeColor = .terminalDefault, attributes: Attributes = [],
    monochromeAttributes: Attributes? = nil
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.monochromeAttributes = monochromeAttributes ?? attributes
  }

  /// The attributes that hold at a depth.
  func attributes(at depth: ColorDepth) -> Attributes { depth == .monochrome ? monochromeAttributes : attributes }
}
