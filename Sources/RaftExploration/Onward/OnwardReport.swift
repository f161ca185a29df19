import RaftSimulation

/// How far an ``OnwardSearch`` has come.
public struct OnwardReport: Hashable, Sendable {
  /// A row of inputs that breaks a safety property.
  public struct Counterexample: Hashable, Sendable {
    /// The steps from the state where the search began; each is one choice and what follows it at once.
    public var steps: [[Input]]
    /// What the last step breaks.
    public var violation: Violation

    /// All inputs, in order.
    public var inputs: [Input] { steps.flatMap { $0 } }
  }

  /// How many steps were tried.
  public var transitions = 0
  /// How many different states were met.
  public var states = 0
  /// The most steps from the start to a state.
  public var depth = 0
  /// How many states wait to be looked into.
  public var frontier = 0
  /// How often each kind of step led to a state that had not been met, in the order of ``OnwardChoice/Kind``.
  public var stepsByKind = [Int](repeating: 0, count: OnwardChoice.Kind.allCases.count)
  /// Whether every state within the bounds was met.
  public var isExhausted = false
  /// What was found.
  public var counterexample: Counterexample?

  /// Makes a report of nothing.
  public init() {}

  /// What the steps were: `deliver 812, campaign 40`.
  public var coverage: String {
    OnwardChoice.Kind.allCases.filter { stepsByKind[$0.rawValue] > 0 }.map { "\($0) \(stepsByKind[$0.rawValue])" }.joined(separator: ", ")
  }
}
