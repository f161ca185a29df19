import RaftSimulation

/// What a search covers. Within these bounds it leaves nothing out that the macro steps can express.
public struct ExplorationBounds: Hashable, Sendable {
  /// The most nodes that a search takes.
  public static let nodeCountMax = 7
  /// The highest index and term that a search takes.
  public static let numberMax = 7

  /// How many nodes there are, all of them voters but for a ``lastJoins`` one.
  public var nodeCount: Int
  /// Whether the last node begins as a learner, whom leaders may make a voter.
  public var lastJoins: Bool
  /// The highest index at which anything is proposed. Index 1 is the first leader's no-op.
  public var userIndexMax: Int
  /// The highest index of any log.
  public var indexMax: Int
  /// The highest term.
  public var termMax: Int
  /// How many values compete for each index.
  public var valuesPerIndex: Int
  /// How many crashes with a restart there are, at most, in one schedule.
  public var crashesMax: Int
  /// How many compactions there are, at most, in one schedule.
  public var compactionsMax: Int
  /// How many macro steps a schedule has, at most; nil for any number.
  public var stepsMax: Int?

  /// Makes bounds.
  public init(
    nodeCount: Int = 3, userIndexMax: Int = 3, indexMax: Int = 5, termMax: Int = 3, valuesPerIndex: Int = 2, crashesMax: Int = 1,
    compactionsMax: Int = 1, stepsMax: Int? = nil, lastJoins: Bool = false
  ) {
    self.lastJoins = lastJoins
    self.nodeCount = nodeCount
    self.userIndexMax = userIndexMax
    self.indexMax = indexMax
    self.termMax = termMax
    self.valuesPerIndex = valuesPerIndex
    self.crashesMax = crashesMax
    self.compactionsMax = compactionsMax
    self.stepsMax = stepsMax
  }

  /// How many nodes are voters at the start.
  var voterCount: Int { lastJoins ? nodeCount - 1 : nodeCount }

  /// What is wrong with them, nil if nothing is.
  public var objection: String? {
    func outside(_ name: String, _ value: Int, _ range: ClosedRange<Int>) -> String? {
      range.contains(value) ? nil : "\(name) \(value): expected a number from \(range.lowerBound) to \(range.upperBound)"
    }
    return outside("nodes", nodeCount, (lastJoins ? 2 : 1)...Self.nodeCountMax)
      ?? outside("user-indexes", userIndexMax, 1...Self.numberMax) ?? outside("log", indexMax, 1...Self.numberMax)
      ?? outside("terms", termMax, 1...Self.numberMax) ?? outside("values", valuesPerIndex, 1...3)
      ?? outside("crashes", crashesMax, 0...15) ?? outside("compactions", compactionsMax, 0...15)
  }
}
