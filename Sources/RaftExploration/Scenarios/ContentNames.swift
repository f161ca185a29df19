import Raft
import RaftSimulation

/// What a search calls the values that compete in a scenario: at each index x, y and z, the lowest identifier first, so that ties end alike.
struct ContentNames {
  private var indexes: [ContentID: Int] = [:]
  private var contents: [[ContentID]] = []

  /// Goes through a run from its start and notes every value that reaches a voter.
  init(_ run: Run) {
    var replay = run
    replay.seek(to: 0)
    while !replay.isAtHead {
      if case .deliver(let number)? = replay.input(of: replay.cursor + 1), let item = replay.cluster.network.message(number) {
        if item.message.kind == .fastProposal { note(item.message.entries) }
      }
      replay.stepForward()
      for id in 1...NodeID(replay.settings.nodeCount) {
        guard let replica = replay.cluster.node(id)?.raft?.replica else { continue }
        note(replica.slots.entries)
        note(replica.log.allEntries)
      }
    }
    for index in contents.indices { contents[index].sort() }
  }

  private mutating func note(_ entries: [Entry]) {
    for entry in entries where !Self.isNoop(entry) && indexes[entry.content] == nil {
      indexes[entry.content] = Int(entry.index)
      while contents.count <= Int(entry.index) { contents.append([]) }
      contents[Int(entry.index)].append(entry.content)
    }
  }

  /// Whether it is what a leader appends when it takes office.
  static func isNoop(_ entry: Entry) -> Bool { entry.kind == .normal && entry.data.isEmpty }

  /// Which of the competitors for its index an entry holds; nil when its value was proposed for another index before.
  func value(of entry: Entry) -> Int? {
    guard indexes[entry.content] == Int(entry.index) else { return nil }
    return contents[Int(entry.index)].firstIndex(of: entry.content)
  }
}
