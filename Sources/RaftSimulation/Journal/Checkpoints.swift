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

  /// How many events apart the states are that are kept close to the place sought last.
  static let eventsApartNear = 32
  /// How many of them are kept.
  static let countNearMax = 32

  private var byBranch: [Branch.ID: [Checkpoint]] = [:]
  private var eventsApart: [Branch.ID: Int] = [:]
  /// States before the place sought last, on one branch: going back event by event costs a few events each time, however long the run.
  private var near: (branch: Branch.ID, kept: [Checkpoint]) = (0, [])

  init(start: Cluster) {
    byBranch[0] = [Checkpoint(event: 0, cluster: start)]
  }

  /// The latest state at or before the event that the branch, or one that it began from, has.
  func nearest(to event: Int, on branch: Branch.ID, in journal: Journal) -> Cluster {
    let line = journal.branches[branch]
    let kept = byBranch[branch]?.last { $0.event <= event }
    if branch == near.branch, let found = near.kept.last(where: { $0.event <= event }), found.event >= kept?.event ?? 0 {
      return found.cluster
    }
    if let kept { return kept.cluster }
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

  /// Makes room for states on the way to a place, unless it is so close that those that are there serve as well.
  mutating func expect(_ target: Int, from event: Int, on branch: Branch.ID) {
    if branch == near.branch && target - event <= 2 * Self.eventsApartNear { return }
    near = (branch, [])
  }

  /// Keeps a state on the way to a place if it is one of the last before it.
  mutating func offerNear(_ cluster: Cluster, target: Int) {
    let event = cluster.eventCount
    guard event % Self.eventsApartNear == 0, target - event < Self.countNearMax * Self.eventsApartNear else { return }
    guard event > near.kept.last?.event ?? 0 else { return }
    near.kept.append(Checkpoint(event: event, cluster: cluster))
    if near.kept.count > 2 * Self.countNearMax { near.kept.removeFirst(Self.countNearMax) }
  }
}
