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
    print("cell".padding(60) + "ns/entry  allocations/entry  messages/entry  floor ns/entry  x floor")
    for cell in CoreCell.all where only.isEmpty || cell.name.contains(only) { try measure(cell) }
    if only.isEmpty { try measureRest() }
  }

  private func measure(_ cell: CoreCell) throws {
    let payload = [UInt8](repeating: 7, count: cell.payloadBytes)
    let payloads = Array(repeating: payload, count: cell.batch)
    var driver = try CoreDriver(nodes: cell.nodes, isFast: cell.isFast)
    try driver.elect()
    let entries = cell.entries(scale: scale)
    let meter = Meter()
    try driver.commit(entries: entries, cell: cell, payloads: payloads)
    let nanoseconds = meter.nanoseconds
    let allocations = meter.allocations
    let floor = MessageFloor.nanoseconds(nodes: cell.nodes, messagesPerRound: driver.messagesPerRound)
    let count = Double(entries)
    print(
      cell.name.padding(60) + format(Double(nanoseconds) / count, 8) + format(Double(allocations) / count, 19)
        + format(Double(driver.messageCount) / count, 16) + format(Double(floor) / count, 16)
        + format(Double(nanoseconds) / Double(floor), 9))
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
