import RaftExploration
import RaftSimulation

/// A search for each rule that can be switched off, as a table.
struct MutantTable {
  let bounds: ExplorationBounds
  let statesMax: Int?
  let secondsMax: Int?

  /// Prints the table, a row as soon as it is known.
  func print() throws {
    try Output.line("| mutant | rule | steps | property | distinct states | seconds |")
    try Output.line("| --- | --- | --- | --- | --- | --- |")
    for mutant in Mutant.all where isSearchable(mutant) { try Output.line(row(mutant)) }
  }

  /// Memberships, reads, names and the setting of single nodes are outside of what a search does; they have scenarios of their own.
  private func isSearchable(_ mutant: Mutant) -> Bool {
    !["M18", "M19", "M20", "M21", "M23", "M24", "M25"].contains(mutant.name)
  }

  private func row(_ mutant: Mutant) -> String {
    var explorer = Explorer(bounds: bounds, mutants: [mutant])
    let progress = ExploreProgress(isQuiet: true)
    while explorer.explore(states: 20_000) {
      if let statesMax, explorer.report.states >= statesMax { break }
      if let secondsMax, progress.seconds >= Double(secondsMax) { break }
    }
    let report = explorer.report
    let tenths = Int(progress.seconds * 10)
    let found = report.counterexample
    let steps = found.map { "\($0.schedule.count)" } ?? (report.isExhausted ? "safe" : "not found, not exhausted")
    return "| \(mutant.name) | \(mutant.rule) | \(steps) | \(found?.violation.property.rawValue ?? "") | \(report.states) "
      + "| \(tenths / 10).\(tenths % 10) |"
  }
}
