/// No term or index of a correct peer comes near this; larger ones would overflow arithmetic.
private let numberMax: UInt64 = 1 << 62

extension Replica {
  /// Checks that a message is one that a correct peer can send, whatever this node's state.
  ///
  /// - Throws: ``RaftError/malformedMessage(_:)``, before anything is changed.
  func validate(_ message: Message) throws(RaftError) {
    try validateNumbers(message)
    switch message.kind {
    case .append: try validateAppend(message)
    case .appendResponse: try validateAppendResponse(message)
    case .voteResponse: try validateHints(message)
    case .fastProposal: try validateFastProposal(message)
    case .fastVote: try validateFastVote(message)
    case .propose, .readIndex: try require(!message.entries.isEmpty, message, "carries no entry")
    case .snapshot:
      try require(
        message.snapshot.map { !$0.isEmpty && $0.index < numberMax && $0.term <= message.term } ?? false, message,
        "carries no snapshot that its sender can have")
    case .storageApplyResponse:
      try require(message.entries.last.map { $0.index <= log.applying } ?? true, message, "confirms entries that were not handed out")
    case .storageAppendResponse:
      try require(message.snapshot.map { $0.index <= log.committed } ?? true, message, "confirms a snapshot that was not handed out")
    default: break
    }
  }

  private func validateNumbers(_ message: Message) throws(RaftError) {
    let numbers = [message.term, message.logTerm, message.index, message.commit, message.fastCommit, message.rejectHint]
    try require(numbers.allSatisfy { $0 < numberMax }, message, "carries a number that no cluster reaches")
    try require(message.term > 0 || !message.kind.demandsTerm, message, "carries no term")
    try require(message.from != noNode || !message.kind.demandsTerm, message, "names no sender")
    for entry in message.entries {
      try require(entry.term < numberMax && entry.index < numberMax, message, "carries a number that no cluster reaches")
    }
  }

  private func validateAppend(_ message: Message) throws(RaftError) {
    var previous = EntryPosition(term: message.logTerm, index: message.index)
    for entry in message.entries {
      try require(entry.index == previous.index + 1, message, "carries entries out of order")
      try require(entry.term >= previous.term && entry.term <= message.term && entry.term > 0, message, "carries terms out of order")
      try require(!fastPath || entry.kind.isConfChange == entry.content.isNone, message, "carries an entry without its content identifier")
      previous = entry.position
    }
  }

  private func validateAppendResponse(_ message: Message) throws(RaftError) {
    guard role == .leader, message.term == term, !message.reject else { return }
    try require(message.index <= log.lastIndex, message, "acknowledges \(message.index), beyond the last index \(log.lastIndex)")
  }

  private func validateHints(_ message: Message) throws(RaftError) {
    guard fastPath else { return }
    try require(message.hintPart < max(message.hintPartCount, 1), message, "is a part that does not exist")
    try validateFastEntries(message)
  }

  private func validateFastProposal(_ message: Message) throws(RaftError) {
    guard fastPath else { return }
    try require(message.term == 0, message, "carries a term (R2)")
    try require(!message.entries.isEmpty, message, "carries no entry")
    try require(message.entries.allSatisfy { $0.content.node == message.from }, message, "proposes what another node named")
    try validateFastEntries(message)
  }

  /// Rule R2: a vote is a vote in a term. A refusal is none, and carries none.
  private func validateFastVote(_ message: Message) throws(RaftError) {
    guard fastPath else { return }
    try require(message.reject == (message.term == 0), message, "carries \(message.reject ? "a" : "no") term (R2)")
    try validateFastEntries(message)
  }

  /// Entries of the fast track stand in ascending order, have a name, and are no conf changes (rule R13).
  private func validateFastEntries(_ message: Message) throws(RaftError) {
    guard fastPath else { return }
    var last: LogIndex = 0
    for entry in message.entries where !(message.kind == .fastVote && message.reject) {
      try require(entry.index > last, message, "carries entries out of order")
      let isAdmissible = entry.kind == .normal && !entry.content.isNone || broken.contains(.m21)
      try require(isAdmissible, message, "carries an entry that cannot be on the fast track")
      last = entry.index
    }
  }

  private func require(_ holds: Bool, _ message: Message, _ objection: @autoclosure () -> String) throws(RaftError) {
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

  /// Kinds by which a member without the fast track could do harm to one with it (rule R17).
  var demandsSameFastPath: Bool { demandsTerm || self == .fastProposal || self == .fastVote }
}
