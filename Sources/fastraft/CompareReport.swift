import Foundation
import RaftSimulation

/// What `fastraft compare` prints: a table and a chart, or JSON.
enum CompareReport {
  /// A row of JSON.
  private struct Row: Encodable {
    var network: String?
    var proposers: String?
    var lossPercent: Double?
    var nodes: Int?
    var down: Int?
    var window: Int?
    var fast: TrackFigures
    var classic: TrackFigures
  }

  /// Prints the comparison on networks.
  static func write(_ rows: [TrackComparison], json: Bool) throws {
    if json {
      return try write(
        rows.map {
          Row(
            network: $0.plan.name, proposers: $0.workload.rawValue, lossPercent: Double($0.lossPermille) / 10, fast: $0.fast,
            classic: $0.classic)
        })
    }
    for plan in NetworkPlan.all where rows.contains(where: { $0.plan == plan }) {
      try Output.line("\(plan.title): milliseconds and message delays, median/99th percentile")
      var table = [["proposer", "loss", "track", "leader", "proposer", "everywhere", "delays", "fast", "msgs", "bytes"]]
      for row in rows where row.plan == plan {
        let loss = "\(row.lossPermille / 10)%"
        table.append([row.workload.rawValue, loss, "fast"] + cells(row.fast))
        table.append(["", "", "classic"] + cells(row.classic))
      }
      try writeTable(table)
      try writeChart(rows.filter { $0.plan == plan })
    }
  }

  /// Prints the comparison with nodes down.
  static func write(_ rows: [DegradedComparison], json: Bool) throws {
    if json {
      return try write(
        rows.map { Row(nodes: $0.nodeCount, down: $0.downCount, window: $0.window, fast: $0.fast, classic: $0.classic) })
    }
    try Output.line("a bare majority alive, all 10 ms apart, a follower proposes: milliseconds until it knows, median/99th percentile")
    var table = [["nodes", "down", "window", "committed", "fast", "classic", "extra"]]
    for row in rows {
      table.append([
        "\(row.nodeCount)", "\(row.downCount)", "\(row.window)",
        "\(row.fast.committedCount)/\(row.fast.proposalCount) \(row.classic.committedCount)/\(row.classic.proposalCount)",
        pair(row.fast.millisecondsAtProposer), pair(row.classic.millisecondsAtProposer),
        row.extraMilliseconds.map { ($0 > 0 ? "+" : "") + number($0) } ?? "-",
      ])
    }
    try writeTable(table)
  }

  private static func write(_ rows: [Row]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try Output.line(String(decoding: try encoder.encode(rows), as: UTF8.self))
  }

  private static func cells(_ figures: TrackFigures) -> [String] {
    [
      pair(figures.millisecondsAtLeader), pair(figures.millisecondsAtProposer), pair(figures.millisecondsEverywhere),
      [figures.delaysAtLeader, figures.delaysAtProposer, figures.delaysEverywhere].map { $0.map { number($0.median) } ?? "-" }
        .joined(separator: " "),
      "\(Int((figures.fastShare * 100).rounded()))%", number(figures.messagesPerEntry), "\(Int(figures.bytesPerEntry.rounded()))",
    ]
  }

  private static func pair(_ spread: TrackFigures.Spread?) -> String {
    spread.map { "\(number($0.median))/\(number($0.p99))" } ?? "-"
  }

  /// One digit behind the point up to a hundred, none beyond.
  private static func number(_ value: Double) -> String {
    abs(value) >= 100 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)"
  }

  private static func writeTable(_ rows: [[String]]) throws {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    for row in rows {
      let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      try Output.line(line)
    }
    try Output.line("")
  }

  /// Bars for the time until the proposer knows, in the median.
  private static func writeChart(_ rows: [TrackComparison]) throws {
    let width = 50
    let bars = rows.flatMap { row in
      [("fast", row.fast), ("classic", row.classic)].map { track, figures in
        (label: "\(row.workload.rawValue) \(row.lossPermille / 10)%", track: track, value: figures.millisecondsAtProposer?.median ?? 0)
      }
    }
    let most = max(bars.map(\.value).max() ?? 0, 0.001)
    let labelWidth = bars.map(\.label.count).max() ?? 0
    try Output.line("until the proposer knows, median:")
    for bar in bars {
      let label = bar.track == "fast" ? bar.label : ""
      let length = max(1, Int((bar.value / most * Double(width)).rounded()))
      let mark = bar.track == "fast" ? "#" : "="
      try Output.line(
        label + String(repeating: " ", count: labelWidth - label.count) + "  \(bar.track == "fast" ? "fast   " : "classic") "
          + String(repeating: mark, count: length) + " \(number(bar.value)) ms")
    }
    try Output.line("")
  }
}
