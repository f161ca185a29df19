import Raft

/// Says what no correct peer says: messages made up from nothing, and real ones with some of their parts replaced.
struct BrokenPeer {
  var random: SeededRandom
  private let extremes: [UInt64] = [0, 1, 2, 255, 256, 257, 1 << 31, 1 << 32, (1 << 62) - 1, 1 << 62, 1 << 63, .max - 1, .max]

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// A message that might be a disturbed copy of one of `real`.
  mutating func message(to node: NodeID, near last: LogIndex, term: Term, disturbing real: [Message]) -> Message {
    var message =
      real.isEmpty || random.chance(25)
      ? Message(kind: random.pick(MessageKind.allCases), from: sender(), term: number(near: term), fastPath: random.chance(80))
      : random.pick(real)
    message.to = node
    for _ in 0..<(1 + random.below(3)) { disturb(&message, last: last, term: term) }
    return message
  }

  private mutating func sender() -> NodeID {
    random.pick([0, 1, 2, 3, 4, 5, 6, 9, localAppendThread, localApplyThread, 77])
  }

  private mutating func number(near value: UInt64) -> UInt64 {
    switch random.below(10) {
    case 0: return random.pick(extremes)
    case 1: return random.next()
    case 2: return value &+ UInt64(random.below(600))
    default: return value &+ UInt64(random.below(7)) &- 3
    }
  }

  private mutating func disturb(_ message: inout Message, last: LogIndex, term: Term) {
    switch random.below(20) {
    case 0: message.kind = random.pick(MessageKind.allCases)
    case 1: message.from = sender()
    case 2: message.term = number(near: term)
    case 3: message.logTerm = number(near: term)
    case 4: message.index = number(near: last)
    case 5: message.commit = number(near: last)
    case 6: message.fastCommit = number(near: last)
    case 7: message.rejectHint = number(near: last)
    case 8: message.reject.toggle()
    case 9: message.fastPath.toggle()
    case 10: message.snapshot = snapshot(near: last, term: term)
    case 11: message.context = bytes()
    case 12:
      message.hintPart = UInt32(truncatingIfNeeded: number(near: 1))
      message.hintPartCount = UInt32(truncatingIfNeeded: number(near: 2))
    case 13:
      message.slotSequence = number(near: 1)
      message.incarnation = number(near: 1)
      message.vote = sender()
    case 14: message.slotWrites = [.insert(entry(near: last, term: term)), .remove(number(near: last))]
    case 15: message.entries.reverse()
    case 16: if !message.entries.isEmpty { message.entries.remove(at: random.below(message.entries.count)) }
    case 17: if !message.entries.isEmpty { disturb(&message.entries[random.below(message.entries.count)], last: last, term: term) }
    default:
      let count = 1 + random.below(4)
      var next = number(near: last)
      message.entries = (0..<count).map { _ in
        var entry = entry(near: last, term: term)
        if random.chance(70) { entry.index = next }
        next = next &+ 1
        return entry
      }
    }
  }

  private mutating func disturb(_ entry: inout Entry, last: LogIndex, term: Term) {
    switch random.below(6) {
    case 0: entry.index = number(near: last)
    case 1: entry.term = number(near: term)
    case 2: entry.kind = random.pick(EntryKind.allCases)
    case 3: entry.insertedBy = random.pick(InsertedBy.allCases)
    case 4: entry.content = content()
    default: entry.data = bytes()
    }
  }

  private mutating func entry(near last: LogIndex, term: Term) -> Entry {
    Entry(
      term: number(near: term), index: number(near: last), kind: random.chance(85) ? .normal : random.pick(EntryKind.allCases),
      insertedBy: random.pick(InsertedBy.allCases), content: content(), data: bytes())
  }

  private mutating func content() -> ContentID {
    random.chance(10) ? .none : ContentID(node: sender(), incarnation: number(near: 1), sequence: number(near: 3))
  }

  private mutating func bytes() -> [UInt8] {
    (0..<random.pick([0, 0, 1, 2, 8, 9, 30])).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  private mutating func snapshot(near last: LogIndex, term: Term) -> Snapshot? {
    if random.chance(10) { return nil }
    let lists = (0..<4).map { _ in (0..<random.below(5)).map { _ in sender() } }
    let state = ConfState(
      voters: random.chance(60) ? [1, 2, 3] : lists[0], learners: lists[1], votersOutgoing: random.chance(70) ? [] : lists[2],
      learnersNext: random.chance(80) ? [] : lists[3], autoLeave: random.chance(20))
    return Snapshot(data: bytes(), confState: state, index: number(near: last), term: number(near: term))
  }
}
