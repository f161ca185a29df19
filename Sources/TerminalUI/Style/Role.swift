/// What a piece of the screen means. Themes give each role its colours; nothing else names a colour.
public enum Role: String, CaseIterable, Hashable, Sendable {
  // Plain parts of every screen.
  /// Ordinary text.
  case text
  /// Text that may be overlooked: indices, notes, what is over.
  case dim
  /// A pane's title.
  case title
  /// A heading inside a pane, a column's name.
  case heading
  /// The frame of a pane.
  case border
  /// The frame of the pane that has the keys.
  case borderFocused = "border-focused"
  /// What the cursor is on.
  case selection
  /// The program's line at the top.
  case statusBar = "status-bar"
  /// What stands out in the line at the top.
  case statusBarStrong = "status-bar-strong"
  /// The line of keys at the bottom.
  case keyHint = "key-hint"
  /// A key's name in the line at the bottom and in the help.
  case key
  /// A pane's tab that is not shown.
  case tab
  /// A pane's tab that is shown.
  case tabActive = "tab-active"

  // Entries of the log.
  /// An entry that the node approved by itself, on the fast track.
  case selfApproved = "self-approved"
  /// An entry that the leader approved.
  case leaderApproved = "leader-approved"
  /// An entry that differs from what the leader holds.
  case conflict
  /// Committed on the fast track.
  case committedFast = "committed-fast"
  /// Committed on the classic track.
  case committedClassic = "committed-classic"
  /// Nothing here.
  case missing
  /// How far a node has applied.
  case applied

  // Nodes.
  /// The leader.
  case leader
  /// A candidate or pre-candidate.
  case candidate
  /// A node that follows.
  case follower
  /// A node that is down.
  case crashed
  /// A learner.
  case learner

  // Messages and links.
  /// A message on its way.
  case message
  /// A message that a person holds back.
  case messageHeld = "message-held"
  /// A message that is lost.
  case messageLost = "message-lost"
  /// A link that is cut.
  case linkCut = "link-cut"

  // Votes.
  /// Votes that are in.
  case tallyFilled = "tally-filled"
  /// Votes that are on their way.
  case tallyPending = "tally-pending"
  /// Votes that are not there.
  case tallyEmpty = "tally-empty"
  /// A threshold that is reached.
  case reached
  /// How much is missing to a threshold.
  case shortfall

  // Events and the timeline.
  /// Why something happened: a rule and its numbers.
  case explanation
  /// The line of the run.
  case timeline
  /// An election, a decision or a commit on the timeline.
  case milestone
  /// A fault on the timeline.
  case fault
  /// Where in the run the screen is.
  case timelineHead = "timeline-head"
  /// A branch of the run.
  case branch

  // The person's side.
  /// The prompt before what is typed.
  case prompt
  /// What is typed.
  case input
  /// A suggestion that Enter or Tab takes.
  case suggestion
  /// What a search found.
  case match
  /// A notice that all is well.
  case success
  /// Something to be careful with.
  case warning
  /// Something went wrong, or a safety property is broken.
  case error

  /// One letter that stands for the role in pictures of styles: a full stop for plain text, then `A…Z` and `a…z` in the order of declaration.
  public var letter: Character { Self.letters[self]! }

  private static let letters: [Role: Character] = {
    let alphabet = Array(".ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return Dictionary(uniqueKeysWithValues: zip(allCases, alphabet))
  }()
}
