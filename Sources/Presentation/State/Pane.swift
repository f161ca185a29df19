/// A part of the screen that can have the focus.
public enum Pane: Int, CaseIterable, Hashable, Sendable {
  /// The log of each node. Never hidden.
  case matrix
  /// The messages in flight.
  case flow
  /// The votes for each undecided index.
  case tally
  /// What happened, in words.
  case events
  /// The text of a lesson, while one is open.
  case lesson

  /// The pane's name in tabs and help.
  public var title: String {
    switch self {
    case .matrix: "Nodes"
    case .tally: "Votes"
    case .flow: "In flight"
    case .events: "Events"
    case .lesson: "Lesson"
    }
  }
}
