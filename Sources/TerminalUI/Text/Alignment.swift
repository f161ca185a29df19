/// Where text stands in room wider than itself.
public enum Alignment: Hashable, Sendable, CaseIterable {
  /// At the left edge.
  case left
  /// In the middle; an odd column goes to the right.
  case center
  /// At the right edge.
  case right
}
