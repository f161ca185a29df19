/// Whether a claim holds, and what was seen instead.
public enum ExpectationOutcome: Hashable, Sendable {
  /// It holds; what was seen, in words.
  case holds(String)
  /// It does not; what was seen instead, in words that follow "but".
  case fails(String)

  static func when(_ condition: Bool, _ seen: String) -> ExpectationOutcome {
    condition ? .holds(seen) : .fails(seen)
  }
}
