extension Message {
  /// Whether the message says anything that only the fast track says.
  var bearsFastTrack: Bool {
    if fastPath || fastCommit != 0 { return true }
    for position in entries.indices where !entries[position].content.isNone || entries[position].insertedBy != .unknown { return true }
    return false
  }

  /// The message as a sender without the fast track would have sent it: no second frontier, no hints, no names on entries.
  func withoutFastTrack() -> Message {
    var plain = self
    plain.fastPath = false
    plain.fastCommit = 0
    if hintPartCount != 0 || hintPart != 0 {
      plain.hintPart = 0
      plain.hintPartCount = 0
    }
    if kind == .voteResponse { plain.entries = [] }
    for position in plain.entries.indices {
      plain.entries[position].content = .none
      plain.entries[position].insertedBy = .unknown
    }
    return plain
  }
}
