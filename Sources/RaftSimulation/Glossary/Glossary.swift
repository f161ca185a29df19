/// What the words of this program mean, each in a few sentences.
public struct Glossary: Hashable, Sendable {
  /// One word.
  public struct Entry: Hashable, Sendable {
    /// The word, as people look it up.
    public var word: String
    /// Other names for the same.
    public var aliases: [String]
    /// What it means.
    public var text: String
    /// Words that belong to it.
    public var related: [String]
    /// The rules that it comes from.
    public var rules: [Rule]

    init(_ word: String, aliases: [String] = [], _ text: String, related: [String] = [], rules: [Rule] = []) {
      self.word = word
      self.aliases = aliases
      self.text = text
      self.related = related
      self.rules = rules
    }
  }

  /// All words, in alphabetical order.
  public static let entries: [Entry] = (clusterWords + logWords + fastWords + recoveryWords + membershipWords + simulationWords)
    .sorted { $0.word < $1.word }

  /// The word that is asked for, whatever its capital letters, spaces and hyphens; a rule's number gives the rule.
  public static func entry(for asked: String) -> Entry? {
    let wanted = folded(asked)
    if let found = entries.first(where: { entry in ([entry.word] + entry.aliases).contains { folded($0) == wanted } }) { return found }
    if wanted.hasSuffix("s"), let found = entry(for: String(wanted.dropLast())) { return found }
    guard let rule = Rule(name: wanted) else { return nil }
    return Entry("rule \(rule.name)", rule.citation, rules: [rule])
  }

  /// Words that begin with what was typed, or else contain it: for completion, and for "did you mean".
  public static func suggestions(for typed: String) -> [String] {
    let wanted = folded(typed)
    let beginning = entries.filter { folded($0.word).hasPrefix(wanted) }
    let containing = entries.filter { !folded($0.word).hasPrefix(wanted) && folded($0.word).contains(wanted) }
    return (beginning + containing).map(\.word)
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }
  }
}
