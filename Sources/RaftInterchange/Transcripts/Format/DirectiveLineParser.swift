/// Takes the line of a directive apart.
struct DirectiveLineParser {
  private let text: [Character]
  private var position = 0

  /// Why a line could not be taken apart, and at which column, counted from 1.
  struct Failure: Error {
    var column: Int
    var expectation: String
  }

  init(_ line: String) { text = Array(line) }

  /// The words of the line; the first one is the command.
  mutating func parse() throws(Failure) -> [DirectiveArgument] {
    var arguments: [DirectiveArgument] = []
    skipSpace()
    while position < text.count {
      arguments.append(try argument())
      if position < text.count && !text[position].isWhitespace { throw failure("expected a space") }
      skipSpace()
    }
    if let command = arguments.first, command.values != nil {
      throw Failure(column: 1, expectation: "expected a command before the first argument")
    }
    return arguments
  }

  private mutating func argument() throws(Failure) -> DirectiveArgument {
    let key = word { !$0.isWhitespace && $0 != "=" && $0 != "(" && $0 != ")" }
    if key.isEmpty { throw failure("expected a word") }
    guard position < text.count, text[position] == "=" else { return DirectiveArgument(key: key) }
    position += 1
    if position < text.count && text[position] == "(" { return DirectiveArgument(key: key, values: try list()) }
    // The value may be empty: `content=`.
    return DirectiveArgument(key: key, values: [word { !$0.isWhitespace }])
  }

  private mutating func list() throws(Failure) -> [String] {
    position += 1
    let content = word { $0 != ")" }
    guard position < text.count else { throw failure("expected )") }
    if content.trimmed.isEmpty { throw failure("expected a value before )") }
    position += 1
    return content.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
  }

  private mutating func word(_ belongs: (Character) -> Bool) -> String {
    let start = position
    while position < text.count && belongs(text[position]) { position += 1 }
    return String(text[start..<position])
  }

  private mutating func skipSpace() {
    while position < text.count && text[position].isWhitespace { position += 1 }
  }

  private func failure(_ expectation: String) -> Failure { Failure(column: position + 1, expectation: expectation) }
}
