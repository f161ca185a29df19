/// Where a message goes in the order of delivery.
public enum ReorderPlace: String, Hashable, Sendable, CaseIterable {
  /// Before all others.
  case first
  /// After all others.
  case last
}
