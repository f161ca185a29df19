/// What can be done to a message in flight.
public enum MessageVerb: String, Hashable, Sendable, CaseIterable {
  /// It arrives.
  case deliver
  /// It is lost.
  case drop
  /// It will arrive twice.
  case duplicate
  /// It is kept back.
  case hold
  /// It may travel again.
  case release

  /// The input that does it.
  func input(_ number: MessageNumber) -> Input {
    switch self {
    case .deliver: .deliver(number)
    case .drop: .drop(number)
    case .duplicate: .duplicate(number)
    case .hold: .hold(number)
    case .release: .release(number)
    }
  }
}
