import Raft

/// Something that the checkers are told. Each is as large as the change it speaks of, so that judging an event costs what the event did.
public enum Observation: Sendable {
  /// A node came up; its application still knew everything up to `applied`.
  case started(NodeID, applied: LogIndex)
  /// A node stopped itself, or cannot go on.
  case halted(NodeID, reason: String)
  /// A node made a hard state durable.
  case hardState(NodeID, HardState)
  /// A node made leader-approved entries durable, behind an entry of the given term (0 when it is not known).
  case appended(NodeID, previousTerm: Term, [Entry])
  /// A node made a self-approved entry durable.
  case slotFilled(NodeID, Entry)
  /// A message is about to leave a node whose disk holds this.
  case promised(Message, disk: MemoryStorage)
  /// A node's frontiers are here now.
  case frontiers(NodeID, commit: LogIndex, fast: LogIndex)
  /// A node, in this term, knows the entry to be committed.
  case committed(NodeID, Entry, term: Term)
  /// A node applied an entry while its frontier stood where it says; `history` fingerprints all that it has applied.
  case applied(NodeID, Entry, history: UInt64, frontier: LogIndex)
  /// A node's application took over the state of a snapshot.
  case restored(NodeID, application: Application, index: LogIndex)
  /// A node that leads in this term added entries to its log, which are not durable yet.
  case led(NodeID, term: Term, [Entry])
  /// A client's request took effect in a node's application when it applied this index.
  case tookEffect(NodeID, RequestID, index: LogIndex)
  /// A node became leader with this log, whose first entry stands at `firstIndex`.
  case elected(NodeID, term: Term, firstIndex: LogIndex, log: [Entry])
}
