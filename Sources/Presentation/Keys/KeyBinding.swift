import TerminalUI

/// One line of the key table, from which keys are looked up and help and hints are made.
package struct KeyBinding: Sendable {
  /// Where the line stands in the help.
  package enum Group: String, CaseIterable, Sendable {
    case time = "Time"
    case cluster = "The cluster"
    case network = "The network"
    case view = "Finding one's way"
    case program = "The program"
  }

  var keys: [KeyEvent]
  var action: Action
  package var group: Group
  /// A word or two for the hint bar.
  var hint: String
  /// A sentence for the help.
  package var help: String
  /// The panes where the key works; nil for all.
  package var panes: [Pane]?
  /// The place in the hint bar, lowest first; nil keeps it out.
  var hintRank: Int?

  init(
    _ keys: [KeyEvent], _ action: Action, _ group: Group, _ hint: String, _ help: String, panes: [Pane]? = nil, hintRank: Int? = nil
  ) {
    self.keys = keys
    self.action = action
    self.group = group
    self.hint = hint
    self.help = help
    self.panes = panes
    self.hintRank = hintRank
  }

  /// The keys as they are shown, such as `l →`.
  package var keyText: String { keys.map(Self.name).joined(separator: " ") }

  /// The first key as it is shown.
  var firstKeyText: String { Self.name(keys[0]) }

  private static func name(_ key: KeyEvent) -> String {
    switch key {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character)"
    case .alt(let character): "Alt-\(character)"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .left: "←"
    case .right: "→"
    case .up: "↑"
    case .down: "↓"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .function(let number): "F\(number)"
    case .resize, .mouse: ""
    }
  }
}
