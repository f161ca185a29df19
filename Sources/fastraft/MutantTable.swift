import Foundation
import RaftExploration
import RaftSimulation

/// A search for each rule that can be switched off, as a table in Markdown.
struct MutantTable {
  let statesMax: Int?
  let secondsMax: Int?
  /// Where the scenarios are written that show what is found.
  let directory: String?
  /// Only these mutants; all when it is empty.
  let mutants: [Mutant]
  /// On how many cores it searches.
  let coreCount: Int

  private static let columns = [
    "mutant", "rule", "n", "indexes, log, terms, crashes, compactions", "result", "steps (catalogue)", "property", "distinct states",
    "seconds",
  ]

  /// Prints the table, a row as soon as it is known.
  func print(_ extent: ExploreTable.Extent) throws {
    if extent == .table {
      try ExploreTable.printRow(Self.columns)
      try ExploreTable.printRow(Self.columns.map { _ in "---" })
    }
    var written: Set<String> = []
    for search in MutantSearch.all where mutants.isEmpty || mutants.contains(search.mutant) {
      let (report, seconds) = explore(search)
      try ExploreTable.printRow(cells(search, report, seconds))
      guard let directory, let found = report.counterexample, written.insert(search.scenarioName).inserted else { continue }
      try write(found, search, directory)
    }
  }

  private func explore(_ search: MutantSearch) -> (ExplorationReport, Double) {
    var explorer = Explorer(bounds: search.bounds, mutants: [search.mutant], prefix: search.prefix, coreCount: coreCount)
    let progress = ExploreProgress(isQuiet: true)
    while explorer.explore(states: 20_000, statesMax: statesMax) {
      if let statesMax, explorer.report.states >= statesMax { break }
      if let secondsMax, progress.processorSeconds >= Double(secondsMax) { break }
    }
    return (explorer.report, progress.processorSeconds)
  }

  private func cells(_ search: MutantSearch, _ report: ExplorationReport, _ seconds: Double) -> [String] {
    let bounds = search.bounds
    let found = report.counterexample
    let result = found != nil ? "broken" : report.isExhausted ? "safe, exhausted" : "not exhausted"
    let known = search.stepsKnown.map { " (\($0))" } ?? ""
    let steps =
      (found.map { "\($0.schedule.count)" } ?? "–") + known
      + (search.prefix.isEmpty ? "" : ", behind the first \(search.prefix.count)")
    let limits = [bounds.userIndexMax, bounds.indexMax, bounds.termMax, bounds.crashesMax, bounds.compactionsMax]
    return [
      search.mutant.name, search.mutant.rule, bounds.lastJoins ? "\(bounds.nodeCount - 1)→\(bounds.nodeCount)" : "\(bounds.nodeCount)",
      limits.map(String.init).joined(separator: ", "), result, steps,
      found?.violation.property.rawValue ?? "–", Grouped.text(report.states), Tenths.text(seconds),
    ]
  }

  private func write(_ found: ExplorationReport.Counterexample, _ search: MutantSearch, _ directory: String) throws {
    let mutant = search.mutant
    let title = "\(mutant.name), \(mutant.rule) switched off: \(mutant.title); \(mutant.consequence)"
    let scenario = found.scenario(
      bounds: search.bounds, mutants: [mutant], title: title, searchingStates: 3_000_000, behind: search.prefix)
    guard let scenario else {
      Output.error("\(search.scenarioName): the simulation's messages cannot bring this schedule about")
      return
    }
    let path = "\(directory)/\(search.scenarioName).fastraft"
    do { try scenario.text.write(toFile: path, atomically: true, encoding: .utf8) } catch {
      throw Failure.unusable("\(path) cannot be written; expected a directory that exists and has room")
    }
  }
}

/// Numbers with one decimal.
enum Tenths {
  /// The number, cut behind the first decimal.
  static func text(_ number: Double) -> String {
    let tenths = Int(number * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
