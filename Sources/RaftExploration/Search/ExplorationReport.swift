/// How far a search has come.
public struct ExplorationReport: Hashable, Sendable {
  /// A schedule that breaks a safety property.
  public struct Counterexample: Hashable, Sendable {
    /// The steps, from the start state.
    public var schedule: [ScheduleStep]
    /// What the last step breaks.
    public var violation: ExplorationViolation
  }

  /// How many steps were tried.
  public var transitions = 0
  /// How many different states were met.
  public var states = 0
  /// The most steps from the start to a state.
  public var depth = 0
  /// How many states wait to be looked into.
  public var frontier = 0
  /// How many different states single nodes were in.
  public var nodeStates = 0
  /// How many states were not looked into because schedules may have no more steps (``ExplorationBounds/stepsMax``).
  public var statesCut = 0
  /// How often each kind of step changed something, in the order of ``MacroStep``'s cases.
  public var stepsByKind: [Int] = Array(repeating: 0, count: StepKind.allCases.count)
  /// States in which something is committed fast that is not committed classically.
  public var statesFastAhead = 0
  /// Whether every state within the bounds was met; a bound on the steps is one of them. A depth-first search with such a bound does not know,
  /// once it has reached it.
  public var isExhausted = false
  /// What was found.
  public var counterexample: Counterexample?

  /// Makes a report of nothing.
  public init() {}

  /// Adds what was tried in a state.
  mutating func add(_ counts: StepCounts) {
    transitions += counts.tried
    for kind in StepKind.allCases { stepsByKind[kind.rawValue] += counts.changed(kind) }
  }
}

/// The kinds of macro steps, to count them.
public enum StepKind: Int, Hashable, Sendable, CaseIterable {
  /// What ``MacroStep`` has under the same name.
  case propose, proposeAndCrash, append, decide, campaign, answer, win, replicate, snapshot, restart, compact, join, deliver
}

extension MacroStep {
  /// Its kind.
  public var kind: StepKind {
    switch self {
    case .propose: .propose
    case .proposeAndCrash: .proposeAndCrash
    case .append: .append
    case .decide: .decide
    case .campaign: .campaign
    case .answer: .answer
    case .win: .win
    case .replicate: .replicate
    case .snapshot: .snapshot
    case .restart: .restart
    case .compact: .compact
    case .join: .join
    case .deliver: .deliver
    }
  }
}
