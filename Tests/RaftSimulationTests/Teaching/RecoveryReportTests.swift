import Raft
import RaftSimulation
import Testing

@Suite("Recovery, slot by slot") struct RecoveryReportTests {
  private func run(_ name: String, until step: String? = nil) throws -> Run {
    var runner = ScenarioRunner(scenario: try #require(BuiltInScenario.named(name)).scenario(), file: name)
    let steps = runner.scenario.steps
    let last = step.map { wanted in steps.firstIndex { $0.text == wanted } ?? steps.count } ?? steps.count
    for _ in 0..<last { _ = runner.advance() }
    return runner.run
  }

  @Test("After a leader's death its fast commit is recovered from the reports, each with the message that carried it") func recovers()
    throws
  {
    let run = try run("leader-dies-after-fast-commit", until: "expect leader 5")
    let report = try #require(run.recovery())
    #expect(report.candidate == 5)
    #expect(report.term == 2)
    #expect(report.headline == "S5 won term 2 with 3 grants: 1 index recovered")
    // S2's grant came when the election was decided: it is shown, and does not count.
    #expect(report.grants.map(\.voter) == [5, 3, 4, 2])
    #expect(report.grants.map(\.isLate) == [false, false, false, true])
    #expect(report.grants.map(\.reportedCount) == [1, 1, 1, 1])
    #expect(report.grantCount == 3)
    #expect(report.grants[0].messages.isEmpty)
    #expect(report.quorum == 3)
    #expect(report.majority == 2)
    let slot = try #require(report.slots.first)
    #expect(report.slots.count == 1)
    #expect(slot.index == 2)
    #expect(slot.reports.map(\.voter) == [3, 4, 5])
    #expect(slot.reports.allSatisfy { $0.holding == .selfApproved && $0.tag == "x" && $0.term == 1 })
    #expect(slot.reports[2].message == nil)
    #expect(slot.isByMajority)
    #expect(slot.newTerm == 2)
    #expect(slot.text == "2: 3 of 3 reports for x, a strict majority is 2: x may be committed and must be kept, with term 2")
    #expect(report.endIndex == 3)
  }

  @Test("While answers are awaited the report says what would be taken if the campaign were won now") func running() throws {
    var run = try run("leader-dies-with-minority", until: "deliver 4>2 MsgVote")
    var report = try #require(run.recovery())
    #expect(report.isRunning)
    #expect(report.headline == "S4 stands for term 2: 2 grants of the 3 it needs")
    #expect(report.slots.isEmpty)
    try run.perform(line: "deliver 4>2 MsgVote")
    try run.perform(line: "deliver 2>4 MsgVoteResp")
    report = try #require(run.recovery())
    #expect(report.wonByEvent == run.cursor)
    let slot = try #require(report.slots.first)
    #expect(slot.reports.map(\.holding) == [.selfApproved, .nothing, .nothing])
    #expect(!slot.isByMajority)
    #expect(
      slot.text
        == "2: 1 of 3 reports for x, a strict majority is 2: nothing can be committed there, x has most reports and is taken, with term 2")
  }

  @Test("Each election of a run is kept, and the one of an event is the latest at or before it") func kept() throws {
    let run = try run("leader-dies-after-fast-commit")
    #expect(run.recoveries.map(\.candidate) == [1, 5])
    let second = try #require(run.recoveries.last)
    #expect(run.recovery(at: second.event - 1)?.candidate == 1)
    #expect(run.recovery(at: second.event)?.isRunning == true)
    #expect(run.recovery(at: 0) == nil)
  }

  @Test("The reports equal the core's own records after every event of 200 random runs") func equalsCore() {
    var recoveredCount = 0
    var previewCount = 0
    for seed in 1...Seeds.count(usual: 200) {
      var run = Run(settings: RandomInputs.settings(seed: seed))
      var inputs = RandomInputs(seed: seed)
      var witness = ElectionWitness()
      for _ in 0..<160 {
        let record = run.act(inputs.next(run.cluster))
        witness.see(record)
        guard let report = run.recovery() else { continue }
        let problem = witness.objection(to: report, in: run.cluster)
        #expect(problem == nil, "seed \(seed), event \(run.cursor)")
        recoveredCount += report.isRunning ? 0 : report.slots.count
        previewCount += report.isRunning ? report.slots.count : 0
        if problem != nil { return }
      }
    }
    // Nothing above passes by there being nothing to compare.
    #expect(recoveredCount > 1000)
    #expect(previewCount > 100)
  }
}

/// Keeps the core's records of elections by itself, and the messages that carried grants.
private struct ElectionWitness {
  private var recovered: [Term: [NodeID: [Decision]]] = [:]
  private var grants: [MessageNumber: Message] = [:]
  private var quorums: [Term: Int] = [:]

  mutating func see(_ record: EventRecord) {
    for fact in record.facts {
      if case .delivered(let item) = fact, item.message.kind == .voteResponse { grants[item.number] = item.message }
      guard case .decision(let node, let decision) = fact else { continue }
      switch decision {
      case .recovered, .recoveryEnded: pending[node, default: []].append(decision)
      case .roleChanged(.leader, let term, _): recovered[term, default: [:]][node] = pending.removeValue(forKey: node)
      default: break
      }
    }
  }

  private var pending: [NodeID: [Decision]] = [:]

  func objection(to report: RecoveryReport, in cluster: Cluster) -> String? {
    for slot in report.slots {
      for entry in slot.reports where entry.holding != .nothing && entry.voter != report.candidate {
        guard let number = entry.message, let message = grants[number] else { return "no message for \(entry)" }
        guard message.from == entry.voter, message.to == report.candidate, message.term == report.term,
          message.entries.contains(where: { $0.index == slot.index && $0.content == entry.content && $0.term == entry.term })
        else { return "message \(number) does not say \(entry)" }
      }
    }
    return report.isRunning ? objection(toRunning: report, in: cluster) : objection(toFinished: report)
  }

  private func objection(toFinished report: RecoveryReport) -> String? {
    guard report.wonByEvent != nil, let decisions = recovered[report.term]?[report.candidate] else { return nil }
    var slots = report.slots[...]
    for decision in decisions {
      switch decision {
      case .recovered(let index, let content, let reports, let grants, let byMajority):
        guard let slot = slots.popFirst() else { return "a slot is missing at \(index)" }
        let same =
          slot.index == index && slot.choice.content == content && slot.isByMajority == byMajority
          && slot.reports.map(\.voter) == reports.map(\.voter) && slot.reports.map(\.content) == reports.map(\.content)
          && slot.choice.voters == reports.filter { $0.content == content }.map(\.voter)
          && report.grants.filter { !$0.isLate }.map(\.voter).sorted() == grants.sorted() && report.majority == grants.count / 2 + 1
        if !same { return "slot \(slot) is not \(decision)" }
      case .recoveryEnded(let index, _): if report.endIndex != index { return "recovery ended at \(index)" }
      default: break
      }
    }
    return slots.isEmpty ? nil : "too many slots"
  }

  private func objection(toRunning report: RecoveryReport, in cluster: Cluster) -> String? {
    guard let replica = cluster.node(report.candidate)?.raft?.replica else { return "the candidate is down" }
    let voters = replica.tracker.voterNodes.filter { replica.tracker.vote(of: $0) == true }
    if report.grants.filter({ !$0.isLate }).map(\.voter).sorted() != voters { return "grants are of \(voters)" }
    for slot in report.slots {
      for entry in slot.reports {
        let held =
          entry.voter == report.candidate
          ? replica.slots.entry(at: slot.index) : replica.candidacy.report(of: entry.voter)?.entry(at: slot.index)
        if held?.content ?? .none != entry.content { return "\(entry.voter) reported \(String(describing: held))" }
      }
    }
    return nil
  }
}
