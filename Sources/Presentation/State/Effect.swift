/// What the state asks of the world outside; the executable carries it out.
public enum Effect: Hashable, Sendable {
  /// End the program.
  case quit
  /// Paint with another theme.
  case theme(String)
  /// Take mouse events, or leave them to the terminal.
  case mouse(Bool)
  /// Write a file.
  case save(path: String, text: String)
  /// Write a file with a picture, which takes the size and the colours of the screen to make; see ``ScreenModel/picture(_:size:glyphs:theme:)``.
  case picture(path: String, PictureFormat)
  /// Read a scenario file; the answer comes through ``Application/load(scenario:from:)``.
  case open(path: String)
}
