import ArgumentParser
import RaftExploration
import RaftSimulation

/// Where a search starts: behind the schedule of a scenario, or at the state in which the first node leads.
struct ExploreStart {
  /// The steps that the search goes on behind.
  var prefix: [ScheduleStep] = []
  /// The bounds, with as many nodes as the scenario has.
  var bounds: ExplorationBounds
  /// The rules that are switched off, those of the scenario among them.
  var mutants: [Mutant]
  /// Where the scenario breaks a safety property itself, in a way that no macro steps show.
  var violation: String?

  /// Starts behind a scenario: a file, or a built-in one by its name.
  ///
  /// - Throws: ``Failure`` with status 2 where no macro steps stand for the scenario, with 64 where other nodes are asked for.
  init(from file: String?, limits: ExploreLimits, mutants: [Mutant]) throws {
    bounds = limits.bounds
    self.mutants = mutants
    guard let file else { return }
    let (scenario, line) = try ScenarioSource.loadWithSettingsLine(file)
    let nodeCount = scenario.settings.nodeCount
    if let asked = limits.nodes, asked != nodeCount {
      throw Failure(message: "--nodes \(asked): expected \(nodeCount), as \(file) has, or no --nodes beside --from", status: 64)
    }
    guard nodeCount <= ExplorationBounds.nodeCountMax else {
      throw Failure.unusable("\(file):\(line): \(nodeCount) nodes; expected at most \(ExplorationBounds.nodeCountMax), as searches take")
    }
    bounds.nodeCount = nodeCount
    self.mutants = scenario.settings.mutants + mutants.filter { !scenario.settings.mutants.contains($0) }
    do {
      switch try ScheduleReader.schedule(of: scenario, mutants: self.mutants, bounds: bounds, file: file, settingsLine: line) {
      case .steps(let steps): prefix = steps
      case .breaks(let line, let broken): violation = "\(file):\(line): \(broken)"
      }
    } catch {
      throw Failure.unusable("\(error)")
    }
  }
}
