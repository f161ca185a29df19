import Raft

/// A state of the whole cluster between two macro steps.
struct World: Sendable {
  /// What voters granted, as long as a candidate can still use it.
  struct Grant: Hashable, Sendable {
    var term: UInt8
    var voter: UInt8
    var message: MessageID
  }

  /// The nodes' states, by column.
  var machines = SIMD8<UInt32>()
  /// Each term's request for votes, plus 1; 0 while nobody has campaigned in it.
  var requests = SIMD8<UInt32>()
  /// Each term's log as its leader had it last, plus 1; 0 while nobody has won it.
  var logs = SIMD8<UInt32>()
  /// Each term's classic frontier, as its leader had it last.
  var commits = SIMD8<UInt8>()
  /// Each term's fast frontier, as its leader had it last.
  var fasts = SIMD8<UInt8>()
  /// The column of each term's candidate.
  var owners = SIMD8<UInt8>()
  /// Where each term's log stood before its leader took office.
  var origins = SIMD8<UInt8>()
  /// The values that were committed, by index; 0 for none.
  var committed = SIMD8<UInt32>()
  /// The lowest terms in which a node knew them to be committed.
  var committedTerms = SIMD8<UInt8>()
  /// Which competing values were used, three bits for each index.
  var introduced: UInt32 = 0
  var crashes: UInt8 = 0
  var compactions: UInt8 = 0
  /// The highest term that anybody has campaigned in.
  var termLast: UInt8 = 1
  /// The terms whose candidate may still win, as bits.
  var electing: UInt8 = 0
  var grants: [Grant] = []
  /// The terms that somebody has led, as bits.
  var ledTerms: UInt8 = 0
  /// The messages that may arrive, where they do one by one, in an order of their own.
  var inFlight: [MessageID] = []
  /// Votes of the fast track that were sent, where a rule that is switched off makes old ones count (mutant M7).
  var votes: [MessageID] = []
}

extension World {
  /// The crashes and compactions that there were. With fewer, more may follow.
  var spent: Spent { Spent(crashes: crashes, compactions: compactions) }

  /// How many values of an index were used.
  func introducedCount(at index: Int) -> Int { Int(introduced >> (UInt32(index) * 3) & 7) }

  /// Notes the use of a value. Competitors are alike, so they are used in order.
  mutating func introduce(_ value: Int, at index: Int) {
    guard value >= introducedCount(at: index) else { return }
    let shift = UInt32(index) * 3
    introduced = introduced & ~(7 << shift) | UInt32(value + 1) << shift
  }
}

extension World {
  mutating func addGrant(_ message: Message, _ id: MessageID) {
    let grant = Grant(term: UInt8(message.term), voter: UInt8(message.from), message: id)
    if message.to != message.from && !grants.contains(where: { $0.term == grant.term && $0.voter == grant.voter }) { grants.append(grant) }
  }

  mutating func addVote(_ id: MessageID) {
    if !votes.contains(id) { votes.append(id) }
  }
}
