/// What an ``OnwardSearch`` may use up, counted from the state that it starts from.
public struct OnwardBounds: Hashable, Sendable {
  /// The most steps in a schedule.
  public var stepsMax = 8
  /// How many terms higher than the highest a campaign may bring about.
  public var termsMax = 1
  /// The most proposals.
  public var proposalsMax = 1
  /// The most crashes with a restart.
  public var crashesMax = 1
  /// How often nodes that are down start again.
  public var restartsMax = 0
  /// The most heartbeats that leaders send: ticks of a leader's clock. No other clock moves.
  public var heartbeatsMax = 0

  /// Bounds that suit a few minutes of searching from most states.
  public init() {}

  /// Why these cannot be searched within, naming the setting; nil when they can.
  public var objection: String? {
    for setting in Setting.allCases where !setting.range.contains(self[setting]) {
      return "\(setting.rawValue)=\(self[setting]): expected a number from \(setting.range.lowerBound) to \(setting.range.upperBound)"
    }
    return nil
  }
}

extension OnwardBounds {
  /// The bounds by name, as a command line sets them.
  public enum Setting: String, Hashable, Sendable, CaseIterable {
    /// ``OnwardBounds/stepsMax``.
    case steps
    /// ``OnwardBounds/termsMax``.
    case terms
    /// ``OnwardBounds/proposalsMax``.
    case proposals
    /// ``OnwardBounds/crashesMax``.
    case crashes
    /// ``OnwardBounds/restartsMax``.
    case restarts
    /// ``OnwardBounds/heartbeatsMax``.
    case heartbeats

    /// What may be asked for. Beyond it a search would not end.
    public var range: ClosedRange<Int> { self == .steps ? 1...64 : 0...15 }

    /// What it bounds.
    public var help: String {
      switch self {
      case .steps: "the most steps in a schedule"
      case .terms: "how many terms higher campaigns may lead"
      case .proposals: "the most proposals"
      case .crashes: "the most crashes with a restart"
      case .restarts: "how often nodes that are down start again"
      case .heartbeats: "the most rounds of heartbeats"
      }
    }
  }

  /// A bound by its name.
  public subscript(_ setting: Setting) -> Int {
    get {
      switch setting {
      case .steps: stepsMax
      case .terms: termsMax
      case .proposals: proposalsMax
      case .crashes: crashesMax
      case .restarts: restartsMax
      case .heartbeats: heartbeatsMax
      }
    }
    set {
      switch setting {
      case .steps: stepsMax = newValue
      case .terms: termsMax = newValue
      case .proposals: proposalsMax = newValue
      case .crashes: crashesMax = newValue
      case .restarts: restartsMax = newValue
      case .heartbeats: heartbeatsMax = newValue
      }
    }
  }
}

extension OnwardBounds: CustomStringConvertible {
  /// `steps ≤ 8, terms ≤ 1, …`.
  public var description: String { Setting.allCases.map { "\($0.rawValue) ≤ \(self[$0])" }.joined(separator: ", ") }
}
