/// The figures of one track under one condition.
public struct TrackFigures: Hashable, Sendable, Codable {
  /// The median and the 99th percentile of something; nil when nothing was measured.
  public struct Spread: Hashable, Sendable, Codable {
    /// Half of all are no higher.
    public var median: Double
    /// Of a hundred, 99 are no higher.
    public var p99: Double

    init?(_ values: [Double]) {
      let sorted = values.sorted()
      guard !sorted.isEmpty else { return nil }
      median = sorted[(sorted.count - 1) / 2]
      p99 = sorted[min(sorted.count - 1, (sorted.count * 99 + 99) / 100 - 1)]
    }
  }

  /// How many proposals there were.
  public var proposalCount: Int
  /// How many of them were committed and known to all.
  public var committedCount: Int
  /// How many the fast track committed first.
  public var fastCount: Int
  /// Milliseconds to the commit at the leader.
  public var millisecondsAtLeader: Spread?
  /// Milliseconds until the proposer knew.
  public var millisecondsAtProposer: Spread?
  /// Milliseconds until all nodes knew.
  public var millisecondsEverywhere: Spread?
  /// Message delays to the commit at the leader.
  public var delaysAtLeader: Spread?
  /// Message delays until the proposer knew.
  public var delaysAtProposer: Spread?
  /// Message delays until all nodes knew.
  public var delaysEverywhere: Spread?
  /// Messages for each proposal, heartbeats aside.
  public var messagesPerEntry: Double
  /// Bytes for each proposal, heartbeats aside.
  public var bytesPerEntry: Double

  /// Sums up the trials of some seeds.
  init(seeds: ClosedRange<UInt64>, trial: (UInt64) -> TrackTrial) {
    let trials = seeds.map(trial)
    let samples = trials.flatMap(\.samples)
    let messageCount = trials.reduce(0) { $0 + $1.messageCount }
    let byteCount = trials.reduce(0) { $0 + $1.byteCount }
    proposalCount = samples.count
    committedCount = samples.count { $0.microsecondsEverywhere != nil }
    fastCount = samples.count(where: \.isFast)
    func milliseconds(_ value: (TrackSample) -> UInt64?) -> Spread? { Spread(samples.compactMap(value).map { Double($0) / 1000 }) }
    func delays(_ value: (TrackSample) -> Int?) -> Spread? { Spread(samples.compactMap(value).map(Double.init)) }
    millisecondsAtLeader = milliseconds(\.microsecondsAtLeader)
    millisecondsAtProposer = milliseconds(\.microsecondsAtProposer)
    millisecondsEverywhere = milliseconds(\.microsecondsEverywhere)
    delaysAtLeader = delays(\.delaysAtLeader)
    delaysAtProposer = delays(\.delaysAtProposer)
    delaysEverywhere = delays(\.delaysEverywhere)
    messagesPerEntry = Double(messageCount) / Double(max(samples.count, 1))
    bytesPerEntry = Double(byteCount) / Double(max(samples.count, 1))
  }

  /// The share of proposals that the fast track committed first, from 0 to 1.
  public var fastShare: Double { Double(fastCount) / Double(max(proposalCount, 1)) }
}
