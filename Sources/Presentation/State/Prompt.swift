import Raft
import TerminalUI

/// A question at the bottom of the screen.
struct Prompt: Hashable, Sendable {
  /// What is asked.
  enum Kind: Hashable, Sendable {
    /// A value to propose at a node.
    case propose(NodeID)
    /// A key to read at a node.
    case read(NodeID)
    /// A command.
    case command
    /// A text to find among the events.
    case search
  }

  var kind: Kind
  var editor: LineEditor
  /// What Enter takes when nothing is typed.
  var suggestion = ""

  init(_ kind: Kind, suggestion: String = "", history: [String] = [], text: String = "") {
    self.kind = kind
    self.suggestion = suggestion
    editor = LineEditor(text: text, history: history)
  }

  /// The text before the input.
  var label: String {
    switch kind {
    case .propose(let node): "propose at S\(node): "
    case .read(let node): "read at S\(node), key: "
    case .command: ":"
    case .search: "/"
    }
  }

  /// What was typed, or the suggestion.
  var answer: String { editor.text.isEmpty ? suggestion : editor.text }
}
