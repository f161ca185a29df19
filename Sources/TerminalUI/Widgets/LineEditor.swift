/// One line of text that a person edits, with what was entered before.
public struct LineEditor: Hashable, Sendable {
  /// What a key did to the line.
  public enum Outcome: Hashable, Sendable {
    /// The text or the cursor changed, or could have.
    case edited
    /// The line is finished.
    case submitted(String)
    /// The person gave it up.
    case cancelled
    /// The key means nothing here; it is another's.
    case ignored
  }

  private var characters: [Character]
  /// Where the next character goes, as a number of characters from the start.
  public private(set) var cursor: Int
  /// Lines entered before, the oldest first.
  public private(set) var history: [String]
  private var historyPosition: Int
  private var draft: [Character] = []

  /// An editor with some text, its cursor at the end.
  public init(text: String = "", history: [String] = []) {
    characters = Array(text)
    cursor = characters.count
    self.history = history
    historyPosition = history.count
  }

  /// The line as it is.
  public var text: String { String(characters) }

  /// The part of the line before the cursor: what completion looks at.
  public var textBeforeCursor: String { String(characters[..<cursor]) }

  /// Puts another text in place of the line, the cursor at its end.
  public mutating func replace(with text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  /// Empties the line and keeps it as the newest of the history, unless it is empty or the same as the newest.
  public mutating func remember() {
    if !characters.isEmpty && history.last != text { history.append(text) }
    replace(with: "")
    historyPosition = history.count
    draft = []
  }

  /// Does what a key says. Enter hands the line over and leaves it as it is; ``remember()`` then clears it.
  public mutating func handle(_ key: KeyEvent) -> Outcome {
    switch key {
    case .character(let character): insert(character)
    case .enter: return .submitted(text)
    case .escape: return .cancelled
    case .backspace, .control("h"): delete(cursor - 1..<cursor)
    case .delete, .control("d"): delete(cursor..<cursor + 1)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"): delete(0..<cursor)
    case .control("k"): delete(cursor..<characters.count)
    case .control("w"): delete(startOfWord..<cursor)
    case .up, .control("p"): recall(historyPosition - 1)
    case .down, .control("n"): recall(historyPosition + 1)
    default: return .ignored
    }
    return .edited
  }

  private mutating func insert(_ character: Character) {
    // A combining mark that is typed joins the character before it; the line is kept as graphemes.
    let before = characters[..<cursor]
    characters = Array(String(before) + String(character)) + characters[cursor...]
    cursor = String(before + [character]).count
  }

  private mutating func delete(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<characters.count)
    characters.removeSubrange(range)
    cursor = min(range.lowerBound, characters.count)
  }

  private var startOfWord: Int {
    var start = cursor
    while start > 0 && characters[start - 1] == " " { start -= 1 }
    while start > 0 && characters[start - 1] != " " { start -= 1 }
    return start
  }

  private mutating func recall(_ position: Int) {
    guard position >= 0, position <= history.count else { return }
    if historyPosition == history.count { draft = characters }
    historyPosition = position
    replace(with: position == history.count ? String(draft) : history[position])
  }
}
