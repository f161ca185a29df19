import TerminalUI

/// A state that a terminal shows: keys and time in, cells and effects out. It performs nothing itself.
public protocol ScreenModel {
  /// Draws the screen.
  mutating func frame(size: Size, glyphs: GlyphSet) -> CellBuffer
  /// Takes a key.
  mutating func handle(_ key: KeyEvent)
  /// How long the program may sleep before something moves by itself, in milliseconds; nil while nothing does.
  var wakeAfterMilliseconds: Int? { get }
  /// Lets time pass.
  ///
  /// - Returns: whether something changed.
  mutating func elapse(milliseconds: Int) -> Bool
  /// Takes out what is to be done outside, in order.
  mutating func takeEffects() -> [Effect]
  /// The screen as a picture or a recording; nil where the state has none.
  mutating func picture(_ format: PictureFormat, size: Size, glyphs: GlyphSet, theme: Theme) -> String?
  /// The executable has put a theme to use.
  mutating func adopted(theme: String)
  /// Says what was done outside.
  mutating func report(_ information: String)
  /// Says why something could not be done outside.
  mutating func report(problem: String)
  /// Starts over with a scenario that was read from a file.
  ///
  /// - Throws: what was wrong with it, in one line; the state stays.
  mutating func load(scenario text: String, from file: String) throws
}

extension ScreenModel {
  /// None.
  public mutating func picture(_ format: PictureFormat, size: Size, glyphs: GlyphSet, theme: Theme) -> String? { nil }
}

extension Application: ScreenModel {}
