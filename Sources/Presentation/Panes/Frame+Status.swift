import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// The first line: what runs, where in time it stands, and whether it is safe.
  mutating func drawStatus() {
    let isNarrow = buffer.size.width < 118
    let gap = isNarrow ? "  " : "   "
    var left = StyledText(" fastraft", .statusBarStrong, .bold)
    for part in statusParts(isNarrow: isNarrow) {
      left.append(gap, .statusBar)
      left.append(part)
    }
    var right = safety
    right.append("  ? ", .statusBar)
    // The theme and the seed stand where nothing that changes has to be cut for them.
    let theme = StyledText("   \(application.themeName)", .statusBar)
    let room = isNarrow ? 0 : buffer.size.width - glyphs.show(left).columns - 2
    let showsTheme = right.columns + theme.columns <= room
    if showsTheme { right = safety + theme + StyledText("  ? ", .statusBar) }
    let seed = StyledText("seed \(view.seed)   ", .statusBar)
    if seed.columns + right.columns <= room { right = seed + right }
    hitStatus(showsTheme: showsTheme)
    Bar(.statusBar, left: glyphs.show(left), right: glyphs.show(right)).draw(in: layout.status, glyphs: glyphs, on: &buffer)
  }

  /// The play mode, the theme and the question mark can be clicked.
  private mutating func hitStatus(showsTheme: Bool) {
    let isNarrow = buffer.size.width < 118
    let gap = isNarrow ? 2 : 3
    var column = 1 + " fastraft".columns
    for (position, part) in statusParts(isNarrow: isNarrow).enumerated() {
      column += gap
      if position == Self.modePosition {
        hits.append(Hit(rect: layout.status.columns(column, count: part.columns), target: .action(.playPause)))
      }
      column += part.columns
    }
    let end = layout.status.width - 1
    hits.append(Hit(rect: layout.status.columns(end - 3, count: 3), target: .action(.help)))
    if showsTheme {
      let name = application.themeName.columns
      hits.append(Hit(rect: layout.status.columns(end - 4 - name, count: name), target: .action(.theme)))
    }
  }

  /// Where the play mode stands among the parts.
  private static let modePosition = 4

  private func statusParts(isNarrow: Bool) -> [StyledText] {
    var parts = [
      StyledText(trackText(isNarrow: isNarrow), .statusBar),
      StyledText("term \(view.term)", .statusBar),
      StyledText(view.leader.map { "leader \(nodeName($0))" } ?? "no leader", .statusBar, view.leader == nil ? .bold : []),
      StyledText("event \(view.event)/\(view.eventCount)", .statusBar),
    ]
    let mode = application.play.isPlaying ? "playing \(application.play.text)" : "manual"
    parts.append(StyledText(mode, .statusBar, application.play.isPlaying ? .bold : []))
    if let count = application.count { parts.append(StyledText("\(count)", .statusBarStrong, .bold)) }
    return parts
  }

  private func trackText(isNarrow: Bool) -> String {
    let prefix = isNarrow ? "fast" : "fast track"
    if view.fastPath && !view.fastProposalsOn { return isNarrow ? "classic (f)" : "classic proposals (f)" }
    return switch view.fastTrack {
    case .off: isNarrow ? "classic" : "classic Raft"
    case .open: "\(prefix) open"
    case .closed: "\(prefix) closed"
    case .noLeader: "\(prefix) closed"
    }
  }

  private var safety: StyledText {
    if let violation = view.violations.first {
      return StyledText("VIOLATED: \(violation.checker)", .error, .bold)
    }
    let isNarrow = buffer.size.width < 118
    // Checks are called by their name wherever the rest of the line leaves room.
    let used = statusParts(isNarrow: isNarrow).reduce(0) { $0 + $1.columns + 2 } + " fastraft".columns + "  ? ".columns + 3
    let forms = ["\(view.invariantCount) invariants hold", "\(view.invariantCount) checks ok", "\(view.invariantCount) hold"]
    let text = isNarrow ? forms.first { used + $0.columns <= buffer.size.width } : forms.first
    return StyledText(text ?? forms[2], .statusBar)
  }
}
