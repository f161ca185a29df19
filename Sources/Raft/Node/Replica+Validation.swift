/// No term or index of a correct peer comes near this; larger ones would overflow arithmetic.
private let numberMax: UInt64 = 1 << 62

extension Replica {
  /// Checks that a message is one that a correct peer can send, whatever this node's state.
  ///
  /// It is inlined, and what it calls gets the few values that it needs, because each message would else copy the whole state.
  ///
  /// - Throws: ``RaftError/malformedMessage(_:)``, before anything is changed.
  @inline(__always)
  func validate(_ message: Message) throws(RaftError) {
    try Self.validateNumbers(message, isBeforeFirstTerm: term == 0 && !fastPath)
    switch message.kind {
    case .append: try Self.validateAppend(message, fastPath: fastPath && !broken.contains(.m25))
    case .appendResponse:
      if role == .leader && message.term == term && !message.reject { try Self.validateAcknowledgement(message, last: log.lastIndex) }
    case .voteResponse: if fastPath { try Self.validateHints(message, admitsAll: broken.contains(.m21)) }
    case .fastProposal: if fastPath { try Self.validateFastProposal(message, admitsAll: broken.contains(.m21)) }
    case .fastVote: if fastPath { try Self.validateFastVote(message, admitsAll: broken.contains(.m21)) }
    case .propose, .readIndex: try Self.require(!message.entries.isEmpty, message, "carries no entry")
    case .snapshot:
      // A snapshot of term 1 is what a cluster starts from, in term 0. None at all is ignored, as in etcd.
      try Self.require(
        message.snapshot.map { $0.index < numberMax && $0.term <= max(message.term, 1) } ?? true, message,
        "carries no snapshot that its sender can have")
    case .storageApplyResponse:
      try Self.require(message.entries.last.map { $0.index <= log.applying } ?? true, message, "confirms entries that were not handed out")
    case .storageAppendResponse:
      try Self.require(message.snapshot.map { $0.index <= log.committed } ?? true, message, "confirms a snapshot that was not handed out")
    default: break
    }
  }

  private static func validateNumbers(_ message: Message, isBeforeFirstTerm: Bool) throws(RaftError) {
    // One number with the bits of all of them is as large as the largest; the limit is a power of two.
    let bits = message.term | message.logTerm | message.index | message.commit | message.fastCommit | message.rejectHint
    try require(bits < numberMax, message, "carries a number that no cluster reaches")
    let mayLackTerm = !message.kind.demandsTerm || isBeforeFirstTerm && message.kind.isOfBootstrap
    try require(message.term > 0 || mayLackTerm, message, "carries no term")
    try require(message.from != noNode || !message.kind.demandsTerm, message, "names no sender")
    for position in message.entries.indices {
      let bits = message.entries[position].term | message.entries[position].index
      try require(bits < numberMax, message, "carries a number that no cluster reaches")
    }
  }

  private static func validateAppend(_ message: Message, fastPath: Bool) throws(RaftError) {
    var previous = EntryPosition(term: message.logTerm, index: message.index)
    for position in message.entries.indices {
      let next = message.entries[position].position
      try require(next.index == previous.index + 1, message, "carries entries out of order")
      try require(next.term >= previous.term && next.term <= message.term && next.term > 0, message, "carries terms out of order")
      let isNamed = message.entries[position].kind.isConfChange == message.entries[position].content.isNone
      try require(!fastPath || isNamed, message, "carries an entry without its content identifier")
      previous = next
    }
  }

  private static func validateAcknowledgement(_ message: Message, last: LogIndex) throws(RaftError) {
    try require(message.index <= last, message, "acknowledges \(message.index), beyond the last index \(last)")
  }

  private static func validateHints(_ message: Message, admitsAll: Bool) throws(RaftError) {
    try require(message.hintPart < max(message.hintPartCount, 1), message, "is a part that does not exist")
    try validateFastEntries(message, admitsAll: admitsAll)
  }

  private static func validateFastProposal(_ message: Message, admitsAll: Bool) throws(RaftError) {
    try require(message.term == 0, message, "carries a term (R2)")
    try require(!message.entries.isEmpty, message, "carries no entry")
    let isOwn = message.entries.indices.allSatisfy { message.entries[$0].content.node == message.from }
    try require(isOwn, message, "proposes what another node named")
    try validateFastEntries(message, admitsAll: admitsAll)
  }

  /// Rule R2: a vote is a vote in a term. A refusal is none, and carries none.
  private static func validateFastVote(_ message: Message, admitsAll: Bool) throws(RaftError) {
    try require(message.reject == (message.term == 0), message, "carries \(message.reject ? "a" : "no") term (R2)")
    try validateFastEntries(message, admitsAll: admitsAll)
  }

  /// Entries of the fast track stand in ascending order, have a name, and are no conf changes (rule R13).
  private static func validateFastEntries(_ message: Message, admitsAll: Bool) throws(RaftError) {
    var last: LogIndex = 0
    if message.kind == .fastVote && message.reject { return }
    for position in message.entries.indices {
      let index = message.entries[position].index
      try require(index > last, message, "carries entries out of order")
      let isNamed = message.entries[position].kind == .normal && !message.entries[position].content.isNone
      try require(isNamed || admitsAll, message, "carries an entry that cannot be on the fast track")
      last = index
    }
  }

  @inline(__always)
  private static func require(_ holds: Bool, _ message: Message, _ objection: @autoclosure () -> String) throws(RaftError) {
    if !holds { throw .malformedMessage("\(message.kind) from \(message.from) \(objection())") }
  }
}

extension MessageKind {
  /// Kinds that always carry their sender's term.
  fileprivate var demandsTerm: Bool {
    switch self {
    case .append, .appendResponse, .vote, .voteResponse, .preVote, .preVoteResponse, .snapshot, .heartbeat, .heartbeatResponse, .timeoutNow:
      true
    default: false
    }
  }

  /// Kinds by which a snapshot can be handed over by hand before there was any election.
  fileprivate var isOfBootstrap: Bool { self == .snapshot || self == .appendResponse }

  /// Kinds by which a member without the fast track could do harm to one with it (rule R17).
  var demandsSameFastPath: Bool { demandsTerm || self == .fastProposal || self == .fastVote }
}
