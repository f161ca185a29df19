import TerminalUI

/// The names of keys, as help shows them and as a configuration file spells them.
enum KeyName {
  private static let named: [(name: String, key: KeyEvent)] = [
    ("Space", .character(" ")), ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Shift-Tab", .backTab), ("←", .left), ("→", .right),
    ("↑", .up), ("↓", .down), ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown), ("Backspace", .backspace),
    ("Del", .delete), ("Ins", .insert),
  ]

  /// Other spellings that are easier to type.
  private static let spelled: [(name: String, key: KeyEvent)] = [("Left", .left), ("Right", .right), ("Up", .up), ("Down", .down)]

  /// What a name may be, for messages.
  static let accepted =
    "a character, Ctrl-x, Alt-x, F1 to F12, Space, Enter, Esc, Tab, Shift-Tab, Left, Right, Up, Down, Home, End, PgUp, PgDn, Backspace, Del, Ins"

  /// The name of a key.
  static func text(_ key: KeyEvent) -> String {
    if let known = named.first(where: { $0.key == key }) { return known.name }
    switch key {
    case .character(let character): return String(character)
    case .control(let character): return "Ctrl-\(character)"
    case .alt(let character): return "Alt-\(character)"
    case .function(let number): return "F\(number)"
    default: return ""
    }
  }

  /// The key with a name, nil when there is none.
  static func key(_ name: String) -> KeyEvent? {
    if let known = (named + spelled).first(where: { $0.name.lowercased() == name.lowercased() }) { return known.key }
    if name.count == 1, let character = name.first { return .character(character) }
    let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].count == 1, let character = parts[1].first {
      if parts[0].lowercased() == "ctrl" { return .control(Character(character.lowercased())) }
      if parts[0].lowercased() == "alt" { return .alt(character) }
    }
    if name.first?.lowercased() == "f", let number = Int(name.dropFirst()), (1...12).contains(number) { return .function(number) }
    return nil
  }
}
