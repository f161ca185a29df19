/// Why there can be no screen. Nothing has been drawn when it is thrown.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input is a file or a pipe.
  case inputIsNotATerminal
  /// Standard output is a file or a pipe.
  case outputIsNotATerminal
  /// The environment does not say what the terminal is.
  case typeNotSet
  /// The terminal database has no such terminal.
  case typeUnknown(String)
  /// A terminal whose cursor cannot be moved, such as `dumb`.
  case typeCannotBeDrawnOn(String)
  /// The terminal refused.
  case cannotBeSetUp(String)

  /// One line that says what was wrong and what is accepted.
  public var description: String {
    switch self {
    case .inputIsNotATerminal: "standard input is not a terminal; the screen needs one to read keys from"
    case .outputIsNotATerminal: "standard output is not a terminal; the screen needs one to draw on"
    case .typeNotSet: "TERM is not set; set it to the terminal's type, such as xterm-256color"
    case .typeUnknown(let name):
      "TERM is '\(Self.shown(name))', which the terminal database does not know; set it to the terminal's type, such as xterm-256color"
    case .typeCannotBeDrawnOn(let name):
      "TERM is '\(Self.shown(name))', a terminal that cannot be drawn on; set it to the terminal's type, such as xterm-256color"
    case .cannotBeSetUp(let name): "the terminal cannot be set up as '\(Self.shown(name))', the value of TERM"
    }
  }

  /// The program's exit status: the environment is unusable.
  public var exitStatus: Int32 { 2 }

  /// The value of a variable may hold anything; it must not bring line breaks or escapes into the message.
  private static func shown(_ name: String) -> String {
    String(name.prefix(60).map { $0.isASCII && !$0.isLetter && !$0.isNumber && !"-+._ ".contains($0) ? "?" : $0 })
  }
}
