import Raft

/// Three nodes elect a leader, two of them propose at once, and all of them apply the same.
func threeNodesAgree() throws -> [[String]] {
  let peers = (1...3).map { Peer(id: $0) }
  var nodes = try peers.map { peer in
    var config = Config(id: peer.id)
    config.seed = peer.id  // each node draws its own election timeouts
    config.enableFastPath = true  // the same on all; without it, this is etcd/raft
    var node = try RawNode(config: config, storage: MemoryStorage())
    try node.bootstrap(peers: peers)
    return node
  }
  var applied: [[String]] = [[], [], []]
  for tick in 1...40 {
    for place in nodes.indices { nodes[place].tick() }
    if tick == 30 {
      try nodes[0].propose(Array("apples".utf8))
      try nodes[1].propose(Array("pears".utf8))
    }
    while let place = nodes.firstIndex(where: { $0.hasReady() }) {
      let ready = nodes[place].ready()
      try nodes[place].storage.write(ready.storageWrite)  // durable before anything is sent
      for message in ready.messages { try nodes[Int(message.to) - 1].step(message) }
      for entry in ready.committedEntries {
        if let change = try entry.confChange() {
          _ = try nodes[place].applyConfChange(change)
        } else if !entry.data.isEmpty {
          applied[place].append(String(decoding: entry.data, as: UTF8.self))
        }
      }
      nodes[place].advance()
    }
  }
  return applied
}
