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
      at the 99th percentile at every size; with nine nodes one that scrolls, and the frame of every other, behind a jump the journal has 50 ms \
      of its own; no frame of the large cluster takes three times as long as one of the small; a step writes 2,000 bytes at the median and 4,000 at the 99th percentile to 120×36. Time is judged \
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

  /// How many times longer a frame of the large cluster may take than one of the small: it draws nearly twice the nodes, and the length of
  /// the log has to make no difference.
  private static let ratioMax = 3.0
  /// What computing a state of long ago may take: the journal's own limit.
  private static let replayMillisecondsMax = 50.0

  func run() throws {
    setenv("LC_ALL", "C.UTF-8", 1)
    if let entries {
      if try !measure(nodes: nodes, entries: entries).holds { throw ExitCode(1) }
      return
    }
    let small = try measure(nodes: 5, entries: 1000)
    let large = try measure(nodes: 9, entries: 10_000)
    let hasRatio = compare(small.results, large.results)
    if !small.holds || !large.holds || !hasRatio { throw ExitCode(1) }
  }

  private func measure(nodes: Int, entries: Int) throws -> (holds: Bool, results: [[FrameResult]]) {
    let run = try makeRun(nodes: nodes, entries: entries)
    print("\(run.view(indexes: 1...1).indexLast) entries at \(nodes) nodes, \(run.eventCount) events")
    var holds = true
    var all: [[FrameResult]] = []
    for size in Self.sizes {
      let results = try FrameStage.play(FrameScript.all(rounds: rounds), on: run, size: size)
      print("\n" + "\(size.width)×\(size.height)".padding(24) + FrameResult.heading)
      for result in results { print(result.line) }
      holds = (nodes <= 5 ? judge(results, size) : judgeLong(results)) && holds
      all.append(results)
    }
    return (holds, all)
  }

  /// The painting of both clusters side by side, script by script.
  private func compare(_ small: [[FrameResult]], _ large: [[FrameResult]]) -> Bool {
    var holds = true
    for (position, size) in Self.sizes.enumerated() {
      print("\n" + "\(size.width)×\(size.height)".padding(24) + "painting ms median: small large ratio")
      for (one, other) in zip(small[position], large[position]) {
        let ratio = other.painting.median / max(one.painting.median, 0.01)
        print(
          one.name.padding(24) + format(one.painting.median, 25, digits: 2) + format(other.painting.median, 6, digits: 2)
            + format(ratio, 6, digits: 2))
        if ratio > Self.ratioMax { holds = false }
      }
    }
    print("\(holds ? "holds " : "FAILS ") no script's ratio is above \(format(Self.ratioMax, 0, digits: 0))")
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

  /// Many nodes with long logs have to scroll smoothly: cursors, indexes, panes and overlays; and a jump has to be painted as fast as anything
  /// else, behind the time that the journal takes to compute the state.
  private func judgeLong(_ results: [FrameResult]) -> Bool {
    let scrolling = sum("scrolling", of: results, FrameScript.scrollingNames)
    let jumps = sum("jumps", of: results, FrameScript.jumpNames)
    print(scrolling.line)
    print(jumps.line)
    let all = sum("all keys", of: results, results.map(\.name))
    var holds = verdict(
      "a key press that scrolls is painted, p99 of the processor time", scrolling.processor.percentile(99), Self.millisecondsMax, "ms")
    holds =
      verdict("whatever the key, the frame is drawn and painted, p99", all.painting.percentile(99), Self.millisecondsMax, "ms") && holds
    return verdict(
      "a jump and its frame, p99", jumps.processor.percentile(99), Self.replayMillisecondsMax + Self.millisecondsMax, "ms") && holds
  }

  private func sum(_ name: String, of results: [FrameResult], _ names: [String]) -> FrameResult {
    var sum = FrameResult(name: name)
    for result in results where names.contains(result.name) { sum.add(result) }
    return sum
  }

  private func judge(_ results: [FrameResult], _ size: Size) -> Bool {
    let all = sum("all keys", of: results, results.map(\.name))
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
