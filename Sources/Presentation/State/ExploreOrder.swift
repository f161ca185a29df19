import RaftExploration

/// What `:explore` was asked for.
struct ExploreOrder: Hashable, Sendable {
  /// The bounds of the search.
  var bounds = OnwardBounds()
  /// How many states it may meet.
  var statesMax = 20_000

  /// The settings by name, with what they mean.
  static let settings: [(name: String, help: String)] =
    OnwardBounds.Setting.allCases.map { ($0.rawValue, $0.help) } + [("states", "the most states to meet")]

  /// No more fit into the memory of most machines.
  private static let statesRange = 1...2_000_000

  /// An order with everything as usual.
  init() {}

  /// Reads `steps=6 crashes=0`.
  ///
  /// - Throws: ``Objection`` for the first word that sets nothing.
  init(words: String) throws(Objection) {
    for word in words.split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let number = Int(parts[1]) else { throw Self.objection(to: word) }
      if parts[0] == "states" {
        guard Self.statesRange.contains(number) else {
          throw Objection(text: "\(word): expected a number from 1 to \(Self.statesRange.upperBound)")
        }
        statesMax = number
      } else {
        guard let setting = OnwardBounds.Setting(rawValue: parts[0]) else { throw Self.objection(to: word) }
        bounds[setting] = number
      }
    }
    if let text = bounds.objection { throw Objection(text: text) }
  }

  private static func objection(to word: Substring) -> Objection {
    Objection(text: "\"\(word)\": expected \(settings.map { "\($0.name)=N" }.joined(separator: " "))")
  }

  /// Why an order cannot be taken.
  struct Objection: Error, Hashable, Sendable {
    /// The word, and what was expected.
    var text: String
  }
}
