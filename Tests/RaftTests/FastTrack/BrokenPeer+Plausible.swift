import Raft

/// Lies that fit together: a leader that nobody elected, followers that acknowledge what they do not have, voters that grant twice. Random
/// parts alone hardly ever make such messages, and a node believes them.
extension BrokenPeer {
  /// A message that a correct peer could have sent, given the end of the node's log.
  mutating func plausibleMessage(to node: NodeID, last: EntryPosition, term: Term) -> Message {
    let kinds: [MessageKind] = [
      .append, .append, .heartbeat, .snapshot, .appendResponse, .heartbeatResponse, .vote, .voteResponse, .timeoutNow,
    ]
    let kind = random.pick(kinds)
    let ahead: UInt64 = random.pick([0, 0, 0, 1, 2])
    var message = Message(kind: kind, to: node, from: NodeID(1 + random.below(4)), term: max(term, 1) + ahead, fastPath: random.chance(50))
    switch kind {
    case .append: lead(&message, last: last)
    case .heartbeat: message.commit = UInt64(random.below(Int(last.index) + 1))
    case .snapshot:
      message.snapshot = Snapshot(
        data: [1], confState: ConfState(voters: [1, 2, 3], learners: random.chance(50) ? [4] : []),
        index: last.index + UInt64(random.below(4)), term: min(message.term, last.term + UInt64(random.below(2))))
    case .appendResponse:
      message.index = last.index - min(last.index, UInt64(random.below(4)))
      message.reject = random.chance(30)
      if message.reject {
        message.rejectHint = message.index - min(message.index, 1)
        message.logTerm = last.term
      }
    case .vote:
      message.logTerm = last.term + ahead
      message.index = last.index + ahead
    case .heartbeatResponse: message.context = [0, 0, 0, 0, 0, 0, 0, UInt8(random.below(4))]
    default: break
    }
    return message
  }

  /// Entries that follow on the log, or replace its end, and commit themselves.
  private mutating func lead(_ message: inout Message, last: EntryPosition) {
    message.index = last.index
    message.logTerm = last.term
    let count = random.below(4)
    message.entries = (0..<count).map { offset in
      var entry = Entry(term: message.term, index: last.index + 1 + UInt64(offset), data: [UInt8(random.below(256))])
      if message.fastPath {
        entry.content = ContentID(node: message.from, incarnation: 7, sequence: UInt64(random.below(50)))
        entry.insertedBy = .leader
      } else if random.chance(10) {
        let encoded = AnyConfChange.v1(ConfChange(kind: random.pick(ConfChangeKind.allCases), node: NodeID(1 + random.below(4)))).encoded()
        entry.kind = encoded.kind
        entry.data = encoded.data
      }
      return entry
    }
    message.commit = message.index + UInt64(random.below(count + 1))
    message.fastCommit = message.fastPath ? message.commit : 0
  }
}
