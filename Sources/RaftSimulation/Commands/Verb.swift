/// A verb of the command language: help, completion and error messages are made from this table.
public struct Verb: Hashable, Sendable {
  /// The first word of the line.
  public var name: String
  /// How the whole line is written.
  public var usage: String
  /// What it does, in one line.
  public var help: String
  /// Whether it claims something instead of doing something.
  public var isExpectation: Bool
  /// What may stand at each position behind the verb; the last entry goes on.
  var arguments: [ArgumentKind]

  init(_ name: String, _ usage: String, _ help: String, _ arguments: [ArgumentKind] = [], isExpectation: Bool = false) {
    self.name = name
    self.usage = usage.isEmpty ? name : "\(name) \(usage)"
    self.help = help
    self.arguments = arguments
    self.isExpectation = isExpectation
  }
}

/// What may stand at a position of a command, for completion.
enum ArgumentKind: Hashable, Sendable {
  case node
  case nodeOrAll
  case value
  case key
  case message
  case link
  case count
  case index
  case words([String])
}
