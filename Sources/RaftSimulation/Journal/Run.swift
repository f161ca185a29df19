import Raft

/// A run: a journal with a cursor, and the cluster as it is at the cursor. What a screen holds.
///
/// Acting at the end of a branch extends it; acting in the past begins a new branch, and the old future stays reachable.
public struct Run: Sendable {
  /// The cluster at the cursor.
  public private(set) var cluster: Cluster
  /// The branch that the cursor is on.
  public private(set) var branch: Branch.ID = 0

  private var journal = Journal()
  private var checkpoints: Checkpoints
  private var window = RecordWindow()

  /// Starts a run: all nodes up, no leader, logs empty.
  public init(settings: ClusterSettings) {
    let start = Cluster(settings: settings)
    cluster = start
    checkpoints = Checkpoints(start: start)
  }

  /// How the cluster was set up.
  public var settings: ClusterSettings { cluster.settings }

  /// The number of the event behind which the cursor stands; 0 is the start.
  public var cursor: Int { cluster.eventCount }

  /// The number of the last event on the current branch.
  public var eventCount: Int { journal.branches[branch].eventCount }

  /// Whether nothing is recorded behind the cursor.
  public var isAtHead: Bool { cursor == eventCount }

  /// All branches; the first is the main one.
  public var branches: [Branch] { journal.branches }

  /// The milestones of the current branch, ascending by event.
  public var milestones: [Milestone] { journal.milestones(of: branch) }
}

extension Run {
  /// Carries out an input: one event. In the past it begins a branch, unless it is what happened next there anyway.
  @discardableResult
  public mutating func act(_ input: Input) -> EventRecord {
    if !isAtHead {
      if journal.input(of: cursor + 1, on: branch) == input, let record = redo() { return record }
      branch = journal.fork(from: branch, at: cursor)
      window.cut(after: cursor)
    }
    let record = cluster.apply(input)
    journal.append(input, milestones: record.milestones, to: branch)
    window.append(record)
    checkpoints.offer(cluster, on: branch)
    return record
  }

  /// Goes one event forward: to the one that is recorded, or, at the end, to the oldest write that waits for a slow disk, or else the oldest
  /// deliverable message; when there is none, all clocks tick.
  @discardableResult
  public mutating func stepForward() -> EventRecord { redo() ?? act(nextStepInput()) }

  /// Goes one event forward as play mode does: to the one that is recorded, or, at the end, to whatever is due next.
  @discardableResult
  public mutating func playForward() -> EventRecord { redo() ?? act(nextPlayInput()) }

  /// Steps forward until an event has happened that a timeline marks.
  ///
  /// - Parameter eventCountMax: how many events to try at most: a cluster without a quorum may tick for ever and never get anywhere.
  /// - Returns: the record of the last event that was stepped to, and nil when none of them is a milestone.
  @discardableResult
  public mutating func stepToMilestone(eventCountMax: Int) -> EventRecord? {
    for _ in 0..<eventCountMax {
      let record = stepForward()
      if !record.milestones.isEmpty { return record }
    }
    return nil
  }

  /// What ``stepForward()`` does at the end of the branch.
  public func nextStepInput() -> Input {
    if let writing = cluster.nodes.first(where: { !$0.waitingWrites.isEmpty }) { return .persist(writing.id) }
    return cluster.network.nextDeliverable.map { .deliver($0.number) } ?? .tick(nil)
  }

  /// What a step of one node alone does: the oldest message to it arrives; without one its clock ticks.
  public func nextStepInput(at node: NodeID) -> Input {
    if cluster.node(node)?.waitingWrites.isEmpty == false { return .persist(node) }
    let next = cluster.network.messages.first { $0.message.to == node && cluster.network.status(of: $0) == .inFlight }
    return next.map { .deliver($0.number) } ?? .tick(node)
  }

  /// What ``playForward()`` does at the end of the branch.
  public func nextPlayInput() -> Input {
    if let writing = cluster.nodes.first(where: { !$0.waitingWrites.isEmpty }) { return .persist(writing.id) }
    guard let next = cluster.network.nextDeliverable, next.dueAt <= cluster.nextTickAt else { return .tick(nil) }
    return .deliver(next.number)
  }

  private mutating func redo() -> EventRecord? {
    guard let input = journal.input(of: cursor + 1, on: branch) else { return nil }
    let record = cluster.apply(input)
    window.append(record)
    return record
  }
}

extension Run {
  /// How many events before a place are computed again with it, since a screen shows them beside it.
  private static let eventsShownBefore = 32

  /// Goes to the state right after an event of the current branch; 0 is the start. Costs at most the events since the nearest checkpoint, and
  /// little for places close to one that was sought last.
  public mutating func seek(to event: Int) {
    let target = max(0, min(event, eventCount))
    if target == cursor { return }
    let nearest = checkpoints.nearest(to: max(0, target - Self.eventsShownBefore), on: branch, in: journal)
    if target < cursor || nearest.eventCount > cursor { cluster = nearest }
    checkpoints.expect(target, from: cursor, on: branch)
    while cursor < target, let input = journal.input(of: cursor + 1, on: branch) {
      window.append(cluster.apply(input))
      checkpoints.offer(cluster, on: journal.owner(of: cursor, on: branch))
      checkpoints.offerNear(cluster, target: target)
    }
  }

  /// Goes to a branch, at its end or at one of its events.
  public mutating func checkout(_ other: Branch.ID, at event: Int? = nil) {
    guard journal.branches.indices.contains(other) else { return }
    let target = max(0, min(event ?? journal.branches[other].eventCount, journal.branches[other].eventCount))
    branch = other
    window = RecordWindow()
    cluster = checkpoints.nearest(to: max(0, target - Self.eventsShownBefore), on: other, in: journal)
    seek(to: target)
  }

  /// Gives a branch a name.
  public mutating func rename(_ branch: Branch.ID, to name: String) {
    if journal.branches.indices.contains(branch) { journal.rename(branch, to: name) }
  }

  /// The next milestone behind an event of the current branch.
  public func nextMilestone(after event: Int) -> Int? { milestones.first { $0.event > event }?.event }

  /// The last milestone before an event of the current branch.
  public func previousMilestone(before event: Int) -> Int? { milestones.last { $0.event < event }?.event }

  /// The input of an event of the current branch.
  public func input(of event: Int) -> Input? { journal.input(of: event, on: branch) }
}

extension Run {
  /// The record of an event of the current branch. That of an old event is computed again.
  public func record(of event: Int) -> EventRecord? {
    guard event > 0, event <= eventCount else { return nil }
    return window.record(of: event) ?? records(event...event).first
  }

  /// The records of some events of the current branch: the recent ones are at hand, others are computed from the nearest checkpoint.
  func records(_ events: ClosedRange<Int>) -> [EventRecord] {
    let recent = events.compactMap(window.record)
    if recent.count == events.count { return recent }
    var state = checkpoints.nearest(to: events.lowerBound - 1, on: branch, in: journal)
    var records: [EventRecord] = []
    while state.eventCount < events.upperBound, let input = journal.input(of: state.eventCount + 1, on: branch) {
      let record = state.apply(input)
      if events.contains(record.number) { records.append(record) }
    }
    return records
  }

  /// The lines of an event of the current branch: the input, then what it set off.
  public func lines(of event: Int) -> [EventLine] {
    record(of: event).map { Explainer(cluster).lines(of: $0) } ?? []
  }

  /// The lines of some events of the current branch, in order. Old events are computed again once for all of them, not one by one.
  public func lines(of events: ClosedRange<Int>) -> [EventLine] {
    let range = max(events.lowerBound, 1)...max(min(events.upperBound, eventCount), 1)
    let kept = range.compactMap { window.record(of: $0) }
    let explainer = Explainer(cluster)
    return (kept.count == range.count ? kept : records(range)).flatMap(explainer.lines)
  }

  /// The last lines up to an event, at most so many; the newest is the last.
  public func lines(endingAt event: Int, countMax: Int) -> [EventLine] {
    let explainer = Explainer(cluster)
    var lines: [EventLine] = []
    var number = min(event, eventCount)
    while number > 0 && lines.count < countMax {
      let batch = window.record(of: number).map { [$0] } ?? records(max(1, number - countMax + 1)...number)
      lines = batch.flatMap(explainer.lines) + lines
      number -= max(batch.count, 1)
    }
    return Array(lines.suffix(countMax))
  }

  /// A fingerprint of the state at the cursor: the same inputs give the same one on every machine.
  public func stateDigest() -> UInt64 { cluster.digest }
}
