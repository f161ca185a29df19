import Raft
import RaftSimulation
import Testing

@Suite("Why not") struct WhyNotTests {
  private func run(_ lines: String, nodes: Int = 5) throws -> Run {
    var run = Run(settings: ClusterSettings(nodeCount: nodes, seed: 7))
    for line in lines.split(separator: "\n") { try run.perform(line: String(line)) }
    return run
  }

  @Test("Two votes short of a fast quorum: the ways are the pairs of votes on their way") func twoVotesShort() throws {
    let run = try run(
      """
      campaign 1
      settle
      propose 3 x
      deliver all MsgFastProp
      deliver MsgFastVote
      """)
    let answer = run.whyNot(.commit(index: 2, content: nil))
    #expect(!answer.hasHappened)
    #expect(answer.headline == "index 2 is not committed")
    #expect(answer.needs[0].text == "fast track: 2 of 4 votes for x (S1 and S3), 2 more")
    #expect(answer.needs[0].short == 2)
    #expect(answer.isComplete)
    // Three votes are in flight, any two of them are enough.
    #expect(answer.ways.count == 3)
    #expect(answer.ways.allSatisfy { $0.steps.count == 2 && $0.steps.allSatisfy { $0.kind == .fastVote } })
    #expect(answer.ways[0].outcome == "2 = x commits on the fast track")
    #expect(answer.paragraph.contains("enough would be"))
  }

  @Test("A closed fast track opens with the acknowledgements of the leader's no-op") func closedTrack() throws {
    let run = try run(
      """
      campaign 1
      deliver all MsgVote
      deliver all MsgVoteResp
      """)
    let answer = run.whyNot(.fastTrack)
    #expect(answer.headline == "the fast track is closed at S1: its no-op at 1 is not committed yet, commit is 0")
    #expect(answer.needs[0].text == "classic track: 1 of 3 acknowledgements of 1 (S1), 2 more")
    // Four appends are in flight; two of them with their answers are enough.
    #expect(answer.ways.count == 6)
    #expect(answer.ways.allSatisfy { $0.steps.allSatisfy { $0.kind == .append && $0.answerTo == 1 } })
    #expect(answer.rule == .r3)
  }

  @Test("A node whose log is behind cannot be elected, and each voter says why") func behind() throws {
    let run = try run(
      """
      campaign 1
      settle
      isolate 5
      propose 1 a
      settle
      heal
      crash 1
      """)
    let answer = run.whyNot(.elect(5))
    #expect(answer.first == .campaign(5))
    #expect(answer.needs[0].text == "1 of 3 votes (S5), 2 more")
    #expect(answer.ways.isEmpty)
    #expect(answer.obstacles.first { $0.node == 1 }?.text == "is down")
    #expect(answer.obstacles.filter { $0.text.contains("refuses S5 its vote") }.map(\.node) == [2, 3, 4])
    let other = run.whyNot(.elect(4))
    // S2, S3 and S5 would grant; with its own vote any two of them elect it.
    #expect(other.ways.count == 3)
    #expect(other.ways.allSatisfy { $0.steps.count == 2 && $0.outcome == "S4 is elected" })
  }

  @Test("With a broken rule of quorums the numbers are those that the broken core counts with") func broken() throws {
    var settings = ClusterSettings(nodeCount: 4, seed: 7)
    settings.mutants = [try #require(Mutant.named("M1"))]
    var run = Run(settings: settings)
    for line in ["campaign 1", "settle", "propose 1 a"] { try run.perform(line: line) }
    let answer = run.whyNot(.commit(index: 2, content: nil))
    #expect(answer.needs.last?.text == "classic track: 1 of 2 acknowledgements of 2 (S1), 1 more")
    #expect(answer.ways.allSatisfy { $0.steps.count == 1 } && answer.ways.count == 3)
  }

  @Test("What has happened is said with its event, and what can never happen with its reason") func settled() throws {
    let run = try run(
      """
      campaign 1
      settle
      contend 2 a 3 b
      settle
      """)
    let record = try #require(run.cluster.commits[2])
    #expect(run.whyNot(.commit(index: 2, content: record.entry.content)).hasHappened)
    let loser = try #require(run.cluster.commits.records.first { $0.index > 2 && !$0.entry.data.isEmpty })
    let answer = run.whyNot(.commit(index: 2, content: loser.entry.content))
    #expect(!answer.hasHappened && answer.ways.isEmpty)
    #expect(answer.headline.contains("no other value can ever be committed there"))
    #expect(run.whyNot(.elect(1)).hasHappened)
    #expect(run.whyNot(.fastTrack).hasHappened)
  }

  @Test("A proposal on its way to a voter whose vote is counted helps nobody, and is not named") func idleProposal() throws {
    let run = try run(
      """
      campaign 1
      settle
      propose 3 x
      duplicate S3>S4 MsgFastProp
      deliver S3>S4 MsgFastProp
      deliver S4>S1 MsgFastVote
      """)
    #expect(run.cluster.network.messages.contains { $0.message.to == 4 && $0.message.kind == .fastProposal })
    let answer = run.whyNot(.commit(index: 2, content: nil))
    #expect(answer.obstacles.first { $0.node == 4 }?.text == "nothing of it is on its way")
    // S2 has neither voted nor acknowledged, and the proposal to it helps.
    #expect(answer.obstacles.first { $0.node == 2 }?.text.hasSuffix("MsgFastProp S3>S2 is on its way") == true)
    #expect(answer.ways.allSatisfy { way in way.steps.allSatisfy { $0.link.to != 4 } })
  }

  @Test("Over random runs each set does it, leaving one out does not, and no other set of messages does it") func minimalSets() {
    var wayCount = 0
    var kinds: [String: Int] = [:]
    for seed in 1...Seeds.count(usual: 40) {
      var run = Run(settings: RandomInputs.settings(seed: seed))
      var inputs = RandomInputs(seed: seed)
      for event in 0..<140 {
        run.act(inputs.next(run.cluster))
        guard event % 7 == 6 else { continue }
        for subject in subjects(run) {
          let answer = run.whyNot(subject)
          if answer.hasHappened { continue }
          for way in answer.ways {
            wayCount += 1
            kinds["\(subject)".prefix { $0.isLetter }.description, default: 0] += 1
            #expect(check(way, of: answer, in: run) == nil, "seed \(seed), event \(run.cursor), \(way.text)")
          }
          if answer.isComplete, case .commit(let index, _) = subject {
            #expect(checkNothingElse(answer, index, in: run) == nil, "seed \(seed), event \(run.cursor), index \(index)")
            if event % 28 == 6 {
              #expect(checkAnyDeliveries(answer, index, in: run) == nil, "seed \(seed), event \(run.cursor), index \(index)")
            }
          }
        }
      }
    }
    #expect(wayCount > 300)
    #expect(kinds.count == 3, "\(kinds)")
  }

  private func subjects(_ run: Run) -> [WhyNot.Subject] {
    let next = run.cluster.commits.lastIndex + 1
    return [.commit(index: next, content: nil), .elect(run.cluster.nodes[run.cursor % run.cluster.nodes.count].id), .fastTrack]
  }

  private func hasHappened(_ subject: WhyNot.Subject, in run: Run) -> Bool {
    switch subject {
    case .commit(let index, _): run.cluster.commits[index] != nil
    case .elect(let node): run.cluster.node(node)?.raft?.basicStatus.softState.role == .leader
    case .fastTrack: run.cluster.leader.flatMap { run.cluster.node($0)?.raft?.fastStatus }.map { $0.closure == nil } ?? false
    }
  }

  private func check(_ way: WhyNot.Way, of answer: WhyNot, in start: Run) -> String? {
    var run = start
    if let first = answer.first { run.act(first) }
    let prepared = run
    run.carryOut(way)
    if !hasHappened(answer.subject, in: run) { return "it does not happen" }
    for left in way.steps.indices where way.steps.count > 1 {
      var run = prepared
      for position in way.steps.indices where position != left { run.carryOut(way.steps[position]) }
      if hasHappened(answer.subject, in: run) { return "it happens without \(way.steps[left].text)" }
    }
    return nil
  }

  /// Tries every set of the messages that are in flight to the leader: one that commits the index contains one of the sets.
  private func checkNothingElse(_ answer: WhyNot, _ index: LogIndex, in start: Run) -> String? {
    guard let leader = start.cluster.leader else { return answer.ways.isEmpty ? nil : "there are ways without a leader" }
    let kinds: [MessageKind] = [.fastVote, .appendResponse, .fastProposal]
    let messages = start.cluster.network.messages.filter {
      $0.message.to == leader && kinds.contains($0.message.kind) && start.cluster.network.status(of: $0) == .inFlight
    }.map(\.number).prefix(6)
    for set in 1..<(1 << messages.count) {
      var cluster = start.cluster
      let chosen = messages.enumerated().filter { set >> $0.offset & 1 == 1 }.map(\.element)
      for number in chosen { cluster.apply(.deliver(number)) }
      guard cluster.commits[index] != nil else { continue }
      let isListed = answer.ways.contains { $0.steps.allSatisfy { $0.answerTo == nil && chosen.contains($0.message) } }
      if !isListed { return "\(chosen) does it too" }
    }
    return nil
  }

  /// Tries sets of messages of every kind and to every node, each with the answers that it brings forth at once: one that commits the index
  /// contains one of the sets.
  private func checkAnyDeliveries(_ answer: WhyNot, _ index: LogIndex, in start: Run) -> String? {
    guard let leader = start.cluster.leader else { return nil }
    let deliverable = start.cluster.network.messages.filter { start.cluster.network.status(of: $0) == .inFlight }
    let messages = deliverable.dropFirst(start.cursor % max(deliverable.count - 4, 1)).prefix(5)
    for set in 1..<(1 << messages.count) {
      var cluster = start.cluster
      let chosen = messages.enumerated().filter { set >> $0.offset & 1 == 1 }.map(\.element.number)
      for number in chosen where cluster.network.message(number) != nil {
        cluster.apply(.deliver(number))
        let event = cluster.eventCount
        for item in cluster.network.messages where item.sentByEvent == event && item.message.to == leader {
          if cluster.network.status(of: item) == .inFlight { cluster.apply(.deliver(item.number)) }
        }
      }
      guard cluster.commits[index] != nil else { continue }
      let isListed = answer.ways.contains { way in way.steps.allSatisfy { chosen.contains($0.message) } }
      let names = messages.filter { chosen.contains($0.number) }.map { "\($0.number) \($0.message.kind) \($0.link)" }
      if !isListed { return "\(names) does it too" }
    }
    return nil
  }
}
