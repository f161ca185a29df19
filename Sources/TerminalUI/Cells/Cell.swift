/// One cell of the grid.
public struct Cell: Hashable, Sendable {
  /// What it shows. The second cell of a wide pair holds a space that is not drawn.
  public var character: Character
  /// How it is meant.
  public var style: Style
  /// The columns of its character: 1, 2 for the first cell of a wide pair, 0 for the second.
  public var width: UInt8

  /// A cell of one column.
  public init(_ character: Character, _ style: Style = .text) {
    self.init(character: character, style: style, width: 1)
  }

  init(character: Character, style: Style, width: UInt8) {
    self.character = character
    self.style = style
    self.width = width
  }

  /// A space in the plain style.
  public static let blank = Cell(" ")

  /// Whether it is the second half of a wide character.
  public var isContinuation: Bool { width == 0 }
}
