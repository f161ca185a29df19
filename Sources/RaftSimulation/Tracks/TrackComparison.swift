/// The same seeds, network, losses and proposals with the fast track and without.
public struct TrackComparison: Hashable, Sendable {
  /// The network.
  public let plan: NetworkPlan
  /// Who proposes.
  public let workload: TrackWorkload
  /// How many messages in a thousand are lost.
  public let lossPermille: Int
  /// With the fast track.
  public let fast: TrackFigures
  /// Without.
  public let classic: TrackFigures

  /// Measures: for each seed a cluster, and in it so many rounds of proposals, each when the one before is known to all.
  public init(plan: NetworkPlan, workload: TrackWorkload, lossPermille: Int, seeds: ClosedRange<UInt64>, rounds: Int) {
    self.plan = plan
    self.workload = workload
    self.lossPermille = lossPermille
    func figures(_ fastPath: Bool) -> TrackFigures {
      TrackFigures(seeds: seeds) { seed in
        var trial = TrackTrial(settings: plan.settings(seed: seed, fastPath: fastPath), lossPermille: lossPermille)
        for _ in 0..<rounds { trial.propose(at: workload.proposers(of: plan.microseconds.count)) }
        return trial
      }
    }
    fast = figures(true)
    classic = figures(false)
  }
}

/// The tracks when so many nodes are down that a classic quorum is left and a fast one is not.
public struct DegradedComparison: Hashable, Sendable {
  /// How many nodes the cluster has.
  public let nodeCount: Int
  /// How many of them are down.
  public let downCount: Int
  /// How many proposals are outstanding at once.
  public let window: Int
  /// With the fast track.
  public let fast: TrackFigures
  /// Without.
  public let classic: TrackFigures

  /// The clusters that are looked at: all but a bare majority of three, five and seven nodes down.
  public static let clusters: [(nodeCount: Int, downCount: Int)] = [(3, 1), (5, 2), (7, 3)]
  /// How many proposals are outstanding.
  public static let windows = [1, 4, 64]

  /// Measures, all nodes being ten milliseconds apart, with proposals of a follower.
  public init(nodeCount: Int, downCount: Int, window: Int, seeds: ClosedRange<UInt64>) {
    self.nodeCount = nodeCount
    self.downCount = downCount
    self.window = window
    let plan = NetworkPlan(
      name: "even", title: "even", microseconds: NetworkPlan.even(nodeCount, 10_000), jitterMicroseconds: 2_000, tickMicroseconds: 100_000)
    func figures(_ fastPath: Bool) -> TrackFigures {
      TrackFigures(seeds: seeds) { seed in
        var trial = TrackTrial(settings: plan.settings(seed: seed, fastPath: fastPath), lossPermille: 0)
        trial.crash((0..<downCount).map { UInt64(nodeCount - $0) })
        trial.propose(at: [2], count: window)
        return trial
      }
    }
    fast = figures(true)
    classic = figures(false)
  }

  /// How many milliseconds later the proposer knows with the fast track, in the median; less than 0 when earlier.
  public var extraMilliseconds: Double? {
    guard let fast = fast.millisecondsAtProposer, let classic = classic.millisecondsAtProposer else { return nil }
    return fast.median - classic.median
  }
}
