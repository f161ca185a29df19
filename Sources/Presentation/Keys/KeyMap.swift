import TerminalUI

/// Which key does what: the built-in table, with a person's own changes.
public struct KeyMap: Sendable {
  /// The bindings, in the order of the help.
  package private(set) var bindings: [KeyBinding]

  /// The built-in table.
  public static let standard = KeyMap(bindings: KeyBinding.table)

  /// The names of all actions, as a configuration file spells them, with their keys and what they do.
  public static var catalogue: [(name: String, keys: [String], help: String)] {
    KeyBinding.table.map { ($0.action.name, $0.keys.map(KeyName.text), $0.help) }
  }

  /// Gives an action other keys than the built-in ones.
  ///
  /// - Throws: ``KeyMapError`` for an unknown action, an unknown key, no key for what is needed to leave, or a key that does two things in
  ///   one pane.
  public mutating func rebind(_ name: String, to names: [String]) throws(KeyMapError) {
    guard let position = bindings.firstIndex(where: { $0.action.name == name }) else {
      throw KeyMapError("the action \"\(name)\" is unknown; accepted are \(bindings.map(\.action.name).joined(separator: ", "))")
    }
    var keys: [KeyEvent] = []
    for keyName in names {
      guard let key = KeyName.key(keyName) else {
        throw KeyMapError("the key \"\(keyName)\" of \(name) is unknown; accepted is \(KeyName.accepted)")
      }
      keys.append(key)
    }
    if keys.isEmpty && bindings[position].action == .quit { throw KeyMapError("quit needs a key") }
    bindings[position].keys = keys
  }

  /// Checks that no key does two things in one pane.
  ///
  /// - Throws: ``KeyMapError`` naming both.
  public func checked() throws(KeyMapError) -> KeyMap {
    for pane in Pane.allCases {
      var owners: [(key: KeyEvent, action: Action)] = []
      for binding in bindings(in: pane) {
        for key in binding.keys {
          if let owner = owners.first(where: { $0.key == key }), owner.action != binding.action,
            !isBuiltIn(key, owner.action, binding.action)
          {
            throw KeyMapError("the key \(KeyName.text(key)) does two things: \(owner.action.name) and \(binding.action.name)")
          }
          owners.append((key, binding.action))
        }
      }
    }
    return self
  }

  /// The built-in table lets a pane's own binding go before a general one with the same key.
  private func isBuiltIn(_ key: KeyEvent, _ first: Action, _ second: Action) -> Bool {
    let owners = KeyBinding.table.filter { $0.keys.contains(key) }.map(\.action)
    return owners.contains(first) && owners.contains(second)
  }

  /// What a key does while `pane` has the focus.
  func action(for key: KeyEvent, in pane: Pane) -> Action? {
    bindings.first { $0.keys.contains(key) && ($0.panes?.contains(pane) ?? true) }?.action
  }

  /// The bindings that work in `pane`.
  func bindings(in pane: Pane) -> [KeyBinding] { bindings.filter { $0.panes?.contains(pane) ?? true } }
}
