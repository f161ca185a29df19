import RaftSimulation

/// A search for what goes wrong with a mutant: bounds that suffice, and where it starts.
public struct MutantSearch: Hashable, Sendable {
  /// The mutant.
  public let mutant: Mutant
  /// The bounds.
  public let bounds: ExplorationBounds
  /// The steps of the shortest schedule of the catalogue, which was found on an abstract model; nil where nothing breaks.
  public let stepsKnown: Int?

  /// The steps that it starts behind; none where the whole schedule is within reach.
  public let prefix: [ScheduleStep]

  /// Makes a search.
  ///
  /// - Precondition: there is a mutant of this name.
  init(
    _ name: String, nodes: Int, indexes: Int, log: Int, terms: Int, crashes: Int = 0, compactions: Int = 0, joining: Bool = false,
    stepsKnown: Int? = nil, behind prefix: [ScheduleStep] = []
  ) {
    guard let mutant = Mutant.named(name) else { preconditionFailure("there is no mutant \(name)") }
    self.mutant = mutant
    self.stepsKnown = stepsKnown
    self.prefix = prefix
    bounds = ExplorationBounds(
      nodeCount: nodes, userIndexMax: indexes, indexMax: log, termMax: terms, crashesMax: crashes, compactionsMax: compactions,
      lastJoins: joining)
  }

  /// The name of the scenario that shows what the mutant breaks.
  public var scenarioName: String { mutant.scenarioName }
}

extension MutantSearch {
  /// Every search of the catalogue. Of two for the same mutant, the first is the one that its scenario is made from.
  public static let all: [MutantSearch] = unsafe + safe

  private static let unsafe = [
    MutantSearch("M1", nodes: 4, indexes: 2, log: 4, terms: 3, stepsKnown: 6),
    MutantSearch("M2", nodes: 3, indexes: 2, log: 4, terms: 3, stepsKnown: 8),
    MutantSearch("M3", nodes: 4, indexes: 2, log: 4, terms: 3, stepsKnown: 14),
    MutantSearch("M4", nodes: 3, indexes: 3, log: 4, terms: 3, stepsKnown: 17),
    MutantSearch("M4", nodes: 4, indexes: 3, log: 4, terms: 3, stepsKnown: 20, behind: twoFastCommits),
    MutantSearch("M5", nodes: 4, indexes: 3, log: 4, terms: 3, stepsKnown: 20, behind: twoFastCommits),
    MutantSearch("M6", nodes: 3, indexes: 2, log: 4, terms: 3, stepsKnown: 7),
    MutantSearch("M7", nodes: 4, indexes: 3, log: 4, terms: 4, stepsKnown: 19, behind: votedAndOverruled),
    MutantSearch("M8", nodes: 4, indexes: 2, log: 4, terms: 3, stepsKnown: 10),
    MutantSearch("M8b", nodes: 4, indexes: 2, log: 4, terms: 3, stepsKnown: 11),
    MutantSearch("M9", nodes: 3, indexes: 2, log: 4, terms: 3, stepsKnown: 9),
    MutantSearch("M9", nodes: 4, indexes: 2, log: 4, terms: 3, stepsKnown: 11),
    MutantSearch("M10", nodes: 3, indexes: 2, log: 4, terms: 3, crashes: 1, stepsKnown: 10),
    MutantSearch("M10", nodes: 4, indexes: 2, log: 4, terms: 3, crashes: 1, stepsKnown: 12),
    MutantSearch("M11", nodes: 3, indexes: 3, log: 5, terms: 3, stepsKnown: 10),
    MutantSearch("M11", nodes: 4, indexes: 3, log: 5, terms: 3, stepsKnown: 12),
    MutantSearch("M12", nodes: 3, indexes: 2, log: 4, terms: 3, stepsKnown: 10),
    MutantSearch("M12", nodes: 4, indexes: 2, log: 4, terms: 3, stepsKnown: 14),
    MutantSearch("M14", nodes: 4, indexes: 2, log: 4, terms: 3, stepsKnown: 11),
    MutantSearch("M15", nodes: 4, indexes: 2, log: 4, terms: 3, stepsKnown: 10),
    MutantSearch("M16", nodes: 4, indexes: 3, log: 4, terms: 3, compactions: 1, stepsKnown: 18, behind: compactedByOldLeader),
    MutantSearch("M17", nodes: 3, indexes: 3, log: 4, terms: 3, stepsKnown: 17),
    MutantSearch("M17", nodes: 4, indexes: 3, log: 4, terms: 3, stepsKnown: 20, behind: twoFastCommits),
    MutantSearch("M18", nodes: 4, indexes: 3, log: 4, terms: 3, joining: true, stepsKnown: 14),
    MutantSearch("M22", nodes: 3, indexes: 2, log: 4, terms: 3, stepsKnown: 8),
    MutantSearch("M22b-append", nodes: 3, indexes: 2, log: 4, terms: 3, stepsKnown: 8),
    MutantSearch("M22b-snapshot", nodes: 3, indexes: 2, log: 4, terms: 3, compactions: 1, stepsKnown: 9),
    MutantSearch("M22b-stored", nodes: 3, indexes: 2, log: 4, terms: 3, crashes: 1, stepsKnown: 9),
    MutantSearch("M22c", nodes: 3, indexes: 2, log: 4, terms: 3, stepsKnown: 6),
    MutantSearch("M22d-wipe", nodes: 3, indexes: 3, log: 4, terms: 3, compactions: 1, stepsKnown: 11),
    MutantSearch("M22d-drop", nodes: 3, indexes: 3, log: 4, terms: 3, compactions: 1, stepsKnown: 17),
  ]

  /// Four nodes: all but the leader hold x at 2, and two of them at 3; both are committed fast.
  private static let twoFastCommits: [ScheduleStep] = [2, 3].flatMap { index in
    [2, 3, 4].map { ScheduleStep(.propose($0, index: index, value: $0 == 4 && index == 3 ? 1 : 0)) }
  }

  /// Then S2 campaigns and hears of both from two voters, and the old leader compacts what it knows to be committed fast.
  private static let compactedByOldLeader =
    twoFastCommits + [.campaign(2), .answer(4, candidate: 2), .answer(3, candidate: 2), .compact(1)].map { ScheduleStep($0) }

  /// Votes are letters to one leader, so for an old one to count, that node must lead again. S2 and S3 have voted for x at 3 and told S1, who
  /// led then; S4 has voted for y. Now S2 leads, has heard of x and y from one node each, and has taken y.
  private static let votedAndOverruled: [ScheduleStep] = [
    .propose(2, index: 2, value: 0), .propose(2, index: 3, value: 0), .propose(3, index: 3, value: 0), .propose(4, index: 3, value: 1),
    .campaign(2), .answer(1, candidate: 2), .answer(4, candidate: 2),
  ].map { ScheduleStep($0) }

  private static let safe =
    ["M3a", "M3b", "M13a", "M13b"].flatMap { name in
      [
        MutantSearch(name, nodes: 3, indexes: 3, log: 4, terms: 3),
        MutantSearch(name, nodes: 4, indexes: 2, log: 4, terms: 3),
      ]
    }
    + ["M1", "M3", "M5", "M8", "M8b", "M14", "M15"].map { MutantSearch($0, nodes: 3, indexes: 3, log: 4, terms: 3) }
    + [MutantSearch("M2", nodes: 4, indexes: 2, log: 4, terms: 3)]
}
