/// A word of a line.
struct Token: Hashable, Sendable {
  var text: String
  /// Whether it stood in double quotes, so that it is never taken for a keyword.
  var isQuoted: Bool
}

extension Token {
  /// Splits a line into words. `#` at the start of a word begins a comment; double quotes keep spaces, with `\"`, `\\`, `\n`, `\r`, `\t`.
  static func words(of line: String) throws(CommandSyntaxError) -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(line)
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let first = rest.first, first != "#" else { return tokens }
      if first == "\"" {
        tokens.append(Token(text: try quotedText(&rest), isQuoted: true))
      } else {
        let word = rest.prefix { !$0.isWhitespace && $0 != "\"" }
        tokens.append(Token(text: String(word), isQuoted: false))
        rest = rest.dropFirst(word.count)
      }
    }
  }

  private static func quotedText(_ rest: inout Substring) throws(CommandSyntaxError) -> String {
    rest = rest.dropFirst()
    var text = ""
    while let character = rest.popFirst() {
      switch character {
      case "\"": return text
      case "\\":
        guard let escaped = rest.popFirst(), let meant = escapes[escaped] else {
          throw CommandSyntaxError("unknown escape in quotes", expected: "\\\", \\\\, \\n, \\r or \\t")
        }
        text.append(meant)
      default: text.append(character)
      }
    }
    throw CommandSyntaxError("the quotes are never closed", expected: "a second \"")
  }

  private static let escapes: [Character: Character] = ["\"": "\"", "\\": "\\", "n": "\n", "r": "\r", "t": "\t"]
}
