import Raft
import RaftSimulation

/// Follows one lane of a race by itself: what the cores recorded of commits, and along which messages each proposal travelled. It looks at
/// neither the lane's results nor the simulation's history of commits.
struct RaceWitness {
  /// What became of a proposal, as the cores tell it.
  struct Fate {
    var proposedByEvent: Int
    var proposedAt: UInt64
    var index: LogIndex?
    var track: CommitTrack?
    var event: Int?
    var delays: Int?
    var microseconds: UInt64?
    var known: [NodeID: Int?] = [:]
    var delaysEverywhere: Int?
  }

  private typealias Path = (request: RequestID?, delay: Int)

  private(set) var fates: [RequestID: Fate] = [:]
  /// The path that each event was on: what it sent is one message delay further.
  private var paths: [Int: Path] = [:]
  private var live: Set<NodeID>
  private var frontiers: [NodeID: LogIndex] = [:]
  private var owners: [LogIndex: RequestID] = [:]
  private var grounds: [Int: Set<FallBack.Kind>] = [:]
  private var seen = 0

  init(nodeCount: Int) { live = Set(1...NodeID(nodeCount)) }

  /// Looks at everything that has happened since it looked last.
  mutating func see(_ run: Run) {
    while seen < run.cursor, let record = run.record(of: seen + 1) {
      seen += 1
      note(record, run.cluster)
    }
  }

  private mutating func note(_ record: EventRecord, _ cluster: Cluster) {
    var path: Path = (nil, 0)
    for fact in record.facts {
      switch fact {
      case .requested(let request, _):
        path = (request, 0)
        fates[request] = Fate(proposedByEvent: record.number, proposedAt: record.time)
      case .delivered(let item): path = paths[item.sentByEvent].map { ($0.request, $0.delay + 1) } ?? (nil, 0)
      case .crashed(let node, _):
        live.remove(node)
        frontiers[node] = 0
      case .restarted(let node, _): live.insert(node)
      case .decision(let node, let decision): note(decision, of: node, path, record, cluster)
      default: break
      }
    }
    paths[record.number] = path
    for (request, fate) in fates where fate.index != nil && fate.delaysEverywhere == nil {
      let delays = live.map { fate.known[$0] ?? nil }
      if !delays.contains(nil) { fates[request]?.delaysEverywhere = delays.compactMap { $0 }.max() ?? 0 }
    }
  }

  private mutating func note(_ decision: Decision, of node: NodeID, _ path: Path, _ record: EventRecord, _ cluster: Cluster) {
    switch decision {
    case .committedFast(let index, _, _, _, _): learn(index, .fast, at: node, path, record, cluster)
    case .committedClassic(_, let to, _, _, _): learn(to, .classic, at: node, path, record, cluster)
    case .frontiersLearned(_, let commit, let fast):
      learn(commit, .classic, at: node, path, record, cluster)
      learn(fast, .fast, at: node, path, record, cluster)
    case .classicProposed: grounds[record.number, default: []].insert(.notOpenToProposer)
    case .appended(_, _, _, .proposal): grounds[record.number, default: []].insert(.leaderProposed)
    case .proposalSettled(.reproposed): grounds[record.number, default: []].insert(.lostIndex)
    case .decided(_, _, _, _, _, .quorum): break
    case .decided: grounds[record.number, default: []].insert(.decidedAlone)
    case .recovered: grounds[record.number, default: []].insert(.recovered)
    default: break
    }
  }

  /// A core says that everything up to an index is committed.
  private mutating func learn(
    _ reach: LogIndex, _ track: CommitTrack, at node: NodeID, _ path: Path, _ record: EventRecord, _ cluster: Cluster
  ) {
    let first = frontiers[node, default: 0] + 1
    // What is acknowledged by a quorum in the same event in which the last vote comes counts as classic.
    if track == .classic {
      for (request, fate) in fates where fate.event == record.number && fate.index ?? .max <= reach { fates[request]?.track = .classic }
    }
    guard first <= reach else { return }
    frontiers[node] = reach
    for index in first...reach { learn(at: index, track, node, path, record, cluster) }
  }

  private mutating func learn(
    at index: LogIndex, _ track: CommitTrack, _ node: NodeID, _ path: Path, _ record: EventRecord, _ cluster: Cluster
  ) {
    let entry = cluster.node(node)?.raft?.replica.log.entry(at: index)
    guard let request = owners[index] ?? entry.flatMap({ ApplicationCommand(decoding: $0.data)?.request }), let fate = fates[request] else {
      return
    }
    let delays = path.request == request ? path.delay : nil
    if fate.index == nil {
      owners[index] = request
      fates[request]?.index = index
      fates[request]?.track = track
      fates[request]?.event = record.number
      fates[request]?.delays = delays
      fates[request]?.microseconds = record.time - fate.proposedAt
    }
    if fates[request]?.index == index && fate.known[node] == nil { fates[request]?.known[node] = .some(delays) }
  }

  /// What is wrong with what is shown of a proposal.
  func objection(to result: RaceResult, of request: RequestID) -> String? {
    guard let fate = fates[request] else { return "it was never proposed" }
    if result.proposedByEvent != fate.proposedByEvent { return "it was proposed in event \(fate.proposedByEvent)" }
    if result.index != fate.index || result.track != fate.track || result.committedByEvent != fate.event {
      return "the cores committed it at \(fate.index ?? 0), \(fate.track.map { "\($0)" } ?? "not yet"), in event \(fate.event ?? 0)"
    }
    if result.delaysToCommit != fate.delays { return "its path to the commit is \(fate.delays.map(String.init) ?? "none")" }
    if result.delaysEverywhere != fate.delaysEverywhere { return "everywhere after \(fate.delaysEverywhere.map(String.init) ?? "none")" }
    if result.microseconds != fate.microseconds { return "it took \(fate.microseconds ?? 0) µs" }
    for fallBack in result.fallBacks {
      let isGrounded =
        switch fallBack.kind {
        case .splitVote, .missingVotes, .acknowledgedFirst: fallBack.event == fate.event && fate.track == .classic
        default: grounds[fallBack.event]?.contains(fallBack.kind) == true
        }
      if !isGrounded { return "nothing in event \(fallBack.event) says \(fallBack.kind)" }
    }
    return nil
  }
}
