import Raft
import Testing

/// Rule L4's repetition is bounded (`Config.fastVoteRepeatsMax`): it costs the same at any window, and still makes up for every lost vote.
@Suite("Rule L4, what repetition costs and heals") struct VoteRepetitionCostTests {
  private func cluster(_ count: Int, window: Int, configure: (inout Config) -> Void = { _ in }) throws -> Ensemble {
    var cluster = try Ensemble(count) {
      $0.recordsDecisions = false
      $0.fastWindow = UInt64(window)
      $0.fastProposalsMax = window
      configure(&$0)
    }
    try cluster[1].campaign()
    try cluster.settle()
    return cluster
  }

  /// The bytes of entries that votes carry for each committed entry, with so many proposals of one follower in flight.
  private func voteBytesPerEntry(window: Int) throws -> Int {
    var cluster = try cluster(5, window: window)
    let before = cluster.applied[1].count
    let total = window * 3
    var proposed = 0
    var bytes: UInt64 = 0
    while cluster.applied[1].count - before < total {
      while proposed < total && proposed - (cluster.applied[1].count - before) < window {
        try cluster[2].propose([7, 7, 7, 7])
        proposed += 1
      }
      try cluster.drain()
      for message in cluster.inFlight where message.kind == .fastVote { bytes += message.entries.sizeInBytes }
      try cluster.hop()
    }
    #expect(cluster[1].fastStatus.fast >= UInt64(total))
    return Int(bytes) / total
  }

  @Test("L4: what votes carry for an entry does not grow with the window") func bytes() throws {
    let entryBytes = Int(Entry(term: 1, index: 1000, data: [7, 7, 7, 7]).sizeInBytes)
    // Four followers vote: for the entry, with those of a few lowest slots, and once for everything when they learn the leader.
    let most = 4 * entryBytes * (2 + Config(id: 1).fastVoteRepeatsMax)
    for window in [4, 32, 128] {
      let bytes = try voteBytesPerEntry(window: window)
      #expect(bytes <= most, "window \(window): \(bytes) bytes an entry, at most \(most)")
    }
  }

  @Test("L4: a vote repeats those for the lowest slots, then carries what it is for") func shape() throws {
    var stage = try Stage(3) { $0.fastVoteRepeatsMax = 2 }
    for name in ["2x", "3x", "4x", "5x", "6x"] { try stage.propose(name, to: .b) }
    try stage.propose("5x", "6x", to: .b)  // again, one by one
    let votes = stage.sent.filter { $0.kind == .fastVote && $0.from == .b }.map { Stage.text($0.entries) }
    #expect(votes == ["2x", "2x 3x", "2x 3x 4x", "2x 3x 5x", "2x 3x 6x", "2x 3x 5x", "2x 3x 6x"])
  }

  @Test("L4: one more proposal for each few slots makes up for a window of lost votes, without a clock") func healing() throws {
    var cluster = try cluster(3, window: 64)
    cluster.isLost = { $0.kind == .fastVote }
    for _ in 0..<12 { try cluster[2].propose([1]) }
    try cluster.settle()
    #expect(cluster[1].replica.log.lastIndex == 2)
    cluster.isLost = { _ in false }
    for decided in [4, 8, 12] {
      try cluster[2].propose([2])
      try cluster.settle()
      #expect(cluster[1].replica.log.lastIndex >= UInt64(2 + decided))
    }
    #expect(cluster[1].replica.log.lastIndex == 17 && cluster[1].fastStatus.fast == 17 && cluster[2].fastStatus.pending.isEmpty)
  }

  @Test("L1, L3, L4: with half of all votes and proposals lost, contenders across windows get everything committed", arguments: 0..<8)
  func losses(_ seed: UInt64) throws {
    var cluster = try cluster(5, window: 24) { $0.fastVoteRepeatsMax = seed % 2 == 0 ? 1 : 4 }
    let losses = Losses(seed: seed)
    cluster.isLost = { ($0.kind == .fastVote || $0.kind == .fastProposal) && losses.next() }
    for round in 0..<6 {
      for proposer in [2, 3] as [NodeID] {
        for number in 0..<8 { try cluster[proposer].propose([UInt8(proposer), UInt8(round), UInt8(number)]) }
      }
      try cluster.hop()
    }
    for _ in 0..<120 where !cluster[2].fastStatus.pending.isEmpty || !cluster[3].fastStatus.pending.isEmpty { try cluster.tick() }
    #expect(cluster[2].fastStatus.pending.isEmpty && cluster[3].fastStatus.pending.isEmpty)
    try cluster.tick(3)
    let payloads = cluster.applied.map { $0.map(\.data).filter { !$0.isEmpty } }
    #expect(payloads.allSatisfy { $0 == payloads[0] } && Set(payloads[0]).count == 96)
  }
}

/// Draws which messages are lost.
private final class Losses {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  func next() -> Bool { random.chance(50) }
}
