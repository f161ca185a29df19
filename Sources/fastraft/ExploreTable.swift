import ArgumentParser
import RaftExploration

/// The result of a search as a row of a table in Markdown, as the documentation has them.
struct ExploreTable {
  /// How much of a table is printed.
  enum Extent: String, ExpressibleByArgument, CaseIterable {
    /// The row of this search only.
    case row
    /// The head of the table before it.
    case table
  }

  private static let columns = [
    "nodes", "user indexes", "log", "terms", "values", "crashes", "compactions", "steps", "distinct states", "transitions", "depth",
    "seconds", "states/s", "transitions/s", "result",
  ]

  let bounds: ExplorationBounds
  /// Whether the search goes by single messages.
  let isFine: Bool

  /// Prints the row of a search.
  ///
  /// - Parameter seconds: how long the threads were at work, together.
  func print(_ report: ExplorationReport, seconds: Double, extent: Extent) throws {
    if extent == .table {
      try Self.printRow(Self.columns)
      try Self.printRow(Self.columns.map { _ in "---" })
    }
    try Self.printRow(cells(report, seconds))
  }

  private func cells(_ report: ExplorationReport, _ seconds: Double) -> [String] {
    let limits = [bounds.userIndexMax, bounds.indexMax, bounds.termMax].map { "≤ \($0)" }
    let spent = [bounds.crashesMax, bounds.compactionsMax].map { "≤ \($0)" }
    let rates = [report.states, report.transitions].map { Int(Double($0) / max(seconds, 0.001)) }
    return ["\(bounds.nodeCount)"] + limits + ["\(bounds.valuesPerIndex)"] + spent + [
      (bounds.stepsMax.map { "≤ \($0)" } ?? "any") + (isFine ? ", single messages" : ""), Grouped.text(report.states),
      Grouped.text(report.transitions), "\(report.depth)",
      Tenths.text(seconds), Grouped.text(rates[0]), Grouped.text(rates[1]), Self.result(report),
    ]
  }

  private static func result(_ report: ExplorationReport) -> String {
    if let found = report.counterexample { return "\(found.violation.property.rawValue) broken after \(found.schedule.count) steps" }
    return report.isExhausted ? "exhausted, no violation" : "not exhausted, no violation so far"
  }

  /// Prints cells as a row.
  static func printRow(_ cells: [String]) throws { try Output.line("| " + cells.joined(separator: " | ") + " |") }
}

/// Numbers whose digits stand in groups of three.
enum Grouped {
  /// The number, such as `17,700,053`.
  static func text(_ number: Int) -> String {
    let digits = Array("\(number)")
    return digits.indices.map { ($0 > 0 && (digits.count - $0) % 3 == 0 ? "," : "") + String(digits[$0]) }.joined()
  }
}
