import Raft
import RaftSimulation

/// What the program opens with: a scenario at its first event, or a new cluster with a leader.
struct Start {
  /// The run.
  var run: Run
  /// The scenario's title, if there is one.
  var title: String?
  /// What the scenario printed when it was run whole.
  var output: [String] = []
  /// What failed in it, if anything did.
  var problem: String?

  init(file: String?, settings: ClusterSettings) throws {
    guard let file else {
      run = Run(settings: settings)
      // The first screen is alive: a leader has been elected.
      _ = try? run.perform(line: "campaign 1")
      _ = try? run.perform(line: "settle")
      return
    }
    if file.hasPrefix("fastraft1.") {
      let opened = try ShareCommand.opened(file)
      run = opened.run
      title = "shared at event \(run.cursor) of \(run.eventCount)"
      problem = opened.difference
      return
    }
    let source = try ScenarioSource.load(file)
    var runner = ScenarioRunner(scenario: source.scenario, file: source.file)
    let outcome = runner.runToEnd()
    run = runner.run
    output = runner.output
    title = source.scenario.title.isEmpty ? file : source.scenario.title
    if case .failed(let failure) = outcome {
      problem = failure.description
    } else {
      // Where something is meant to go wrong, that is what one wants to see.
      run.seek(to: run.cluster.violations.first?.event ?? 0)
    }
  }
}
