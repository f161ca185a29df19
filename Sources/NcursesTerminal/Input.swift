import CNcurses
import TerminalUI

/// Reads what was typed.
struct Input {
  /// Came right behind an Escape without belonging to it.
  private var pending: KeyEvent?

  /// The next event that is there already, without waiting.
  mutating func next() -> KeyEvent? {
    if let key = pending {
      pending = nil
      return key
    }
    guard let key = read() else { return nil }
    guard key == .escape, let following = read() else { return key }
    // ncurses has waited for the rest of a key's sequence; a character that is there all the same was sent together with the Escape: that is Alt.
    if case .character(let character) = following { return .alt(character) }
    pending = following
    return key
  }

  private func read() -> KeyEvent? {
    while true {
      let input = terminal_read()
      switch input.kind {
      case terminal_input_character: if let key = KeyEvent(scalar: input.value) { return key }
      case terminal_input_key: if let key = KeyEvent(key: input.value) { return key }
      case terminal_input_resize: return .resize(TerminalSession.screenSize())
      case terminal_input_mouse: return .mouse(MouseEvent(input))
      default: return nil
      }
    }
  }
}
