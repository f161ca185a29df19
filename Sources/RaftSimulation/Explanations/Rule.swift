/// The numbered rules of the fast track: safety rules R1 to R17, and rules of liveness and identity L1 to L7.
public enum Rule: UInt8, Hashable, Sendable, CaseIterable {
  /// The rule with this number, under which it is cited everywhere.
  // swift-format-ignore
  case r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15, r16, r17, l1, l2, l3, l4, l5, l6, l7

  /// The number, such as `R2` or `L3`.
  public var name: String {
    rawValue < Self.l1.rawValue ? "R\(rawValue + 1)" : "L\(rawValue - Self.l1.rawValue + 1)"
  }

  /// The rule with this number.
  public init?(name: String) {
    guard let rule = Self.allCases.first(where: { $0.name == name.uppercased() }) else { return nil }
    self = rule
  }

  /// Number, title and sentence, as a screen cites the rule.
  public var citation: String { "\(name), \(title): \(sentence)" }
}
