import Raft
import RaftSimulation
import TerminalUI

/// How an entry is written in a log matrix.
struct MatrixText {
  /// The widths of its parts.
  var columns: MatrixColumns

  /// What a cell shows.
  func text(of cell: CellView, isDown: Bool) -> StyledText {
    switch cell {
    case .missing: StyledText(" ..", .missing)
    case .compacted: StyledText(" --", .missing)
    case .entry(let entry): text(of: entry, isDown: isDown)
    }
  }

  /// `(a3)` self-approved, `[a3]` leader-approved; `!` committed fast, `=` committed classically, `~` differs from the leader's.
  private func text(of entry: EntryView, isDown: Bool) -> StyledText {
    let cut = Self.tag(of: entry).cut(toColumns: columns.tagWidth, ellipsis: "")
    // A character that is wider than the column leaves a sign that there is something.
    let tag = cut.isEmpty ? "…" : cut
    let brackets = entry.approval == .selfApproved ? ("(", ")") : ("[", "]")
    var suffix = ""
    if entry.isCommitted, let track = entry.track { suffix = track == .fast ? "!" : "=" }
    if entry.differsFromLeader { suffix = "~" }
    var attributes: Attributes = []
    if entry.isCommitted { attributes.insert(.bold) }
    if entry.changedByEvent { attributes.insert(.underline) }
    let text = "\(brackets.0)\(tag)\(entry.term)\(brackets.1)\(suffix)"
    return StyledText(text, isDown ? .crashed : paint(of: entry), attributes)
  }

  /// The entry's tag; membership changes are written shorter, `+6-2` for `+S6,-S2`, so that they fit.
  static func tag(of entry: EntryView) -> String {
    guard case .membership(let words) = entry.value else { return entry.tag }
    return words.filter { $0 != "S" && $0 != "," }
  }

  private func paint(of entry: EntryView) -> TerminalUI.Role {
    if entry.differsFromLeader { return .conflict }
    if entry.isCommitted { return entry.track == .fast ? .committedFast : .committedClassic }
    return entry.approval == .selfApproved ? .selfApproved : .leaderApproved
  }
}
