/// What a cell of the core's benchmark cost.
struct CoreResult {
  var cell: CoreCell
  /// How many entries were committed and applied by all nodes.
  var entries: Int
  /// The processor time of all nodes together, in nanoseconds.
  var nanoseconds: UInt64
  /// The blocks of memory asked for.
  var allocations: UInt64
  /// The messages sent.
  var messages: Int
  /// The processor time of the floor for the same messages, in nanoseconds.
  var floorNanoseconds: UInt64

  /// The heading over the ``line``s.
  static let heading = "cell".padding(60) + "ns/entry  allocations/entry  messages/entry  floor ns/entry  x floor"

  /// The costs for each committed entry.
  var line: String {
    let count = Double(entries)
    return cell.name.padding(60) + format(Double(nanoseconds) / count, 8) + format(Double(allocations) / count, 19)
      + format(Double(messages) / count, 16) + format(Double(floorNanoseconds) / count, 16)
      + format(Double(nanoseconds) / Double(floorNanoseconds), 9)
  }
}

extension CoreCell {
  /// How often the core and the floor are measured; the least of each counts, since whatever disturbs a measurement makes it longer.
  private static let repetitions = 3

  /// Measures the cell, after a run that warms up and records the traffic for the floor.
  func measure(scale: Int) throws -> CoreResult {
    let payloads = Array(repeating: [UInt8](repeating: 7, count: payloadBytes), count: batch)
    let entries = entries(scale: scale)
    var rehearsal = try CoreDriver(nodes: nodes, isFast: isFast)
    try rehearsal.elect(recordsTraffic: true)
    try rehearsal.commit(entries: entries, cell: self, payloads: payloads)
    var result = CoreResult(
      cell: self, entries: entries, nanoseconds: .max, allocations: .max, messages: rehearsal.messageCount, floorNanoseconds: .max)
    for _ in 0..<Self.repetitions {
      var driver = try CoreDriver(nodes: nodes, isFast: isFast)
      try driver.elect()
      let meter = Meter()
      try driver.commit(entries: entries, cell: self, payloads: payloads)
      result.nanoseconds = min(result.nanoseconds, meter.nanoseconds)
      result.allocations = min(result.allocations, meter.allocations)
      let floor = MessageFloor.nanoseconds(nodes: nodes, traffic: rehearsal.traffic ?? Traffic())
      result.floorNanoseconds = min(result.floorNanoseconds, floor)
    }
    return result
  }
}
