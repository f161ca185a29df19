/// A picture of the screen, or a recording that steps through the run, in the colours of a theme.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  /// Every event of the run, for asciinema.
  case asciicast
  /// The screen, for browsers and documents.
  case svg
  /// The screen's characters.
  case text

  /// What it is for.
  public var help: String {
    switch self {
    case .asciicast: "a recording of the run for asciinema, with markers"
    case .svg: "this screen as a picture"
    case .text: "this screen as text"
    }
  }
}
