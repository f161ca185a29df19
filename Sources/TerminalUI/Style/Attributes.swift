/// What a terminal can do to a cell besides colouring it.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The set as bits.
  public let rawValue: UInt8

  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier strokes. In the log matrix: committed.
  public static let bold = Attributes(rawValue: 1)
  /// A line below. In the log matrix: changed by this event.
  public static let underline = Attributes(rawValue: 2)
  /// Foreground and background swapped: the cursor, and nothing else.
  public static let reverse = Attributes(rawValue: 4)
  /// Fainter strokes.
  public static let dim = Attributes(rawValue: 8)

  /// The attributes by the names that theme files use, in the order of their bits.
  public static let named: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("underline", .underline), ("reverse", .reverse), ("dim", .dim),
  ]
}
