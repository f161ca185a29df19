import ArgumentParser
import Foundation
import NcursesTerminal
import Presentation
import RaftSimulation
import TerminalUI
import UserFiles

/// `fastraft-bench frame`: from a key press to the painted frame, with ncurses on a real terminal device.
struct FrameBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame",
    abstract: "Time from a key press to the painted frame, and bytes that it writes; fails when they are over their limits.",
    discussion: """
      Five nodes with a log of 1,000 entries, and nine with 10,000; scripts of keys at three sizes of the terminal. The limits: a key press is painted within 16 ms \
      at the 99th percentile at every size, with nine nodes one that scrolls; a step writes 2,000 bytes at the median and 4,000 at the 99th percentile to 120×36. Time is judged \
      by the processor's, which a busy machine does not change; painting waits for nothing else, so on a quiet one the clock says the same.
      """)

  @Option(name: .long, help: "How many entries the log holds: one cluster of --nodes instead of the usual two.")
  var entries: Int?

  @Option(name: .long, help: "How many nodes that cluster has.")
  var nodes = 5

  @Option(name: .long, help: "How many times each script of keys is played.")
  var rounds = 20

  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 36), Size(width: 200, height: 60)]
  private static let millisecondsMax = 16.0
  private static let bytesMax = (median: 2000.0, p99: 4000.0)

  func run() throws {
    setenv("LC_ALL", "C.UTF-8", 1)
    var holds = true
    for cell in entries.map({ [(nodes, $0)] }) ?? [(5, 1000), (9, 10_000)] {
      holds = try measure(nodes: cell.0, entries: cell.1) && holds
    }
    if !holds { throw ExitCode(1) }
  }

  private func measure(nodes: Int, entries: Int) throws -> Bool {
    let run = try makeRun(nodes: nodes, entries: entries)
    print("\(run.view(indexes: 1...1).indexLast) entries at \(nodes) nodes, \(run.eventCount) events")
    var holds = true
    for size in Self.sizes {
      let results = try FrameStage.play(FrameScript.all(rounds: rounds), on: run, size: size)
      print("\n" + "\(size.width)×\(size.height)".padding(24) + FrameResult.heading)
      for result in results { print(result.line) }
      holds = (nodes <= 5 ? judge(results, size) : judgeScrolling(results)) && holds
    }
    return holds
  }

  /// A run with as many entries: proposals and writes of keys on the fast track, some in contention.
  private func makeRun(nodes: Int, entries: Int) throws -> Run {
    var run = Run(settings: ClusterSettings(nodeCount: nodes, seed: 1, fastPath: true))
    try run.perform(line: "campaign 1")
    try run.perform(line: "settle")
    var number = 0
    // The bulk of a long log comes in batches from the leader; its end is a mixture.
    while run.view(indexes: 1...1).indexLast + 1000 < entries {
      for _ in 0..<100 {
        number += 1
        try run.perform(line: "propose leader v\(number)")
      }
      try run.perform(line: "settle")
    }
    while run.view(indexes: 1...1).indexLast < entries {
      number += 1
      let node = number % nodes + 1
      switch number % 10 {
      case 0: try run.perform(line: "contend 2 x\(number) 3 y\(number)")
      case 1...4: try run.perform(line: "put \(node) key\(number % 200) value\(number)")
      default: try run.perform(line: "propose \(node) v\(number)")
      }
      try run.perform(line: "settle")
    }
    return run
  }

  /// Many nodes with long logs have to scroll smoothly: cursors, indexes, panes and overlays. Jumps through a run of hundreds of thousands of
  /// events compute the state anew; what they take is told in the table.
  private func judgeScrolling(_ results: [FrameResult]) -> Bool {
    var scrolling = FrameResult(name: "scrolling")
    for result in results where FrameScript.scrollingNames.contains(result.name) { scrolling.add(result) }
    print(scrolling.line)
    return verdict(
      "a key press that scrolls is painted, p99 of the processor time", scrolling.processor.percentile(99), Self.millisecondsMax, "ms")
  }

  private func judge(_ results: [FrameResult], _ size: Size) -> Bool {
    var all = FrameResult(name: "all keys")
    for result in results { all.add(result) }
    print(all.line)
    var holds = verdict("a key press is painted, p99 of the processor time", all.processor.percentile(99), Self.millisecondsMax, "ms")
    if size == Size(width: 120, height: 36), let steps = results.first {
      holds = verdict("a step writes, median", steps.stepBytes.median, Self.bytesMax.median, "bytes") && holds
      holds = verdict("a step writes, p99", steps.stepBytes.percentile(99), Self.bytesMax.p99, "bytes") && holds
    }
    return holds
  }

  private func verdict(_ what: String, _ value: Double, _ limit: Double, _ unit: String) -> Bool {
    let holds = value <= limit
    print("\(holds ? "holds " : "FAILS ") \(what): \(format(value, 0)) \(unit), limit \(format(limit, 0, digits: 0)) \(unit)")
    return holds
  }
}
