import Raft
import RaftInterchange

/// A bootstrapped cluster that writes a state trace.
struct TracedCluster {
  let recorder = StateTraceRecorder()
  private(set) var nodes: [RawNode<MemoryStorage>] = []
  private(set) var inFlight: [Message] = []
  private(set) var text = ""
  private let members: Int

  /// Makes `count` nodes, of which the first `members` know each other from the start.
  init(_ count: Int, members: Int? = nil) throws {
    self.members = members ?? count
    for id in 1...NodeID(count) {
      nodes.append(try RawNode(config: Self.config(id), storage: MemoryStorage(), traceLogger: recorder))
      if id <= NodeID(self.members) {
        try nodes[nodes.count - 1].bootstrap(peers: (1...NodeID(self.members)).map { Peer(id: $0) })
      }
    }
    for position in nodes.indices { try carryOut(position) }
  }

  private static func config(_ id: NodeID) -> Config {
    var config = Config(id: id)
    config.seed = id
    return config
  }

  /// Does something with a node, and carries out what it then wants done.
  mutating func at(_ id: NodeID, _ body: (inout RawNode<MemoryStorage>) throws -> Void) throws {
    try body(&nodes[Int(id) - 1])
    try carryOut(Int(id) - 1)
  }

  private mutating func carryOut(_ position: Int) throws {
    while nodes[position].hasReady() {
      let ready = nodes[position].ready()
      try nodes[position].storage.write(ready.storageWrite)
      inFlight += ready.messages
      for entry in ready.committedEntries {
        if let change = try entry.confChange() { try nodes[position].applyConfChange(change) }
      }
      nodes[position].advance()
    }
    text += recorder.take()
  }

  /// Delivers the messages in flight for which the condition holds, one after the other.
  mutating func deliver(_ isWanted: (Message) -> Bool = { _ in true }) throws {
    let wanted = inFlight.filter(isWanted)
    inFlight.removeAll(where: isWanted)
    for message in wanted {
      recorder.timeMicroseconds += 100
      try at(message.to) { try? $0.step(message) }
    }
  }

  /// Delivers until nothing is in flight, but loses those for which the condition holds.
  mutating func settle(losing isLost: (Message) -> Bool = { _ in false }) throws {
    while !inFlight.isEmpty {
      inFlight.removeAll(where: isLost)
      try deliver()
    }
  }

  /// Starts a node again from its disk.
  mutating func restart(_ id: NodeID) throws {
    let disk = nodes[Int(id) - 1].storage
    nodes[Int(id) - 1] = try RawNode(config: Self.config(id), storage: disk, traceLogger: recorder)
    try carryOut(Int(id) - 1)
  }

  /// The names of the events of a node, in order.
  func names(_ id: NodeID? = nil) -> [String] {
    events(text, of: id).map { String($0.dropFirst(9).prefix { $0 != "\"" }) }
  }
}

/// The events in a trace, without what wraps them.
func events(_ text: String, of id: NodeID? = nil) -> [String] {
  text.split(separator: "\n").compactMap { line in
    guard let start = line.range(of: "\"event\":") else { return nil }
    let event = String(line[start.upperBound...].dropLast())
    return id == nil || event.contains("\"nid\":\"\(id!)\",\"state\"") ? event : nil
  }
}
