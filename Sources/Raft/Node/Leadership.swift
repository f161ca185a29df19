/// What only a leader has, from the moment it is elected until it steps down.
package struct Leadership: Hashable, Sendable {
  /// Whom the office is being handed to, or ``noNode``.
  package var transferee: NodeID = noNode
  /// A configuration change may be in the log, unapplied, up to this index.
  package var pendingConfIndex: LogIndex = 0
  /// The payload bytes of the uncommitted tail.
  var uncommittedSize: UInt64 = 0
  /// Reads that wait for an entry of the term to be committed.
  var postponedReads: [Message] = []
  /// Reads that wait for a quorum's confirmation.
  package var readOnly = ReadOnlyRequests()
  /// The fast track's part.
  package var fast = FastLeadership()

  init() {}
}
