import TerminalUI

/// What a wait for the person ended with.
public enum TerminalEvent: Hashable, Sendable {
  /// A key, the mouse, or a new size.
  case key(KeyEvent)
  /// Nothing came in the time given, or something came that needs no answer.
  case timeout
  /// The program is to end.
  case ended(ExitSignal)
}
