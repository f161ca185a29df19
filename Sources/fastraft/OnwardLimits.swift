import ArgumentParser
import RaftExploration

/// The options that bound a search from an event of a scenario.
struct OnwardLimits: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The most steps in a schedule.", valueName: "count"))
  var steps = OnwardBounds().stepsMax

  @Option(name: .long, help: ArgumentHelp("Give up after so many distinct states.", valueName: "count"))
  var states = 200_000

  @Option(name: .long, help: ArgumentHelp("How many terms higher campaigns may lead.", valueName: "count"))
  var terms = OnwardBounds().termsMax

  @Option(name: .long, help: ArgumentHelp("The most proposals.", valueName: "count"))
  var proposals = OnwardBounds().proposalsMax

  @Option(name: .long, help: ArgumentHelp("The most crashes with a restart.", valueName: "count"))
  var crashes = OnwardBounds().crashesMax

  @Option(name: .long, help: ArgumentHelp("How often nodes that are down start again.", valueName: "count"))
  var restarts = OnwardBounds().restartsMax

  @Option(name: .long, help: ArgumentHelp("The most rounds of heartbeats.", valueName: "count"))
  var heartbeats = OnwardBounds().heartbeatsMax

  /// The bounds of the search.
  var bounds: OnwardBounds {
    var bounds = OnwardBounds()
    bounds.stepsMax = steps
    bounds.termsMax = terms
    bounds.proposalsMax = proposals
    bounds.crashesMax = crashes
    bounds.restartsMax = restarts
    bounds.heartbeatsMax = heartbeats
    return bounds
  }
}
