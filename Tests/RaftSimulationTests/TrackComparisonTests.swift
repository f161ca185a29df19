import Raft
import RaftSimulation
import Testing

@Suite("The tracks compared") struct TrackComparisonTests {
  private func compare(_ plan: NetworkPlan, _ workload: TrackWorkload, loss: Int = 0, rounds: Int = 6) -> TrackComparison {
    TrackComparison(plan: plan, workload: workload, lossPermille: loss, seeds: 1...2, rounds: rounds)
  }

  @Test(
    "A follower's proposal is committed after two delays instead of three, known after three instead of four", arguments: NetworkPlan.all)
  func follower(plan: NetworkPlan) {
    let row = compare(plan, .follower)
    #expect(row.fast.committedCount == 12)
    #expect(row.classic.committedCount == 12)
    #expect(row.classic.delaysAtLeader?.median == 3)
    #expect(row.classic.delaysAtProposer?.median == 4)
    #expect(row.classic.fastCount == 0)
    #expect(row.fast.delaysAtLeader?.median == 2)
    #expect(row.fast.delaysAtProposer?.median == 3)
    #expect(row.fast.fastShare > 0.9)
    // It costs more messages: everybody hears the proposal, and everybody votes.
    #expect(row.fast.messagesPerEntry > row.classic.messagesPerEntry)
    #expect(row.fast.bytesPerEntry > row.classic.bytesPerEntry)
  }

  @Test("A leader's proposal gains nothing") func leader() {
    let row = compare(.datacenter, .leader)
    #expect(row.fast.delaysAtLeader?.median == 2)
    #expect(row.classic.delaysAtLeader?.median == 2)
    #expect(row.fast.fastCount == 0)
  }

  @Test("Contenders lose with the fast track: only one of them gets the index") func contended() {
    let row = compare(.datacenter, .contended)
    #expect(row.fast.committedCount == row.fast.proposalCount)
    #expect(row.fast.fastShare < 0.7)
    #expect((row.fast.millisecondsAtProposer?.median ?? 0) > (row.classic.millisecondsAtProposer?.median ?? 0))
  }

  @Test("With losses all is committed all the same, on either track") func losses() {
    for plan in NetworkPlan.all {
      let row = compare(plan, .follower, loss: 100)
      #expect(row.fast.committedCount == row.fast.proposalCount)
      #expect(row.classic.committedCount == row.classic.proposalCount)
    }
  }

  @Test("The same seeds give the same figures") func deterministic() {
    #expect(compare(.regions, .contended, loss: 50) == compare(.regions, .contended, loss: 50))
  }

  @Test(
    "With a bare majority alive and no fast quorum, one, four and 64 outstanding proposals are committed in both modes",
    arguments: [3, 5, 7])
  func bareMajority(nodeCount: Int) {
    for window in DegradedComparison.windows {
      let row = DegradedComparison(nodeCount: nodeCount, downCount: (nodeCount - 1) / 2, window: window, seeds: 1...1)
      #expect(row.fast.committedCount == window)
      #expect(row.classic.committedCount == window)
      #expect(row.fast.fastCount == 0)
      print("\(nodeCount) nodes, window \(window): extra \(row.extraMilliseconds ?? -1) ms")
      // No proposal waits for a quorum that is not there: what it costs is less than three ticks of 100 ms.
      #expect((row.extraMilliseconds ?? .infinity) < 300)
    }
  }
}
