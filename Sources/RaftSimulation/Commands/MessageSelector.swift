/// Names messages in flight in a command.
public enum MessageSelector: Hashable, Sendable {
  /// The one with this number.
  case number(MessageNumber)
  /// The n-th, in the order of delivery, of those that fit the pattern; counted from 1.
  case one(MessagePattern, nth: Int)
  /// All that fit the pattern and are in flight now.
  case all(MessagePattern)
}

extension MessageSelector: CustomStringConvertible {
  /// The words for it.
  public var description: String {
    switch self {
    case .number(let number): return "\(number)"
    case .one(let pattern, let nth): return pattern.wordsForOne + (nth == 1 ? "" : " nth \(nth)")
    case .all(let pattern):
      let words = pattern.wordsBehindAll
      return words.isEmpty ? "all" : "all \(words)"
    }
  }
}
