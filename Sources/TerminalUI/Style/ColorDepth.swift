/// How many colours there are to draw with.
public enum ColorDepth: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// None: attributes alone carry the meaning.
  case monochrome
  /// The sixteen ANSI colours.
  case ansi16
  /// xterm's 256.
  case indexed256
  /// 24 bits.
  case trueColor

  /// Fewer colours come first.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}
