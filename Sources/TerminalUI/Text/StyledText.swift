/// A line of text whose parts have styles of their own.
public struct StyledText: Hashable, Sendable {
  /// A stretch of text in one style.
  public struct Span: Hashable, Sendable {
    /// The text.
    public var text: String
    /// How it looks.
    public var style: Style

    /// `text` in `style`.
    public init(_ text: String, _ style: Style) {
      self.text = text
      self.style = style
    }
  }

  /// The stretches from left to right.
  public private(set) var spans: [Span] = []

  /// Text in one style.
  public init(_ text: String = "", _ style: Style = .text) { append(text, style) }

  /// Text in the style of a role.
  public init(_ text: String, _ role: Role, _ attributes: Attributes = []) { append(text, Style(role, attributes)) }

  /// Adds text at the end; joined to the last stretch when that has the same style.
  public mutating func append(_ text: String, _ style: Style = .text) {
    if text.isEmpty { return }
    if let last = spans.last, last.style == style {
      spans[spans.count - 1].text += text
    } else {
      spans.append(Span(text, style))
    }
  }

  /// Adds text at the end in the style of a role.
  public mutating func append(_ text: String, _ role: Role, _ attributes: Attributes = []) { append(text, Style(role, attributes)) }

  /// Adds another line at the end.
  public mutating func append(_ other: StyledText) {
    for span in other.spans { append(span.text, span.style) }
  }

  /// The two, one after the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  /// Adds `right` at the end of `left`.
  public static func += (left: inout StyledText, right: StyledText) { left.append(right) }

  /// The text without its styles.
  public var plain: String { spans.reduce("") { $0 + $1.text } }

  /// The columns that it takes.
  public var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }

  /// Whether there is no text.
  public var isEmpty: Bool { spans.isEmpty }

  /// The same text with every style changed by `change`.
  public func restyled(_ change: (Style) -> Style) -> StyledText {
    var result = StyledText()
    for span in spans { result.append(span.text, change(span.style)) }
    return result
  }

  /// Fills up with spaces in the plain style to at least so many columns: for columns of a table.
  public func padded(toColumns width: Int) -> StyledText {
    self + StyledText(String(repeating: " ", count: max(0, width - columns)))
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// A literal is text in the plain style.
  public init(stringLiteral value: String) { self.init(value) }
}
