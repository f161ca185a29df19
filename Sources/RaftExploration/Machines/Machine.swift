import Raft

/// What a search asks again and again of a node's state, while nothing is left for the node to do.
struct Machine: Sendable {
  /// What it is, whatever the nodes are called.
  let print: Fingerprint
  /// The same while nobody may win an election in its term any more.
  let printAfterElection: Fingerprint
  /// What it knows of each node, by column; empty unless it leads.
  let peerPrints: [Fingerprint]
  let log: LogID
  let term: Int
  let role: Role
  let vote: NodeID
  let isGateOpen: Bool
  let knowsLeader: Bool
  let firstIndex: Int
  let lastIndex: Int
  let commit: Int
  let fast: Int
  /// The indexes of its slots, as bits.
  let slotBits: UInt32
  let snapshotIndex: Int
  /// Up to where it may drop its log.
  let compactionIndexMax: Int
  let isHalted: Bool

  /// Up to where it takes values for fixed, and holds them.
  var frontier: Int { min(max(commit, fast), lastIndex) }
}

/// A leader-approved log.
struct LogRecord: Hashable, Sendable {
  /// The position before the first entry.
  var previous: EntryPosition
  /// The entries.
  var entries: [Entry]

  var first: Int { Int(previous.index) + 1 }
  var last: Int { Int(previous.index) + entries.count }

  /// The entry at an index, if it is here.
  func entry(at index: Int) -> Entry? {
    index >= first && index <= last ? entries[index - first] : nil
  }

  /// The term at an index, or nil where it is not known.
  func term(at index: Int) -> Term? {
    index == Int(previous.index) ? previous.term : entry(at: index)?.term
  }
}
