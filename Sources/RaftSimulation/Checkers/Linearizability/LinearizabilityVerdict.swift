/// Whether a history is linearizable.
public enum LinearizabilityVerdict: Hashable, Sendable {
  /// There is an order of the operations that explains every read.
  case linearizable
  /// There is none.
  case violated
  /// The search was given up after as many steps as it may take.
  case undecided
}
