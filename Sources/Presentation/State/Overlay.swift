import RaftSimulation
import TerminalUI

/// What lies over the panes and takes the keys.
enum Overlay: Hashable, Sendable {
  /// Every key of the focused pane.
  case help(firstLine: Int)
  /// Every mark on the screen.
  case legend(firstLine: Int)
  /// A question.
  case prompt(Prompt)
  /// Which node can send to which.
  case links(LinkMatrix)
  /// The themes, painted as the cursor moves.
  case themes(ListCursor)
  /// The scenarios and lessons that come with the program.
  case gallery(ListCursor)
  /// The branches of the run.
  case branches(ListCursor)
  /// Two states, or two branches, beside each other.
  case comparison(StateComparison, firstLine: Int)
  /// Changes of the membership.
  case members(ListCursor)
  /// Everything about what is under the cursor.
  case inspector(firstLine: Int)
  /// The event under the cursor, line by line, with reasons and causes.
  case why([Why], selected: Int)
  /// What is missing for something to happen.
  case whyNot([WhyNot], selected: Int)
  /// A text to read, such as a word of the glossary.
  case text(title: String, text: String, firstLine: Int)
  /// A search from the state under the cursor.
  case explore(firstLine: Int)
  /// Whether to quit although something is not saved.
  case leaving(Departure)
  /// What voters reported in an election.
  case recovery(election: Int, firstLine: Int)
}

extension Overlay {
  /// Which of them this is.
  var kind: OverlayKind {
    switch self {
    case .help: .help
    case .legend: .legend
    case .prompt: .prompt
    case .links: .links
    case .themes: .themes
    case .gallery: .gallery
    case .branches: .branches
    case .comparison: .comparison
    case .members: .members
    case .inspector: .inspector
    case .why: .why
    case .whyNot: .whyNot
    case .text: .text
    case .explore: .explore
    case .leaving: .leaving
    case .recovery: .recovery
    }
  }

  /// Keeps the first line within what there is, so that the way back up is not longer than it looks.
  mutating func limitScrolling(to lineMax: Int) {
    switch self {
    case .help(let line): self = .help(firstLine: min(line, lineMax))
    case .legend(let line): self = .legend(firstLine: min(line, lineMax))
    case .inspector(let line): self = .inspector(firstLine: min(line, lineMax))
    case .text(let title, let text, let line): self = .text(title: title, text: text, firstLine: min(line, lineMax))
    case .explore(let line): self = .explore(firstLine: min(line, lineMax))
    case .recovery(let election, let line): self = .recovery(election: election, firstLine: min(line, lineMax))
    default: break
    }
  }
}
