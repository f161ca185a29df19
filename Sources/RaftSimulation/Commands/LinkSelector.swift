/// Names a link in a command.
public struct LinkSelector: Hashable, Sendable, CustomStringConvertible {
  /// The sending end.
  public var from: NodeSelector
  /// The receiving end.
  public var to: NodeSelector
  /// Whether only this direction is meant.
  public var isOneWay: Bool

  /// Names a link.
  public init(from: NodeSelector, to: NodeSelector, isOneWay: Bool) {
    self.from = from
    self.to = to
    self.isOneWay = isOneWay
  }

  /// `1>2` for one direction, `1-2` for both.
  public var description: String { isOneWay ? "\(from)>\(to)" : "\(from)-\(to)" }

  /// The words for several links; a single one that means both directions is `1 2`.
  static func words(for links: [LinkSelector]) -> String {
    guard links.count == 1, !links[0].isOneWay else { return links.map(\.description).joined(separator: " ") }
    return "\(links[0].from) \(links[0].to)"
  }
}
