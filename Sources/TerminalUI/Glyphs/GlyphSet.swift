/// The characters beyond letters and digits that screens are drawn with: Unicode, or ASCII where the terminal or its locale has no more.
public struct GlyphSet: Hashable, Sendable {
  /// Whether everything is ASCII.
  public let isASCII: Bool

  /// The full set.
  public static let unicode = GlyphSet(isASCII: false)
  /// The same in ASCII.
  public static let ascii = GlyphSet(isASCII: true)

  /// Frames.
  public var border: BorderGlyphs { isASCII ? .ascii : .rounded }

  /// `→` between the two ends of a message.
  public var arrowRight: String { show("→") }
  /// `←`
  public var arrowLeft: String { show("←") }
  /// `↑`
  public var arrowUp: String { show("↑") }
  /// `↓`
  public var arrowDown: String { show("↓") }
  /// `▸` before the selected row.
  public var pointer: String { show("▸") }
  /// `✓` where something holds.
  public var check: String { show("✓") }
  /// `✗` where something does not hold.
  public var crossMark: String { show("✗") }
  /// `…` where text was cut.
  public var ellipsis: String { show("…") }
  /// `·` between two things.
  public var middleDot: String { show("·") }

  /// `█` a vote that is in.
  public var barFull: String { show("█") }
  /// `▒` a vote on its way.
  public var barHalf: String { show("▒") }
  /// `░` a vote that is not there.
  public var barEmpty: String { show("░") }

  /// `─` the line of the run.
  public var timelineLine: String { show("─") }
  /// `├` where the run begins.
  public var timelineStart: String { show("├") }
  /// `┤` where the run ends.
  public var timelineEnd: String { show("┤") }
  /// `●` where the screen is in the run.
  public var timelineHead: String { show("●") }
  /// `└` before a branch.
  public var branch: String { show("└") }
  /// `│` before branches that go on.
  public var branchThrough: String { show("│") }
  /// `├` before a branch that others follow.
  public var branchTee: String { show("├") }
  /// `▔` the thin mark that tells how far something reaches.
  public var reach: String { show("▔") }

  /// Text as this set can show it: unchanged in Unicode; in ASCII with stand-ins (`⌈3·5/4⌉` becomes `ceil(3*5/4)`) and `?` where there is none.
  /// Whatever text comes from elsewhere goes through here.
  public func show(_ text: String) -> String {
    guard isASCII, !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return text }
    let characters = Array(text)
    return characters.indices.map { standIn(for: characters, at: $0) }.joined()
  }

  /// Styled text as this set can show it.
  public func show(_ text: StyledText) -> StyledText {
    guard isASCII else { return text }
    var result = StyledText()
    for span in text.spans { result.append(show(span.text), span.style) }
    return result
  }

  /// A dot between two numbers multiplies them; anywhere else it only separates, and would make `3·5` read as three and a half.
  private func standIn(for characters: [Character], at index: Int) -> String {
    let character = characters[index]
    // Control characters are drawn with the sign for what cannot be shown, which is not in ASCII.
    if let byte = character.asciiValue { return byte >= 0x20 && byte < 0x7F ? String(character) : "?" }
    if character == "·" && index > 0 && index + 1 < characters.count && characters[index - 1].isNumber && characters[index + 1].isNumber {
      return "*"
    }
    return Self.standIns[character] ?? String(repeating: "?", count: max(1, character.columns))
  }
}
