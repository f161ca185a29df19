/// Whether events follow each other by themselves, and how fast.
public struct PlayState: Hashable, Sendable {
  /// The speeds to choose from, in events a second.
  static let speeds = [0.5, 1, 2, 5, 10, 20, 50, 100]

  /// Whether play mode is on.
  public var isPlaying = false
  private(set) var speedIndex = 3
  private var sinceLastEvent = 0.0

  init() {}

  /// The speed in events a second.
  public var eventsPerSecond: Double { Self.speeds[speedIndex] }

  /// The time from one event to the next, in milliseconds.
  public var intervalMilliseconds: Int { Int((1000 / eventsPerSecond).rounded(.up)) }

  /// The speed as it is shown.
  var text: String {
    let speed = eventsPerSecond
    return speed == speed.rounded() ? "\(Int(speed))/s" : "\(speed)/s"
  }

  mutating func changeSpeed(by steps: Int) { speedIndex = min(max(speedIndex + steps, 0), Self.speeds.count - 1) }

  /// Lets time pass.
  ///
  /// - Returns: how many events are due. A backlog is never played off in a burst: time spent elsewhere is forgotten.
  mutating func elapse(milliseconds: Int) -> Int {
    guard isPlaying else { return 0 }
    sinceLastEvent += Double(milliseconds)
    let interval = 1000 / eventsPerSecond
    let due = Int(sinceLastEvent / interval)
    sinceLastEvent -= Double(due) * interval
    return min(due, 16)
  }
}
