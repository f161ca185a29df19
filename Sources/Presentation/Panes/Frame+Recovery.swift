import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// The recovery microscope: what the voters of an election reported, slot by slot, and what the new leader made of it (R9, R10).
  func recoveryLines(width: Int, election position: Int) -> [StyledText] {
    let recoveries = application.run.recoveries
    guard !recoveries.isEmpty else {
      return [StyledText("no election yet; t lets the selected node start one", .dim)]
    }
    let report = recoveries[min(max(position, 0), recoveries.count - 1)]
    var lines = [StyledText(report.headline, .title, .bold), StyledText()]
    lines += grantLines(report)
    lines.append(StyledText())
    lines +=
      report.isFastPath
      ? slotLines(report) : [StyledText("classic Raft: grants report nothing, the candidate's own log is all there is", .dim)]
    if report.isFastPath && report.slots.isEmpty && report.grants.allSatisfy({ $0.reportedCount == 0 }) {
      lines += [
        StyledText(),
        StyledText(
          "To see something recovered: crash a leader right after a fast commit, :drop all from it, and let another node stand. "
            + "The scenario leader-dies-after-fast-commit does it (\(application.keyName(of: .gallery))).", .explanation),
      ]
    }
    return lines.flatMap { $0.isEmpty ? [$0] : glyphs.show($0).wrapped(toColumns: max(width, 1), hangingIndent: 4) }
  }

  private func grantLines(_ report: RecoveryReport) -> [StyledText] {
    var lines = [
      StyledText("grants  ", .dim)
        + StyledText("\(report.grantCount) of \(report.quorum) needed", report.grantCount >= report.quorum ? .reached : .shortfall, .bold)
        + StyledText("   the candidate's log ends at \(report.logEnd.index) of term \(report.logEnd.term)", .dim)
    ]
    for grant in report.grants {
      let own = grant.messages.isEmpty ? "its own" : grant.messages.map { "message \($0)" }.joined(separator: ", ")
      let entries = grant.reportedCount == 1 ? "1 entry" : "\(grant.reportedCount) entries"
      lines.append(
        StyledText(
          "  \(nodeName(grant.voter))  reports \(entries)   \(own), event \(grant.event)\(grant.isLate ? ", too late to count" : "")",
          grant.isLate ? .dim : .text))
    }
    for refusal in report.refusals {
      let message = refusal.message.map { "   message \($0), event \(refusal.event)" } ?? ", event \(refusal.event)"
      lines.append(StyledText("  \(nodeName(refusal.voter))  refuses\(message)", .messageLost))
    }
    return lines
  }

  private func slotLines(_ report: RecoveryReport) -> [StyledText] {
    var lines: [StyledText] = []
    for slot in report.slots {
      lines.append(
        StyledText("index \(slot.index)", .heading, .bold) + StyledText("   a value with \(report.majority) reports binds", .dim))
      for entry in slot.reports { lines.append(line(of: entry)) }
      let verdict = slot.isByMajority ? "must be taken" : "may be taken"
      var choice = StyledText("  \(glyphs.arrowRight) ", .dim)
      choice.append("\(slot.choice.tag)", .leaderApproved, .bold)
      choice.append("  \(slot.choice.voters.count) of \(report.grantCount) reports, \(verdict); stamped with term \(slot.newTerm)", .text)
      lines += [choice, StyledText()]
    }
    if let end = report.endIndex { lines.append(StyledText("index \(end)   nobody reports anything: the no-op stands here", .dim)) }
    return lines
  }

  private func line(of report: RecoveryReport.Report) -> StyledText {
    var line = StyledText("  \(nodeName(report.voter))  ", .text)
    switch report.holding {
    case .nothing: line.append("nothing", .missing)
    case .selfApproved: line.append("(\(report.tag ?? "?")\(report.term))", .selfApproved); line.append("  self-approved", .dim)
    case .leaderApproved:
      line.append("[\(report.tag ?? "?")\(report.term)]", .leaderApproved)
      line.append("  stale leader-approved, of term \(report.term)", .dim)
    }
    let event = report.event.map { ", event \($0)" } ?? ""
    line.append(report.message.map { "   by message \($0)\(event)" } ?? "   its own", .dim)
    return line
  }
}
