import RaftSimulation

/// Makes a scenario that breaks a safety property as short as it gets by leaving lines out (delta debugging: Zeller, Hildebrandt:
/// Simplifying and Isolating Failure-Inducing Input, 2002).
///
/// Lines name messages by what they are, so most still mean the same when others are gone; a line that has become impossible is passed
/// over, and is not in the result.
public struct ScenarioShrinker: Sendable {
  private let scenario: Scenario
  private let checker: String
  private let openingCount: Int

  /// Prepares to shrink a scenario that breaks the property of a checker.
  ///
  /// - Parameter openingCount: how many lines at its head stay, whether or not they are needed.
  public init(scenario: Scenario, checker: String, keeping openingCount: Int = 0) {
    self.scenario = scenario
    self.checker = checker
    self.openingCount = openingCount
  }

  /// The shortest scenario that was found. It ends with the claim that the property is broken.
  public func shrunk() -> Scenario {
    guard var steps = violatingSteps(of: scenario.steps) else { return scenario }
    var size = max(steps.count / 2, 1)
    while true {
      let before = steps.count
      steps = shrink(steps, by: size)
      if size > 1 { size = max(size / 2, 1) } else if steps.count == before { break }
    }
    return announced(steps)
  }

  /// Leaves out rows of so many lines, from the end to the start, wherever the violation stays.
  private func shrink(_ whole: [Scenario.Step], by size: Int) -> [Scenario.Step] {
    var steps = whole
    var end = steps.count
    while end > openingCount {
      let start = max(end - size, openingCount)
      var shorter = steps
      shorter.removeSubrange(start..<end)
      if let kept = violatingSteps(of: shorter) { steps = kept }
      end = min(start, steps.count)
    }
    return steps
  }

  /// The steps that did something, up to the violation; nil when there is none.
  private func violatingSteps(of steps: [Scenario.Step]) -> [Scenario.Step]? {
    var settings = scenario.settings
    settings.recordsDecisions = false
    var run = Run(settings: settings)
    var kept: [Scenario.Step] = []
    for step in steps {
      if case .expect = step.command { continue }
      guard let result = try? run.perform(step.command), result.eventCount > 0 else { continue }
      kept.append(step)
      guard let violation = run.cluster.violations.first else { continue }
      return violation.checker == checker ? kept : nil
    }
    return nil
  }

  private func announced(_ steps: [Scenario.Step]) -> Scenario {
    var run = Run(settings: scenario.settings)
    for step in steps { _ = try? run.perform(step.command) }
    var checkers: [String] = []
    for violation in run.cluster.violations where !checkers.contains(violation.checker) { checkers.append(violation.checker) }
    var result = scenario
    result.steps = steps
    // Through its text, so that what is returned is what a file says.
    let claims = checkers.map { "expect violation \($0)\n" }.joined()
    return (try? Scenario.parse(result.text + claims, file: "shrunk")) ?? scenario
  }
}
