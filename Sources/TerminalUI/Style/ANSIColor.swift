/// The sixteen colours that nearly every terminal has; the raw value is the terminal's own number.
public enum ANSIColor: UInt8, CaseIterable, Hashable, Sendable {
  /// Colour 0.
  case black
  /// Colour 1.
  case red
  /// Colour 2.
  case green
  /// Colour 3.
  case yellow
  /// Colour 4.
  case blue
  /// Colour 5.
  case magenta
  /// Colour 6.
  case cyan
  /// Colour 7.
  case white
  /// Colour 8: grey.
  case brightBlack
  /// Colour 9.
  case brightRed
  /// Colour 10.
  case brightGreen
  /// Colour 11.
  case brightYellow
  /// Colour 12.
  case brightBlue
  /// Colour 13.
  case brightMagenta
  /// Colour 14.
  case brightCyan
  /// Colour 15.
  case brightWhite

  /// The name that theme files use, such as `bright-red`.
  public var name: String {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return rawValue < 8 ? plain[Int(rawValue)] : "bright-" + plain[Int(rawValue) - 8]
  }

  /// The colour of that name, if there is one.
  public init?(name: String) {
    guard let color = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = color
  }
}
