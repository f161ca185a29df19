/// How a scenario ended.
public enum ScenarioOutcome: Hashable, Sendable {
  /// Every claim held and no safety property was broken but those it names.
  case passed(eventCount: Int, expectationCount: Int)
  /// It stopped at a line.
  case failed(ScenarioFailure)
}
