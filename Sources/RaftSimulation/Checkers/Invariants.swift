/// All safety properties together.
public struct Invariants: Sendable {
  private var electionSafety = ElectionSafety()
  private var oneVote = OneVote()
  private var logMatching = LogMatching()
  private var leaderAppendOnly = LeaderAppendOnly()
  private var leaderCompleteness = LeaderCompleteness()
  private var oneValue = OneValue()
  private var oneIndex = OneIndex()
  private var contentIdentity = ContentIdentity()
  private var frontiersMonotone = FrontiersMonotone()
  private var appliedBounded = AppliedBounded()
  private var appliedAgree = AppliedAgree()
  private var exactlyOnce = ExactlyOnce()
  private var durablePromises = DurablePromises()
  private var noHalt = NoHalt()

  /// Makes checkers that have seen nothing.
  public init() {}

  /// Shows an observation to every checker.
  public mutating func judge(_ observation: Observation, event: Int) -> [Violation] {
    var found: [Violation] = []
    Self.ask(&electionSafety, observation, event, &found)
    Self.ask(&oneVote, observation, event, &found)
    Self.ask(&logMatching, observation, event, &found)
    Self.ask(&leaderAppendOnly, observation, event, &found)
    Self.ask(&leaderCompleteness, observation, event, &found)
    Self.ask(&oneValue, observation, event, &found)
    Self.ask(&oneIndex, observation, event, &found)
    Self.ask(&contentIdentity, observation, event, &found)
    Self.ask(&frontiersMonotone, observation, event, &found)
    Self.ask(&appliedBounded, observation, event, &found)
    Self.ask(&appliedAgree, observation, event, &found)
    Self.ask(&exactlyOnce, observation, event, &found)
    Self.ask(&durablePromises, observation, event, &found)
    Self.ask(&noHalt, observation, event, &found)
    return found
  }

  private static func ask<Asked: Checker>(
    _ checker: inout Asked, _ observation: Observation, _ event: Int, _ found: inout [Violation]
  ) {
    guard let explanation = checker.judge(observation) else { return }
    found.append(Violation(checker: Asked.name, rule: Asked.rule, explanation: explanation, event: event))
  }

  /// Name, rule and claim of each checker, in the order in which they are asked.
  public static let catalogue: [InvariantDescription] = [
    describe(ElectionSafety.self), describe(OneVote.self), describe(LogMatching.self),
    describe(LeaderAppendOnly.self), describe(LeaderCompleteness.self), describe(OneValue.self), describe(OneIndex.self),
    describe(ContentIdentity.self), describe(FrontiersMonotone.self), describe(AppliedBounded.self), describe(AppliedAgree.self),
    describe(ExactlyOnce.self), describe(DurablePromises.self), describe(NoHalt.self),
    InvariantDescription(name: Linearizability.name, rule: Linearizability.rule, claim: Linearizability.claim),
  ]

  private static func describe(_ checker: (some Checker).Type) -> InvariantDescription {
    InvariantDescription(name: checker.name, rule: checker.rule, claim: checker.claim)
  }
}

/// What a checker is about.
public struct InvariantDescription: Hashable, Sendable {
  /// Its name in `expect violation NAME`.
  public var name: String
  /// The rules that it rests on.
  public var rule: String
  /// What it claims, in one sentence.
  public var claim: String
}
