/// A line that was expected beside the one that came; nil where there is none.
public struct AlignedRow: Hashable, Sendable {
  /// The line that was expected.
  public var expected: String?
  /// The line that came.
  public var actual: String?

  /// Whether both are the same.
  public var isSame: Bool { expected == actual }

  /// Two outputs side by side: lines that are the same share a row, and so do those that were changed in the same place.
  ///
  /// Complexity: the product of the numbers of lines between the first and the last difference.
  public static func rows(expected: String, actual: String) -> [AlignedRow] { UnifiedDiff(from: expected, to: actual).rows }
}
