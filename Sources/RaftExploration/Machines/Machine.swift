import Raft

/// What a search asks again and again of a node's state, while nothing is left for the node to do.
struct Machine: Sendable {
  /// Where what it knows of the other nodes stands in the table's collection of such prints; -1 unless it leads.
  var peerPrintsStart = -1
  let log: LogID
  let term: Int
  let role: Role
  let vote: NodeID
  let isGateOpen: Bool
  let firstIndex: Int
  let lastIndex: Int
  let commit: Int
  let fast: Int
  /// The indexes of its slots, as bits.
  let slotBits: UInt32
  /// The competing values that it holds, or knows others to hold.
  let values: ValuesHeld
  let snapshotIndex: Int
  /// Up to where it may drop its log.
  let compactionIndexMax: Int
  let isHalted: Bool
  /// The voters of the configuration that it has applied, as bits.
  let voterBits: UInt32

  /// Whether it takes a node for a voter.
  func isVoter(_ id: NodeID) -> Bool { voterBits >> UInt32(id) & 1 == 1 }

  /// Up to where it takes values for fixed, and holds them.
  var frontier: Int { min(max(commit, fast), lastIndex) }
}
