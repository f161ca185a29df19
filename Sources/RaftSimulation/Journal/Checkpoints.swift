/// States kept along the branches, from which others are computed. A state shares its unchanged parts with its neighbours.
struct Checkpoints: Sendable {
  private struct Checkpoint: Sendable {
    let event: Int
    let cluster: Cluster
  }

  /// How many events apart they are: computing a state in between costs at most that many.
  static let eventsApart = 256
  /// How many are kept on a branch before every other one is dropped.
  static let countMax = 64

  private var byBranch: [Branch.ID: [Checkpoint]] = [:]
  private var eventsApart: [Branch.ID: Int] = [:]

  init(start: Cluster) {
    byBranch[0] = [Checkpoint(event: 0, cluster: start)]
  }

  /// The latest state at or before the event that the branch, or one that it began from, has.
  func nearest(to event: Int, on branch: Branch.ID, in journal: Journal) -> Cluster {
    let line = journal.branches[branch]
    if let found = byBranch[branch]?.last(where: { $0.event <= event }) { return found.cluster }
    guard let parent = line.parent else { preconditionFailure("the main branch has a checkpoint at its start") }
    return nearest(to: min(event, line.forkEvent), on: parent, in: journal)
  }

  /// Keeps a state if it is far enough from the ones that are there.
  mutating func offer(_ cluster: Cluster, on branch: Branch.ID) {
    let event = cluster.eventCount
    let apart = eventsApart[branch] ?? Self.eventsApart
    guard event % apart == 0 else { return }
    var kept = byBranch[branch] ?? []
    let place = kept.firstIndex { $0.event >= event } ?? kept.count
    if place < kept.count && kept[place].event == event { return }
    kept.insert(Checkpoint(event: event, cluster: cluster), at: place)
    if kept.count > Self.countMax {
      eventsApart[branch] = apart * 2
      kept = kept.filter { $0.event % (apart * 2) == 0 }
    }
    byBranch[branch] = kept
  }
}
