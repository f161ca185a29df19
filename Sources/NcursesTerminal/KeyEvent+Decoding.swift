import CNcurses
import TerminalUI

extension KeyEvent {
  /// The key that sends a character; nothing for a control character that no key sends.
  package init?(scalar value: UInt32) {
    switch value {
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x08, 0x7F: self = .backspace
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(value + 0x60))))
    case 0x00, 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(value + 0x40))))
    case 0x80...0x9F: return nil
    default:
      guard let scalar = Unicode.Scalar(value) else { return nil }
      self = .character(Character(scalar))
    }
  }

  /// The key of one of ncurses' codes.
  init?(key code: UInt32) {
    if code > terminal_key_function.rawValue {
      self = .function(Int(code - terminal_key_function.rawValue))
    } else if let key = Self.keys[code] {
      self = key
    } else {
      return nil
    }
  }

  private static let keys: [UInt32: KeyEvent] = [
    terminal_key_up.rawValue: .up, terminal_key_down.rawValue: .down, terminal_key_left.rawValue: .left,
    terminal_key_right.rawValue: .right,
    terminal_key_home.rawValue: .home, terminal_key_end.rawValue: .end, terminal_key_page_up.rawValue: .pageUp,
    terminal_key_page_down.rawValue: .pageDown, terminal_key_insert.rawValue: .insert, terminal_key_delete.rawValue: .delete,
    terminal_key_backspace.rawValue: .backspace, terminal_key_back_tab.rawValue: .backTab, terminal_key_enter.rawValue: .enter,
  ]
}
