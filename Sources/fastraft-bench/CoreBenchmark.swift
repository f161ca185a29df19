import ArgumentParser
import Raft

/// `fastraft-bench core`: one process, one thread, the core over a perfect network in memory.
struct CoreBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "core",
    abstract: "Processor time, allocations and messages for each committed entry; elections, ticks, quorums.")

  @Option(name: .long, help: "Percent of the usual number of entries.")
  var scale = 100

  @Option(name: .long, help: "Only cells whose name contains this text, such as \"n=5 window=64 batch=1 bytes=16 at=leader\".")
  var only = ""

  func run() throws {
    print(CoreResult.heading)
    for cell in CoreCell.all where only.isEmpty || cell.name.contains(only) { print(try cell.measure(scale: scale).line) }
    if only.isEmpty { try measureRest() }
  }

  private func measureRest() throws {
    var driver = try CoreDriver(nodes: 5, isFast: false)
    try driver.elect()
    var meter = Meter()
    for _ in 0..<100_000 { try driver.tick() }
    print("idle tick of five nodes, with heartbeats".padding(60) + format(Double(meter.nanoseconds) / 100_000, 8))
    meter = Meter()
    let elections = 2_000
    for _ in 0..<elections {
      var fresh = try CoreDriver(nodes: 5, isFast: false)
      try fresh.elect()
    }
    print("election among five, making the nodes included".padding(60) + format(Double(meter.nanoseconds) / Double(elections), 8))
    for count in [3, 5, 7, 11] { measureQuorum(count) }
  }

  private func measureQuorum(_ count: Int) {
    let config = MajorityConfig(NodeIDSet((1...count).map { NodeID($0) }))
    let rounds = 1_000_000
    var sum: UInt64 = 0
    let meter = Meter()
    for round in 0..<rounds { sum &+= config.committedIndex { ($0 &* 7919 &+ UInt64(round)) % 101 } }
    print("committed index of \(count) voters".padding(60) + format(Double(meter.nanoseconds) / Double(rounds), 8) + (sum == 1 ? " " : ""))
  }
}
