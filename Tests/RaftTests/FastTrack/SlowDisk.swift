import Raft

/// A node with asynchronous storage writes whose disk does nothing by itself.
struct SlowDisk {
  var node: RawNode<MemoryStorage>
  /// What the node has sent to others, in order.
  var sent: [Message] = []
  /// What waits for the disk.
  private(set) var queue: [Message] = []
  /// The reads that may be served.
  private(set) var readStates: [ReadState] = []
  private var config: Config

  init(_ id: NodeID, of count: Int, storage: MemoryStorage? = nil) throws {
    config = Config(id: id)
    config.enableFastPath = true
    config.asyncStorageWrites = true
    config.recordsDecisions = true
    let state = ConfState(voters: (1...NodeID(count)).map { $0 })
    node = try RawNode(
      config: config,
      storage: storage ?? MemoryStorage(snapshot: Snapshot(confState: state, index: 0, term: 0), hardState: HardState()))
    collect()
  }

  mutating func collect() {
    while node.hasReady() {
      let ready = node.ready()
      readStates += ready.readStates
      for message in ready.messages {
        switch message.kind {
        case .storageAppend: queue.append(message)
        case .storageApply: for response in message.responses { try? node.step(response) }
        default: sent.append(message)
        }
      }
    }
  }

  mutating func step(_ message: Message) throws {
    var message = message
    message.to = node.replica.id
    message.fastPath = true
    try node.step(message)
    collect()
  }

  /// The disk does the oldest write, and what depended on it is sent.
  mutating func writeOne() throws {
    let message = queue.removeFirst()
    try node.storage.write(message.storageWrite)
    for response in message.responses {
      if response.to == node.replica.id { try? node.step(response) } else { sent.append(response) }
    }
    collect()
  }

  mutating func writeAll() throws { while !queue.isEmpty { try writeOne() } }

  /// Everything that is not on disk is gone.
  mutating func crash() throws {
    let disk = node.storage
    self = try SlowDisk(config.id, of: 3, storage: disk)
  }
}
