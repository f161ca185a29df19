import Raft

/// Makes a screen's report of an election from the core's records of it.
struct RecoveryReporter {
  let cluster: Cluster
  let explainer: Explainer

  init(_ cluster: Cluster) {
    self.cluster = cluster
    explainer = Explainer(cluster)
  }

  func report(of election: Election) -> RecoveryReport {
    let found = election.isRunning ? preview(of: election) : (election.recoveries, election.endIndex)
    let grants = grants(of: election)
    let counted = grants.count { !$0.isLate }
    let slots = found.0.map { slot($0, of: election) }
    return RecoveryReport(
      candidate: election.candidate, term: election.term, event: election.event, outcome: election.outcome,
      isFastPath: cluster.settings.fastPath, logEnd: election.logEnd, grants: grants,
      refusals: election.refusals.map { voter in
        let answer = election.answers.first { $0.voter == voter && !$0.isGrant }
        return RecoveryReport.Refusal(voter: voter, message: answer?.message, event: answer?.event ?? election.event)
      },
      quorum: election.quorum, majority: QuorumSize.reports(grants: counted), slots: slots, endIndex: found.1,
      headline: headline(of: election, grantCount: counted, slotCount: slots.count))
  }

  /// What the core would take over if the campaign were won with the answers that have come so far.
  private func preview(of election: Election) -> ([Election.Recovery], LogIndex?) {
    guard let replica = cluster.node(election.candidate)?.raft?.replica, replica.role == .candidate, replica.term == election.term,
      cluster.settings.fastPath
    else { return ([], nil) }
    var recoveries: [Election.Recovery] = []
    for decision in replica.recoveryPreview() {
      switch decision {
      case .recovered(let index, let content, let reports, _, let byMajority):
        recoveries.append(Election.Recovery(index: index, content: content, reports: reports, isByMajority: byMajority))
      case .recoveryEnded(let index, _): return (recoveries, index)
      default: break
      }
    }
    return (recoveries, nil)
  }

  private func grants(of election: Election) -> [RecoveryReport.Grant] {
    let late = election.answers.filter { $0.isLate && $0.isGrant && !election.grants.contains($0.voter) }.map(\.voter)
    return (election.grants + late).map { voter in
      let answers = election.answers.filter { $0.voter == voter && $0.isGrant }
      return RecoveryReport.Grant(
        voter: voter, messages: answers.compactMap(\.message), event: answers.last?.event ?? election.event,
        reportedCount: reportedCount(by: voter, answers, election), isLate: !election.grants.contains(voter))
    }
  }

  /// How many entries a voter reported. The candidate's own are those that it has in slots: they are in the core's records.
  private func reportedCount(by voter: NodeID, _ answers: [Election.Answer], _ election: Election) -> Int {
    if voter != election.candidate { return Set(answers.flatMap(\.indexes)).count }
    if election.isRunning { return cluster.node(voter)?.raft?.replica.slots.entries.count ?? 0 }
    return election.recoveries.count { recovery in recovery.reports.contains { $0.voter == voter && !$0.content.isNone } }
  }
}

extension RecoveryReporter {
  private func slot(_ recovery: Election.Recovery, of election: Election) -> RecoveryReport.Slot {
    let reports = recovery.reports.map { report(of: $0, at: recovery.index, in: election) }
    let candidates = candidates(among: reports)
    let choice =
      candidates.first { $0.content == recovery.content }
      ?? RecoveryReport.Candidate(tag: explainer.tag(recovery.content), content: recovery.content, voters: [])
    return RecoveryReport.Slot(
      index: recovery.index, reports: reports, candidates: candidates, choice: choice, isByMajority: recovery.isByMajority,
      newTerm: election.term, text: text(of: recovery, choice, reports, election))
  }

  private func report(of hint: HintReport, at index: LogIndex, in election: Election) -> RecoveryReport.Report {
    let source = election.source(of: hint.voter, at: index)
    let holding: RecoveryReport.Holding =
      if hint.content.isNone { .nothing } else if hint.insertedBy == .leader { .leaderApproved } else { .selfApproved }
    return RecoveryReport.Report(
      voter: hint.voter, holding: holding, tag: holding == .nothing ? nil : explainer.tag(hint.content), content: hint.content,
      term: hint.term, message: source?.message, event: source?.event)
  }

  private func candidates(among reports: [RecoveryReport.Report]) -> [RecoveryReport.Candidate] {
    var candidates: [RecoveryReport.Candidate] = []
    for report in reports where report.holding != .nothing {
      if let known = candidates.firstIndex(where: { $0.content == report.content }) {
        candidates[known].voters.append(report.voter)
      } else {
        candidates.append(RecoveryReport.Candidate(tag: report.tag ?? "", content: report.content, voters: [report.voter]))
      }
    }
    return candidates.sorted {
      $0.voters.count != $1.voters.count ? $0.voters.count > $1.voters.count : $0.content < $1.content
    }
  }

  private func text(
    of recovery: Election.Recovery, _ choice: RecoveryReport.Candidate, _ reports: [RecoveryReport.Report], _ election: Election
  ) -> String {
    let majority = QuorumSize.reports(grants: reports.count)
    let share = "\(choice.voters.count) of \(counted(reports.count, "report")) for \(choice.tag), a strict majority is \(majority)"
    let verb = election.isRunning ? "would be taken" : "taken"
    let why =
      recovery.isByMajority
      ? "\(choice.tag) may be committed and must be \(election.isRunning ? "taken" : "kept")"
      : "nothing can be committed there, \(choice.tag) has most reports and is \(verb)"
    return "\(recovery.index): \(share): \(why), with term \(election.term)"
  }

  private func headline(of election: Election, grantCount: Int, slotCount: Int) -> String {
    let name = nodeName(election.candidate)
    let share = "\(counted(grantCount, "grant")) of the \(election.quorum) it needs"
    switch election.outcome {
    case .running: return "\(name) stands for term \(election.term): \(share)"
    case .lost(_, let reason): return "\(name) did not win term \(election.term): \(Self.words(for: reason))"
    case .won:
      if !cluster.settings.fastPath { return "\(name) won term \(election.term) with \(counted(grantCount, "grant"))" }
      let taken = slotCount == 0 ? "nothing was reported" : "\(counted(slotCount, "index", "indexes")) recovered"
      return "\(name) won term \(election.term) with \(counted(grantCount, "grant")): \(taken)"
    }
  }

  static func words(for reason: Election.Defeat) -> String {
    switch reason {
    case .higherTerm(let term): "it learnt of term \(term)"
    case .otherLeader(let leader): "\(nodeName(leader)) won it"
    case .refused: "too many refused"
    case .campaignedAgain: "it began another campaign"
    case .crashed: "it went down"
    }
  }
}
