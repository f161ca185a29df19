import Raft

/// Everything that can be done to a cluster. Each input is one event of the journal, and nothing else ever changes a cluster.
public enum Input: Hashable, Sendable {
  /// The client at the node proposes an opaque value.
  case propose(node: NodeID, value: String)
  /// The client at the node stores a value under a key.
  case put(node: NodeID, key: String, value: String)
  /// The client at the node asks for a linearizable read.
  case read(node: NodeID, key: String)
  /// The message arrives.
  case deliver(MessageNumber)
  /// The message is lost.
  case drop(MessageNumber)
  /// The message will arrive twice.
  case duplicate(MessageNumber)
  /// The message is kept back until it is released.
  case hold(MessageNumber)
  /// The message may travel again.
  case release(MessageNumber)
  /// The message is moved in the order of delivery.
  case reorder(MessageNumber, ReorderPlace)
  /// The message arrives later by this many microseconds.
  case delay(MessageNumber, microseconds: UInt64)
  /// The clock of one node ticks, or, with nil, that of every live node and the simulation's.
  case tick(NodeID?)
  /// The node loses its memory and keeps its disk.
  case crash(NodeID, CrashPoint)
  /// The node starts again from its disk.
  case restart(NodeID)
  /// Messages no longer pass in these directions.
  case cut([Link])
  /// Messages pass again in these directions.
  case mend([Link])
  /// Messages pass again in all directions.
  case heal
  /// The node starts an election.
  case campaign(NodeID)
  /// The leader is asked to hand over its office.
  case transfer(to: NodeID)
  /// The node forgets who leads.
  case forgetLeader(NodeID)
  /// Whether nodes make new fast proposals (rule R17: nothing else of the fast track stops).
  case fastProposals(Bool)
  /// The node takes a snapshot of what it has applied.
  case snapshot(NodeID)
  /// The node drops log entries up to the index, or, with nil, as many as it may; it takes a snapshot first if it needs one.
  case compact(NodeID, LogIndex?)
  /// The leader is asked to change the membership.
  case member(MemberChange)
  /// The leader is asked to change several members at once.
  case joint(JointChange)
  /// The leader is asked to leave a joint configuration.
  case leaveJoint
  /// The oldest write that waits for the node's slow disk reaches it.
  case persist(NodeID)
  /// The node's application takes no committed entries for now, or goes on with those that wait.
  case holdApplication(NodeID, Bool)
}
