import Raft

/// Something that happens to one node.
enum Stimulus: Hashable, Sendable {
  /// A fast proposal arrives.
  case proposal(index: Int, value: Int)
  /// The same, and the node crashes before it has written anything.
  case proposalBeforeCrash(index: Int, value: Int)
  /// A fast proposal arrives at the leader, who appends it alone.
  case append(index: Int, value: Int)
  /// The leader's patience with what is undecided ends.
  case decide
  /// The node campaigns until it is a candidate of this term.
  case campaign(term: Int)
  /// A message of the collection arrives.
  case message(MessageID)
  /// The grants arrive, one after the other.
  case grants([MessageID])
  /// A part of a term's log arrives.
  case entries(LogID, term: Int, from: NodeID, behind: Int, through: Int, commit: Int, fast: Int)
  /// The node crashes and restarts.
  case restart
  /// The node drops as much of its log as it may.
  case compact
  /// The leader is asked to make a node a voter.
  case join(NodeID)
}

/// A message of the growing set, interned.
typealias MessageID = UInt32
/// A leader-approved log, interned.
typealias LogID = UInt32
/// A node's whole state, interned.
typealias MachineID = UInt32

/// What a stimulus made of a node.
struct Outcome: Sendable {
  /// The node's new state.
  var machine: MachineID
  /// The messages that matter: votes, grants, acknowledgements, in the order of sending.
  var messages: [MessageID]
  /// The indexes at which a tie could have ended in another way.
  var ties: HighestTies = []
}
