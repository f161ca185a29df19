/// A scenario or a lesson that plays by itself, with pauses long enough to look and to read. It keeps no clock: it is told how much time passed.
struct Autoplay: Hashable, Sendable {
  /// Whether it is on.
  var isOn = false
  /// Whether it waits for a person to let it go on.
  var isPaused = false
  private var remaining = 0.0

  /// How long an event stays at the usual speed, in milliseconds.
  private static let millisecondsAnEvent = 800.0
  /// How long one stays that the timeline marks.
  private static let millisecondsAMilestone = 2400.0
  /// How long a text stays, beside the time for its words.
  private static let millisecondsAText = 1500.0
  /// Slow readers read some 200 words a minute.
  private static let millisecondsAWord = 300.0
  /// How much longer a question stays.
  private static let millisecondsAQuestion = 5000.0
  /// The speed of play mode at which all this holds, in events a second.
  private static let usualSpeed = 5.0

  /// What is on the screen, by how long it stays.
  enum Stay: Hashable, Sendable {
    /// An event.
    case event
    /// An event that the timeline marks.
    case milestone
    /// A text of so many words.
    case text(words: Int, isQuestion: Bool)
  }

  /// Whether something is going to happen by itself.
  var isRunning: Bool { isOn && !isPaused }

  /// The time to the next step in whole milliseconds, at least 1.
  var wakeAfterMilliseconds: Int { max(Int(remaining.rounded(.up)), 1) }

  /// Waits as long as what is on the screen needs.
  mutating func wait(_ stay: Stay, eventsPerSecond: Double) {
    let usual =
      switch stay {
      case .event: Self.millisecondsAnEvent
      case .milestone: Self.millisecondsAMilestone
      case .text(let words, let isQuestion):
        Self.millisecondsAText + Double(words) * Self.millisecondsAWord + (isQuestion ? Self.millisecondsAQuestion : 0)
      }
    remaining = usual * Self.usualSpeed / eventsPerSecond
  }

  /// Lets time pass.
  ///
  /// - Returns: whether the next step is due. Time spent elsewhere is forgotten: there is never more than one.
  mutating func elapse(milliseconds: Int) -> Bool {
    guard isRunning else { return false }
    remaining -= Double(milliseconds)
    return remaining <= 0
  }
}
