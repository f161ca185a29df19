import Raft

/// Why something happened: the rule, the numbers that its guard compared, and what caused it.
public struct Why: Hashable, Sendable {
  /// Something that had to happen first, as a place to jump to.
  public struct Cause: Hashable, Sendable {
    /// What it was, in few words.
    public var text: String
    /// The event in which it happened.
    public var event: Int
    /// The message that brought it, if one did.
    public var message: MessageNumber?
  }

  /// The event.
  public var event: Int
  /// The part of the event, as its line counts.
  public var part: Int
  /// Whose decision it was; nil for the cluster's.
  public var node: NodeID?
  /// What happened: the text of the line.
  public var headline: String
  /// Why, in one plain paragraph with the arithmetic.
  public var paragraph: String
  /// The comparisons alone: `4 ≥ ⌈3·5/4⌉ = 4`.
  public var arithmetic: [String]
  /// What caused it, the oldest first.
  public var causes: [Cause]
  /// The rule to cite.
  public var rule: Rule?

  /// The rule's number, title and sentence.
  public var citation: String? { rule?.citation }

  /// The line's number: `41` or `41.2`.
  public var label: String { part == 0 ? "\(event)" : "\(event).\(part)" }

  /// Everything as lines of plain text.
  public var lines: [String] {
    let who = node.map { nodeName($0) + " " } ?? ""
    var lines = ["\(label)  \(who)\(headline)", paragraph] + arithmetic.map { "  " + $0 }
    lines += causes.map { "  because of event \($0.event): \($0.text)" }
    if let citation { lines.append(citation) }
    return lines
  }
}

/// A reason in words, before its causes are looked up.
struct Reason: Hashable, Sendable {
  var paragraph: String
  var arithmetic: [String] = []

  init(_ paragraph: String, _ arithmetic: [String] = []) {
    self.paragraph = paragraph
    self.arithmetic = arithmetic
  }
}
