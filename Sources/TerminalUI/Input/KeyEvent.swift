/// What a person, or the window around the terminal, did.
public enum KeyEvent: Hashable, Sendable {
  /// A character that was typed.
  case character(Character)
  /// Control with a lower-case letter or one of `@[\]^_`.
  case control(Character)
  /// Alt (or Escape, at once followed) with a character.
  case alt(Character)
  /// Enter.
  case enter
  /// Escape by itself.
  case escape
  /// Tab.
  case tab
  /// Shift and Tab.
  case backTab
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Insert.
  case insert
  /// The arrow up.
  case up
  /// The arrow down.
  case down
  /// The arrow left.
  case left
  /// The arrow right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key by its number.
  case function(Int)
  /// The terminal has this size now.
  case resize(Size)
  /// The mouse, when it was asked for.
  case mouse(MouseEvent)
}
