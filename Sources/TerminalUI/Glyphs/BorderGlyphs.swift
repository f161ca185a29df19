/// The characters that frames and rules are made of.
public struct BorderGlyphs: Hashable, Sendable {
  /// `─`
  public var horizontal: Character
  /// `│`
  public var vertical: Character
  /// `╭`
  public var topLeft: Character
  /// `╮`
  public var topRight: Character
  /// `╰`
  public var bottomLeft: Character
  /// `╯`
  public var bottomRight: Character
  /// `├`
  public var teeRight: Character
  /// `┤`
  public var teeLeft: Character
  /// `┬`
  public var teeDown: Character
  /// `┴`
  public var teeUp: Character
  /// `┼`
  public var cross: Character

  /// Light lines with rounded corners.
  public static let rounded = BorderGlyphs(
    horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯", teeRight: "├", teeLeft: "┤",
    teeDown: "┬",
    teeUp: "┴", cross: "┼")

  /// Hyphens, bars and plus signs.
  public static let ascii = BorderGlyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", teeRight: "+", teeLeft: "+",
    teeDown: "+",
    teeUp: "+", cross: "+")
}
