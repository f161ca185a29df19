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
  package var keyText: String { keys.map(KeyName.text).joined(separator: " ") }

  /// The first key as it is shown.
  var firstKeyText: String { keys.first.map(KeyName.text) ?? "" }
}
