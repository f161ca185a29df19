import Raft
import RaftSimulation
import Testing

@Suite("The model of the votes pane") struct TallyModelTests {
  @Test("Tallies equal the votes that the cores recorded, after every event of 200 random runs") func equalsRecords() {
    var comparedCount = 0
    var decidedCount = 0
    for seed in 1...Seeds.count(usual: 200) {
      var run = Run(settings: RandomInputs.settings(seed: seed, fastPath: true))
      var inputs = RandomInputs(seed: seed)
      var witness = VoteWitness()
      for _ in 0..<100 {
        witness.see(run.act(inputs.next(run.cluster)))
        let view = run.view()
        if let problem = witness.objection(to: view, of: run.cluster) {
          Issue.record("seed \(seed), event \(run.cursor): \(problem)")
          return
        }
        comparedCount += view.tallies.count { $0.voteCount > 0 }
        decidedCount += view.tallies.count { $0.decidedTag != nil }
      }
    }
    // Nothing above passes by there being nothing to compare.
    #expect(comparedCount > 1000 && decidedCount > 100, "\(comparedCount) tallies, \(decidedCount) of them decided")
  }
}

/// Keeps the votes by itself that the cores said they had counted.
private struct VoteWitness {
  private var votes: [NodeID: [LogIndex: [NodeID: ContentID]]] = [:]

  mutating func see(_ record: EventRecord) {
    for fact in record.facts {
      switch fact {
      case .crashed(let node, _): votes[node] = nil
      case .decision(let node, .roleChanged): votes[node] = nil
      case .decision(let node, .fastVoteCounted(let index, let voter, let content, _, _, _)):
        votes[node, default: [:]][index, default: [:]][voter] = content
      default: break
      }
    }
  }

  func objection(to view: ClusterView, of cluster: Cluster) -> String? {
    guard let leader = view.leader, let replica = cluster.node(leader)?.raft?.replica else {
      return view.tallies.isEmpty ? nil : "there are tallies without a leader"
    }
    let known = (votes[leader] ?? [:]).filter { $0.key > replica.log.frontier }
    for index in known.keys.sorted() where !view.tallies.contains(where: { $0.index == index }) { return "nothing is shown at \(index)" }
    for tally in view.tallies {
      if let problem = objection(to: tally, known[tally.index] ?? [:], leader, cluster) { return "index \(tally.index): \(problem)" }
    }
    return nil
  }

  private func objection(to tally: TallyView, _ known: [NodeID: ContentID], _ leader: NodeID, _ cluster: Cluster) -> String? {
    let voters = cluster.settings.nodeCount
    if tally.voterCount != voters || tally.classicQuorum != voters / 2 + 1 || tally.fastQuorum != (3 * voters + 3) / 4 {
      return "the quorums are wrong"
    }
    for candidate in tally.candidates {
      let own = known.filter { $0.value == candidate.content }.map(\.key).filter { $0 != leader }.sorted()
      // The leader's own copy counts for what it has chosen, without a vote.
      if candidate.voters.filter({ $0 != leader }) != own {
        return "\(candidate.tag) is shown with \(candidate.voters), counted were \(own)"
      }
      if tally.decidedTag == nil && candidate.voters.contains(leader) != (known[leader] == candidate.content) {
        return "the leader's own vote is shown for \(candidate.tag)"
      }
      for vote in candidate.incoming {
        guard let item = cluster.network.message(vote.message), item.message.kind == .fastVote, item.message.from == vote.voter,
          item.message.to == leader, item.message.entries.contains(where: { $0.index == tally.index && $0.content == candidate.content })
        else { return "message \(vote.message) does not carry \(vote.voter)'s vote" }
        if known[vote.voter] != nil { return "\(vote.voter)'s vote was counted, and is shown on its way" }
      }
    }
    let shown = Set(tally.candidates.flatMap { $0.voters + $0.incoming.map(\.voter) } + tally.silent.map(\.node))
    return shown == Set(1...NodeID(voters)) ? nil : "of \(voters) voters \(shown.sorted()) are shown"
  }
}
