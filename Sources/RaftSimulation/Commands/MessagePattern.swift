import Raft

/// Describes messages in flight by what they are rather than by their number, which changes when anything before them changes.
public struct MessagePattern: Hashable, Sendable {
  /// The sender, or any.
  public var from: NodeSelector?
  /// The receiver, or any.
  public var to: NodeSelector?
  /// The kind, or any.
  public var kind: MessageKind?
  /// An index that the message speaks of, or any.
  public var index: LogIndex?
  /// Whether everything else is meant.
  public var isNegated = false

  /// Makes a pattern; without arguments it fits every message.
  public init(
    from: NodeSelector? = nil, to: NodeSelector? = nil, kind: MessageKind? = nil, index: LogIndex? = nil, isNegated: Bool = false
  ) {
    self.from = from
    self.to = to
    self.kind = kind
    self.index = index
    self.isNegated = isNegated
  }

  /// The words for it, behind `all`: `but MsgApp 7 from 1 to 3`.
  var wordsBehindAll: String {
    var words = isNegated ? ["but"] : []
    if let kind { words.append("\(kind)") }
    if let index { words.append("\(index)") }
    if let from { words.append("from \(from)") }
    if let to { words.append("to \(to)") }
    return words.joined(separator: " ")
  }

  /// The words for it where one message is meant: `S5>S1 MsgFastVote 7`.
  var wordsForOne: String {
    var words: [String] = []
    if let from, let to { words.append("\(Self.name(from))>\(Self.name(to))") }
    if let kind { words.append("\(kind)") }
    if let index { words.append("\(index)") }
    if (from == nil) != (to == nil) {
      if let from { words.append("from \(from)") }
      if let to { words.append("to \(to)") }
    }
    return words.joined(separator: " ")
  }

  private static func name(_ selector: NodeSelector) -> String {
    if case .id(let id) = selector { return nodeName(id) }
    return "\(selector)"
  }
}

extension Message {
  /// Whether the message speaks of the index: one of its entries stands there, or it has none and names the index itself.
  func speaks(of index: LogIndex) -> Bool {
    entries.isEmpty ? self.index == index : entries.contains { $0.index == index }
  }
}
