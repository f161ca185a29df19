import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// The votes for each undecided index with both thresholds, as the leader has counted them.
  mutating func drawTally() {
    let title = view.tallies.first.map { "Votes \(glyphs.middleDot) index \($0.index)" } ?? "Votes"
    let more = view.tallies.count > 1 ? StyledText("+\(view.tallies.count - 1) more", .dim) : StyledText()
    let room = panel(.tally, StyledText(title, .title, .bold), note: more, in: layout.tally)
    if view.tallies.isEmpty {
      drawNoVotes(in: room)
      return
    }
    var row = 0
    for tally in view.tallies where row < room.height {
      let lines = self.lines(of: tally, width: room.width, isFirst: row == 0)
      for line in lines {
        write(line, row: row, in: room)
        row += 1
      }
      row += 1
    }
    drawVoteHints(below: row, in: room)
  }

  /// Where to read on, when there is room for it.
  private mutating func drawVoteHints(below row: Int, in room: Rect) {
    guard row < room.height else { return }
    let hint = "\(application.keyName(of: .whyNot)) what is missing   \(application.keyName(of: .why)) why this happened"
    write(StyledText(hint, .dim), row: room.height - 1, in: room)
    hits += KeyHits.hits(in: hint, at: Point(x: room.x, y: room.y + room.height - 1))
  }

  private mutating func drawNoVotes(in room: Rect) {
    var lines: [StyledText] = []
    let members = view.members
    let count = members.voters.count
    if view.leader == nil {
      lines.append(StyledText("nobody leads, so nobody counts votes; t lets the selected node start an election", .warning))
    } else if view.fastPath {
      lines.append(StyledText("no index is undecided", .dim))
      lines.append(StyledText())
      lines.append(StyledText("decide  \(members.classicQuorum) votes   classic quorum of \(count)", .dim))
      lines.append(StyledText("fast    \(members.fastQuorum) equal   fast quorum of \(count)", .dim))
    } else {
      lines.append(StyledText("classic Raft: entries need no votes", .dim))
      lines.append(StyledText("commit  \(members.classicQuorum) of \(count) must match", .dim))
    }
    if case .closed(let reason) = view.fastTrack { lines.append(StyledText("the fast track is closed: \(reason)", .warning)) }
    // The last commits, newest first, as far as there is room.
    let commits = view.commits.suffix(max(room.height - lines.count - 2, 1)).reversed()
    if !commits.isEmpty { lines.append(StyledText()) }
    for (position, commit) in commits.enumerated() { lines.append(text(of: commit, isLast: position == 0)) }
    var row = 0
    for line in lines.flatMap({ $0.isEmpty ? [$0] : glyphs.show($0).wrapped(toColumns: room.width) }) {
      write(line, row: row, in: room)
      row += 1
    }
  }

  /// `last: 2 = a, fast, at S1 after 2 message delays`
  private func text(of commit: CommitRecord, isLast: Bool) -> StyledText {
    let role: TerminalUI.Role = commit.track == .fast ? .committedFast : .committedClassic
    var text = StyledText(isLast ? "last  " : "      ", .dim)
    text.append("\(commit.index) = \(commit.tag.cut(toColumns: 12, ellipsis: glyphs.ellipsis))", role, .bold)
    text.append(commit.track == .fast ? "  fast" : "  classic", role)
    text.append(", by \(nodeName(commit.committedBy))", .dim)
    if let delays = commit.delaysAtLeader { text.append(" after \(delays) delay\(delays == 1 ? "" : "s")", .dim) }
    return text
  }

  private func lines(of tally: TallyView, width: Int, isFirst: Bool) -> [StyledText] {
    var lines: [StyledText] = []
    if !isFirst { lines.append(StyledText("index \(tally.index)", .heading, .bold)) }
    let tagWidth = min(max(tally.candidates.map(\.tag.columns).max() ?? 1, 1), 6)
    for candidate in tally.candidates { lines.append(line(of: candidate, tally, tagWidth: tagWidth)) }
    lines.append(thresholds(tally))
    if let decided = tally.decidedTag {
      lines.append(StyledText("decided: ", .dim) + StyledText(decided.cut(toColumns: 8, ellipsis: glyphs.ellipsis), .leaderApproved, .bold))
    }
    if let silence = silence(of: tally) { lines.append(silence) }
    return lines.flatMap { glyphs.show($0).wrapped(toColumns: width, hangingIndent: 2) }
  }

  /// `e ██▒░░ 2/5  S1 S2   S5 on its way (14)`
  private func line(of candidate: TallyView.Candidate, _ tally: TallyView, tagWidth: Int) -> StyledText {
    let isDecided = tally.decidedTag == candidate.tag
    let role: TerminalUI.Role = isDecided ? .leaderApproved : .selfApproved
    let tag = candidate.tag.cut(toColumns: tagWidth, ellipsis: "").padded(toColumns: tagWidth)
    var line = StyledText(tag + " ", role, .bold)
    line += Gauge(filled: candidate.voters.count, pending: candidate.incoming.count, total: tally.voterCount, role: role).text(
      glyphs: glyphs)
    line.append(" \(candidate.voters.count)/\(tally.voterCount)  ")
    line.append(candidate.voters.map(nodeName).joined(separator: " "), .text)
    for vote in candidate.incoming {
      line.append("  \(nodeName(vote.voter)) on its way", .dim)
      line.append(" (\(vote.message))", .text)
    }
    return line
  }

  private func thresholds(_ tally: TallyView) -> StyledText {
    var line = StyledText("decide \(tally.classicQuorum) ", .dim)
    line += threshold(short: tally.votesShortToDecide, isDone: tally.decidedTag != nil)
    line.append("   fast \(tally.fastQuorum) equal ", .dim)
    line += threshold(short: tally.votesShortToCommitFast, isDone: false)
    return line
  }

  private func threshold(short: Int, isDone: Bool) -> StyledText {
    isDone || short <= 0 ? StyledText(glyphs.check, .reached, .bold) : StyledText("\(short) short", .shortfall, .bold)
  }

  private func silence(of tally: TallyView) -> StyledText? {
    if tally.silent.isEmpty { return nil }
    return StyledText("silent: " + tally.silent.map { "\(nodeName($0.node)) (\($0.reason))" }.joined(separator: ", "), .dim)
  }
}
