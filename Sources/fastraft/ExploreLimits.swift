import ArgumentParser
import RaftExploration

/// The options that bound a search.
struct ExploreLimits: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Nodes. (default: 3, or as many as the scenario of --from has)", valueName: "count"))
  var nodes: Int?

  @Option(name: .long, help: ArgumentHelp("The highest index that is proposed for; index 1 is the first no-op.", valueName: "index"))
  var userIndexes = 3

  @Option(
    name: .long, help: ArgumentHelp("The highest index of a log. (default: one more for each term after the first)", valueName: "index"))
  var log: Int?

  @Option(name: .long, help: ArgumentHelp("The highest term.", valueName: "term"))
  var terms = 3

  @Option(name: .long, help: ArgumentHelp("How many values compete for an index.", valueName: "count"))
  var values = 2

  @Option(name: .long, help: ArgumentHelp("The most crashes with a restart in a schedule.", valueName: "count"))
  var crashes = 1

  @Option(name: .long, help: ArgumentHelp("The most compactions in a schedule.", valueName: "count"))
  var compactions = 1

  @Option(name: .long, help: ArgumentHelp("The most steps in a schedule. (default: any number)", valueName: "count"))
  var steps: Int?

  @Flag(name: .long, help: "The last node begins as a learner, and leaders may make it a voter.")
  var joining = false

  /// The bounds of the search.
  var bounds: ExplorationBounds {
    ExplorationBounds(
      nodeCount: nodes ?? 3, userIndexMax: userIndexes, indexMax: log ?? userIndexes + terms - 1, termMax: terms, valuesPerIndex: values,
      crashesMax: crashes, compactionsMax: compactions, stepsMax: steps, lastJoins: joining)
  }
}
