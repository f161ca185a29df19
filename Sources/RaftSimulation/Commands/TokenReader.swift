import Raft

/// Reads the words of a line one after the other, and says what it had expected where they do not fit.
struct TokenReader {
  private let tokens: [Token]
  private var position = 0
  /// How the command is written, for the errors.
  let usage: String

  init(_ tokens: [Token], usage: String = "") {
    self.tokens = tokens
    self.usage = usage
  }

  var isAtEnd: Bool { position == tokens.count }

  /// The next word, if there is one and it is not quoted.
  var keyword: String? { isAtEnd || tokens[position].isQuoted ? nil : tokens[position].text }

  mutating func next() -> Token? {
    guard !isAtEnd else { return nil }
    position += 1
    return tokens[position - 1]
  }

  /// Takes the next word if it is this one.
  mutating func take(_ word: String) -> Bool {
    guard keyword == word else { return false }
    position += 1
    return true
  }

  /// The error that the word at hand does not fit.
  func unexpected(_ expected: String) -> CommandSyntaxError {
    guard position < tokens.count else { return CommandSyntaxError("the line ends too early", expected: "\(expected): \(usage)") }
    return CommandSyntaxError("\"\(tokens[position].text)\" does not fit here", expected: "\(expected): \(usage)")
  }

  mutating func text(_ expected: String) throws(CommandSyntaxError) -> String {
    guard let token = next() else { throw unexpected(expected) }
    return token.text
  }

  /// A text, or nil for the word `none`; in quotes `none` is a text.
  mutating func textOrNone(_ expected: String) throws(CommandSyntaxError) -> String? {
    if take("none") { return nil }
    return try text(expected)
  }

  mutating func number(_ expected: String, in range: ClosedRange<Int> = 0...Int.max) throws(CommandSyntaxError) -> Int {
    guard let keyword, let number = Int(keyword), range.contains(number) else { throw unexpected(expected) }
    position += 1
    return number
  }

  mutating func index(_ expected: String = "an index") throws(CommandSyntaxError) -> LogIndex {
    LogIndex(try number(expected, in: 1...Int.max))
  }

  mutating func end() throws(CommandSyntaxError) {
    if !isAtEnd { throw unexpected("the end of the line") }
  }
}

extension TokenReader {
  private static let nodeWords = "a node (1 to \(ClusterSettings.nodeCountMax), S1, leader or follower)"

  /// One node.
  mutating func node() throws(CommandSyntaxError) -> NodeSelector {
    guard let keyword, let selector = Self.selector(keyword) else { throw unexpected(Self.nodeWords) }
    position += 1
    return selector
  }

  /// One node or `all`.
  mutating func nodeOrAll() throws(CommandSyntaxError) -> NodeSelector {
    if take("all") { return .all }
    return try node()
  }

  /// One node by its identifier.
  mutating func nodeID() throws(CommandSyntaxError) -> NodeID {
    guard let keyword, case .id(let id)? = Self.selector(keyword) else {
      throw unexpected("a node by number (1 to \(ClusterSettings.nodeCountMax))")
    }
    position += 1
    return id
  }

  /// `1>2` in one word, if the next word is that.
  mutating func oneWayLink() -> LinkSelector? {
    guard let link = wordLink(), link.isOneWay else { return nil }
    position += 1
    return link
  }

  /// `1 2` for both directions between two nodes, or any number of `1-2` and `1>2`.
  mutating func links() throws(CommandSyntaxError) -> [LinkSelector] {
    guard wordLink() != nil else {
      guard let keyword, Self.selector(keyword) != nil else { throw unexpected("a link (1 2 or 1-2 for both directions, 1>2 for one)") }
      let from = try node()
      return [LinkSelector(from: from, to: try node(), isOneWay: false)]
    }
    var links: [LinkSelector] = []
    while let link = wordLink() {
      links.append(link)
      position += 1
    }
    return links
  }

  /// The next word as a link, if it is one.
  private func wordLink() -> LinkSelector? {
    guard let keyword, let separator = keyword.first(where: { $0 == ">" || $0 == "-" }) else { return nil }
    let ends = keyword.split(separator: separator, omittingEmptySubsequences: false)
    guard ends.count == 2, let from = Self.selector(String(ends[0])), let to = Self.selector(String(ends[1])) else { return nil }
    return LinkSelector(from: from, to: to, isOneWay: separator == ">")
  }

  /// A kind of message, such as `MsgApp`, if the next word is one.
  mutating func messageKind() -> MessageKind? {
    guard let keyword, let kind = MessageKind.allCases.first(where: { "\($0)".lowercased() == keyword.lowercased() }) else { return nil }
    position += 1
    return kind
  }

  private static func selector(_ word: String) -> NodeSelector? {
    switch word {
    case "leader": return .leader
    case "follower": return .follower
    default:
      let digits = word.first == "S" || word.first == "s" ? word.dropFirst() : Substring(word)
      guard let id = NodeID(digits), (1...NodeID(ClusterSettings.nodeCountMax)).contains(id) else { return nil }
      return .id(id)
    }
  }
}
