import RaftSimulation
import TerminalUI

/// A mark on the screen and what it means: the legend, the help and the manual are made from these.
package struct LegendEntry: Sendable {
  /// The mark as it is drawn.
  package var mark: String
  /// What it means.
  package var meaning: String
  var role: TerminalUI.Role
  var attributes: Attributes

  init(_ mark: String, _ meaning: String, _ role: TerminalUI.Role = .text, _ attributes: Attributes = []) {
    self.mark = mark
    self.meaning = meaning
    self.role = role
    self.attributes = attributes
  }
}

/// All marks, group by group.
package enum Legend {
  /// The marks of one part of the screen.
  package struct Group: Sendable {
    /// The part.
    package var title: String
    /// Its marks.
    package var entries: [LegendEntry]
  }

  /// All groups, from the top of the screen to its end.
  package static let groups = [
    Group(title: "The log of a node", entries: entries), Group(title: "Nodes", entries: nodes), Group(title: "Votes", entries: votes),
    Group(title: "Messages and links", entries: messages), Group(title: "The timeline", entries: timeline),
  ]

  static let entries = [
    LegendEntry("(a3)", "self-approved: the node holds value a in its slot, inserted in term 3", .selfApproved),
    LegendEntry("[a3]", "leader-approved: a leader appended it in term 3", .leaderApproved),
    LegendEntry("[a3]!", "committed, first on the fast track", .committedFast, .bold),
    LegendEntry("[a3]=", "committed, first on the classic track", .committedClassic, .bold),
    LegendEntry("(a3)~", "differs from what the leader holds there", .conflict),
    LegendEntry("[·3]", "a no-op, which a new leader appends", .leaderApproved),
    LegendEntry("..", "nothing here", .missing),
    LegendEntry("--", "compacted: the snapshot has it", .missing),
    LegendEntry("bold", "committed, as far as this node knows", .text, .bold),
    LegendEntry("line", "underlined: changed by this event", .text, .underline),
    LegendEntry("▔▔▔", "under the indexes: the selected node has applied so far", .applied),
    LegendEntry("6+1", "the commit index: classic 6, fast 7"),
  ]

  private static let nodes = [
    LegendEntry("L", "leader", .leader, .bold), LegendEntry("C", "candidate", .candidate),
    LegendEntry("P", "pre-candidate: asks whether it could win before it stands", .candidate), LegendEntry("F", "follower", .follower),
    LegendEntry("l", "learner: gets the log, has no vote", .learner), LegendEntry("X", "down: the row shows its disk", .crashed),
    LegendEntry("▸", "the selected node: what you do is done there"),
  ]

  private static let votes = [
    LegendEntry("█", "a vote that the leader has counted", .tallyFilled), LegendEntry("▒", "a vote on its way", .tallyPending),
    LegendEntry("░", "a vote that is missing", .tallyEmpty),
    LegendEntry("✓", "the threshold is reached", .reached, .bold),
  ]

  private static let messages = [
    LegendEntry("14", "a message's number: :deliver 14, :drop 14", .message),
    LegendEntry("2nd delay", "how many messages, one after the other, it took to get here", .dim),
    LegendEntry("held", "kept back until s lets it go", .messageHeld),
    LegendEntry("x", "the arrow of a lost message ends so", .messageLost),
    LegendEntry("S3-/-S5", "the link is cut both ways", .linkCut), LegendEntry("S3-/>S5", "nothing passes from S3 to S5", .linkCut),
  ]

  private static let timeline =
    [LegendEntry("●", "where the screen is in the run", .timelineHead)]
    + MilestoneKind.allCases.map { kind in LegendEntry(String(kind.mark), words(for: kind), .milestone, .bold) }

  private static func words(for kind: MilestoneKind) -> String {
    switch kind {
    case .election: "a node became leader"
    case .decision: "the leader chose the value of an index from votes"
    case .recovery: "a new leader took a value that voters had reported"
    case .commitFast: "an index was committed on the fast track"
    case .commitClassic: "an index was committed on the classic track"
    case .fault: "a node went down or a link was cut"
    case .heal: "a node came up or a link was mended"
    case .snapshot: "a node took or restored a snapshot"
    case .membership: "a membership took effect"
    case .violation: "a safety property was broken"
    }
  }
}

extension Frame {
  /// Every mark, as it is drawn, with what it means.
  var legendLines: [StyledText] {
    Array(Legend.groups.map { lines(of: $0) }.joined(separator: [StyledText()]))
  }

  func lines(of group: Legend.Group) -> [StyledText] {
    [StyledText(group.title, .heading, .bold)]
      + group.entries.flatMap { entry in
        let mark = StyledText("  \(glyphs.show(entry.mark))", entry.role, entry.attributes).padded(toColumns: 14)
        let meaning = StyledText(entry.meaning, .text).wrapped(toColumns: 56)
        return meaning.enumerated().map { $0.offset == 0 ? mark + $0.element : StyledText("").padded(toColumns: 14) + $0.element }
      }
  }
}
