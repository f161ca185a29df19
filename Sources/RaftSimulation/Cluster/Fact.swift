import Raft

/// Something that happened in an event, with all that its explanation needs. Texts are made from facts, never stored.
public enum Fact: Hashable, Sendable {
  /// A client proposed a value.
  case requested(RequestID, EntryValue)
  /// A client asked for a read.
  case readAsked(ReadRequest)
  /// A message arrived.
  case delivered(InFlightMessage)
  /// A message was thrown away.
  case dropped(InFlightMessage)
  /// A message was doubled; this is the copy.
  case duplicated(InFlightMessage)
  /// A message is kept back.
  case held(InFlightMessage)
  /// A message may travel again.
  case released(InFlightMessage)
  /// A message was moved in the order of delivery.
  case reordered(InFlightMessage, ReorderPlace)
  /// A message arrives later.
  case delayed(InFlightMessage, microseconds: UInt64)
  /// A message was lost, because it could not be delivered when it should have arrived.
  case lost(InFlightMessage, MessageStatus)
  /// The clock of a node, or all clocks, ticked.
  case ticked(NodeID?)
  /// A node will crash at its next write.
  case crashArmed(NodeID, CrashPoint)
  /// A node went down.
  case crashed(NodeID, CrashPoint)
  /// A node came up again; `applied` is what its application still knew.
  case restarted(NodeID, applied: LogIndex)
  /// A new node came up with an empty log.
  case joined(NodeID)
  /// Links were cut.
  case linksCut([Link])
  /// Links were mended.
  case linksMended([Link])
  /// A node was told to start an election.
  case campaignAsked(NodeID)
  /// The leader was told to hand over its office.
  case transferAsked(from: NodeID, to: NodeID)
  /// A node was told to forget its leader.
  case forgetAsked(NodeID)
  /// New fast proposals were allowed or stopped.
  case fastProposalsSwitched(Bool)
  /// A leader was asked to change the membership.
  case memberAsked(MemberChange, leader: NodeID)
  /// A leader was asked to change several members at once.
  case jointAsked(JointChange, leader: NodeID)
  /// A leader was asked to leave a joint configuration.
  case leaveAsked(leader: NodeID)
  /// A write reached a node's slow disk; so many still wait.
  case persisted(NodeID, waiting: Int)
  /// A node went down with so many writes waiting, which are lost.
  case writesLost(NodeID, count: Int)
  /// A node's application takes no committed entries any more, or goes on.
  case applicationHeld(NodeID, Bool)
  /// A node took a snapshot.
  case snapshotTaken(NodeID, LogIndex)
  /// A node holds a snapshot that it may not publish yet (rule R15).
  case snapshotWaits(NodeID, LogIndex, commit: LogIndex)
  /// A node dropped its log up to an index.
  case compacted(NodeID, LogIndex)
  /// The sender of a snapshot heard how its transfer ended.
  case snapshotReported(NodeID, to: NodeID, succeeded: Bool)
  /// A core recorded a decision.
  case decision(NodeID, Decision)
  /// A node commits another value at the index than was committed there before: a safety rule is broken.
  case committedOtherwise(NodeID, LogIndex, EntryValue)
  /// An application applied an entry.
  case applied(NodeID, LogIndex, Effect)
  /// An application's state was replaced by that of a snapshot.
  case applicationRestored(NodeID, LogIndex)
  /// A read was answered.
  case readAnswered(ReadAnswer)
  /// A core refused an input.
  case refused(NodeID, reason: String)
  /// The input could not be carried out; nothing changed.
  case impossible(reason: String)
}
