import Raft
import RaftSimulation
import Testing

@Suite("What a screen is given") struct ViewTests {
  private func run(_ lines: [String], settings: ClusterSettings = ClusterSettings(seed: 7)) throws -> Run {
    var run = Run(settings: settings)
    for line in lines { try run.perform(line: line) }
    return run
  }

  private func entry(_ view: ClusterView, _ node: NodeID, _ index: LogIndex) throws -> EntryView {
    let row = try #require(view.rows.first { $0.id == node })
    let window = try #require(view.indexes)
    guard case .entry(let entry) = row.cells[Int(index - window.lowerBound)] else {
      throw CommandFailure(.expectation, "\(nodeName(node)) holds nothing at \(index)")
    }
    return entry
  }

  @Test("Before anything has happened there is nothing to draw, and nothing fails") func start() {
    let view = Run(settings: ClusterSettings()).view()
    #expect(view.indexes == nil)
    #expect(view.rows.count == 5)
    #expect(view.rows.allSatisfy { $0.cells.isEmpty && $0.isAlive && $0.role == .follower })
    #expect(view.leader == nil)
    #expect(view.fastTrack == .noLeader)
    #expect(view.invariantCount == 15)
  }

  @Test("Self-approved, leader-approved, committed, first track, changed now and different from the leader are told apart") func cells()
    throws
  {
    let run = try run([
      "campaign 1", "settle", "contend 2 a 3 b", "deliver 2>1 MsgFastProp", "deliver 3>5 MsgFastProp", "deliver 2>4 MsgFastProp",
    ])
    let view = run.view()
    let noop = try entry(view, 1, 1)
    #expect(noop.tag == "·" && noop.approval == .leaderApproved && noop.isCommitted && noop.track == .classic && noop.isApplied)
    let own = try entry(view, 1, 2)
    #expect(own.tag == "a" && own.approval == .selfApproved && !own.isCommitted && own.track == nil && !own.differsFromLeader)
    #expect(try entry(view, 5, 2).differsFromLeader)
    #expect(try entry(view, 4, 2).changedByEvent)
    #expect(try entry(view, 5, 2).changedByEvent == false)
    #expect(view.rows[0].fastAhead == 0)
  }

  @Test("After a fast commit the leader shows 1+1, and the others do not know yet") func twoFrontiers() throws {
    let run = try run(["campaign 1", "settle", "propose 3 a", "deliver all MsgFastProp", "deliver all MsgFastVote"])
    let view = run.view()
    #expect(view.rows[0].commit == 1 && view.rows[0].fast == 2 && view.rows[0].fastAhead == 1 && view.rows[0].applied == 2)
    #expect(view.rows[1].commit == 1 && view.rows[1].fastAhead == 0)
    #expect(try entry(view, 1, 2).track == .fast)
    #expect(try entry(view, 2, 2).track == nil)
    #expect(view.commits.map(\.track) == [.classic, .fast])
    #expect(view.commits.last?.delaysAtLeader == 2)
  }

  @Test("A tally shows votes, thresholds, votes on their way and who is silent") func tally() throws {
    let run = try run([
      "campaign 1", "settle", "crash 4", "contend 2 e 3 f", "deliver 2>1 MsgFastProp", "deliver 3>5 MsgFastProp", "deliver 2>1 MsgFastVote",
    ])
    let view = run.view()
    let tally = try #require(view.tallies.first { $0.index == 2 })
    #expect(tally.classicQuorum == 3 && tally.fastQuorum == 4 && tally.voterCount == 5 && tally.voteCount == 2)
    #expect(tally.candidates.map(\.tag) == ["e", "f"])
    #expect(tally.candidates[0].voters == [1, 2])
    #expect(tally.candidates[1].voters == [])
    #expect(Set(tally.candidates[1].incoming.map(\.voter)) == [3, 5])
    #expect(tally.silent.map(\.node) == [4] && tally.silent.map(\.reason) == ["down"])
    #expect(tally.votesShortToDecide == 1)
    #expect(tally.votesShortToCommitFast == 2)
    #expect(tally.canCommitFast)
    for vote in tally.candidates[1].incoming { #expect(run.cluster.network.message(vote.message)?.message.kind == .fastVote) }
  }

  @Test("Tallies equal the leader's own records after every event of a contended run") func talliesEqualTheCores() throws {
    var run = try run(["campaign 1", "settle", "contend 2 a 3 b 4 c", "contend 5 d 1 e"])
    for _ in 0..<150 {
      run.stepForward()
      let view = run.view()
      guard let leader = view.leader, let status = run.cluster.node(leader)?.raft?.fastStatus else { continue }
      // Indexes that the leader has counted no vote at are there only for the votes on their way.
      let counted = view.tallies.filter { $0.voteCount > 0 }
      #expect(view.tallies.allSatisfy { $0.voteCount > 0 || $0.candidates.contains { !$0.incoming.isEmpty } })
      #expect(counted.map(\.index) == status.tallies.filter { $0.voteCount > 0 }.map(\.index))
      for (shown, own) in zip(counted, status.tallies.filter { $0.voteCount > 0 }) {
        #expect(shown.candidates.filter { !$0.voters.isEmpty }.map(\.voters) == own.candidates.filter { !$0.voters.isEmpty }.map(\.voters))
        #expect(shown.voteCount == own.voteCount)
        #expect(shown.fastQuorum == own.fastQuorum && shown.classicQuorum == own.classicQuorum)
      }
    }
  }

  @Test("Messages in flight are listed in the order in which they would arrive, each with what it says") func flow() throws {
    var run = try run(["campaign 1", "settle", "propose 3 e", "crash 4"])
    let view = run.view()
    #expect(view.flow.first { $0.status == .inFlight }?.number == run.cluster.network.nextDeliverable?.number)
    let lost = try #require(view.flow.first { $0.to == 4 })
    #expect(lost.statusText == "S4 is down")
    #expect(lost.delayText == "1st delay")
    #expect(lost.text == "2 e")
    #expect(view.links.downNodes == [4])
    run.act(.tick(nil))
    #expect(run.view().flow.contains { $0.isHeartbeat })
  }

  @Test("A window of the matrix is clipped to what there is") func window() throws {
    var run = try run(["campaign 1", "settle"])
    for number in 0..<20 { try run.perform(line: "propose 1 v\(number)") }
    try run.perform(line: "settle")
    let view = run.view(indexes: 10...100)
    #expect(view.indexes == 10...21)
    #expect(view.rows.allSatisfy { $0.cells.count == 12 })
    #expect(view.indexLast == 21)
    #expect(run.view(indexes: 50...60).indexes == 21...21)
    #expect(view.commits.map(\.index) == Array(10...21))
  }

  @Test("A crashed node shows what is on its disk; cut links, members and reads are there") func rest() throws {
    let run = try run(["campaign 1", "settle", "put 3 k v", "settle", "crash 5", "cut 3>4", "isolate 2", "read 1 k"])
    let view = run.view()
    let crashed = view.rows[4]
    #expect(!crashed.isAlive && crashed.electionClock == nil && crashed.applied == 2)
    #expect(try entry(view, 5, 2).tag == "k=v")
    #expect(crashed.keyValues == [KeyValue(key: "k", value: "v")])
    #expect(view.links.isCut(from: 3, to: 4) && !view.links.isCut(from: 4, to: 3))
    #expect(view.links.pairs.contains { $0.link == Link(from: 3, to: 4) && !$0.isBothWays })
    #expect(view.links.pairs.count { $0.isBothWays } == 4)
    #expect(view.members.voters == [1, 2, 3, 4, 5] && view.members.fastQuorum == 4 && view.members.classicQuorum == 3)
    #expect(view.reads.first?.request.key == "k" && view.reads.first?.answer == nil)
  }

  @Test("Completion offers verbs, then what fits") func suggestions() throws {
    let run = try run(["campaign 1", "settle", "propose 3 a"])
    #expect(run.suggestions(for: "cr").map(\.text) == ["crash "])
    #expect(run.suggestions(for: "").count == Verb.all.count)
    #expect(
      run.suggestions(for: "crash ").map(\.text) == ["crash 1", "crash 2", "crash 3", "crash 4", "crash 5", "crash leader", "crash all"])
    #expect(run.suggestions(for: "crash le").map(\.text) == ["crash leader"])
    #expect(run.suggestions(for: "propose 2 ").map(\.text) == ["propose 2 b"])
    #expect(run.suggestions(for: "deliver ").count == run.cluster.network.messages.count + 1)
    #expect(run.suggestions(for: "fast o").map(\.text) == ["fast on", "fast off"])
    #expect(run.suggestions(for: "nonsense ").isEmpty)
    #expect(run.suggestedValue == "b")
  }
}
