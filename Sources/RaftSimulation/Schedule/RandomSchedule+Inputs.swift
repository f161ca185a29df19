import Raft

extension RandomSchedule {
  /// What the seed does next.
  mutating func nextInput() -> Input {
    let ordinal = UInt64(inputs.count)
    var lot = randomness.draw(.action, ordinal: ordinal, below: 1000)
    /// Whether the lot falls into the next `share` of a thousand.
    func falls(_ share: UInt64) -> Bool {
      if lot < share { return true }
      lot -= share
      return false
    }
    if isAmbushDue, let input = ambush() { return input }
    if inputs.count < vigilEnd, let input = vigil() { return input }
    let isWriting = cluster.settings.hasSlowDisks && cluster.nodes.contains { !$0.waitingWrites.isEmpty }
    if isWriting && falls(isCalm ? 500 : swarm.persist), let input = persist() { return input }
    if isCalm { return falls(swarm.propose / 2) ? proposal() ?? delivery() : delivery() }
    if falls(swarm.tick) { return .tick(nil) }
    if falls(swarm.propose), let input = proposal() { return input }
    if falls(swarm.contend), let input = contention() { return input }
    if falls(swarm.drop), let item = anyMessage() { return .drop(item.number) }
    if falls(swarm.duplicate), let item = anyMessage() { return .duplicate(item.number) }
    if falls(swarm.crash), let input = crash() { return input }
    if falls(swarm.restart), let input = restart() { return input }
    if falls(swarm.cut), let input = cut() { return input }
    if falls(swarm.partition), let input = partition() { return input }
    if falls(swarm.heal), !cluster.network.cutLinks.isEmpty { return .heal }
    if let input = rareInput(falls) { return input }
    return delivery()
  }

  /// How many events a spell lasts.
  private static let spellLength: UInt64 = 50

  private var spell: UInt64 { ordinal / Self.spellLength }

  private var isCalm: Bool { randomness.happens(.swarm, subject: 3, ordinal: spell, permille: swarm.calm) }

  /// Whether messages of this kind travel slowly now.
  private func isStalled(_ kind: MessageKind) -> Bool {
    !isCalm && randomness.happens(.swarm, subject: 1000 + UInt64(kind.rawValue), ordinal: spell, permille: swarm.stall)
  }

  private mutating func rareInput(_ falls: (UInt64) -> Bool) -> Input? {
    if falls(swarm.skew), let node = anyLive() {
      // Half of the time it is the clock that runs too fast throughout the run.
      let fastest = cluster.nodes[Int(randomness.draw(.swarm, subject: 4, ordinal: 0, below: UInt64(cluster.nodes.count)))]
      return .tick(fastest.isAlive && randomness.happens(.target, subject: 18, ordinal: ordinal, permille: 500) ? fastest.id : node)
    }
    if falls(swarm.read), let node = anyLive() { return .read(node: node, key: key()) }
    if falls(swarm.campaign), let node = anyLive() { return .campaign(node) }
    if falls(swarm.transfer), cluster.leader != nil { return .transfer(to: any(cluster.nodes.map(\.id), 3)) }
    if falls(swarm.compact), let node = anyLive() {
      return randomness.happens(.target, subject: 4, ordinal: ordinal, permille: 500) ? .snapshot(node) : .compact(node, nil)
    }
    if falls(swarm.member), cluster.leader != nil, let input = membershipInput() { return input }
    if falls(swarm.reconfigure), cluster.leader != nil, let input = reconfiguration() { return input }
    if falls(swarm.fast) { return .fastProposals(!cluster.fastProposalsOn) }
    return nil
  }

  private var ordinal: UInt64 { UInt64(inputs.count) }

  /// A choice that depends on the event and on what it is for.
  private func any<Element>(_ elements: [Element], _ subject: UInt64) -> Element {
    elements[Int(randomness.draw(.target, subject: subject, ordinal: ordinal, below: UInt64(elements.count)))]
  }

  private func anyLive(_ subject: UInt64 = 0) -> NodeID? {
    let live = cluster.nodes.filter(\.isAlive).map(\.id)
    return live.isEmpty ? nil : any(live, subject)
  }

  private func anyMessage() -> InFlightMessage? {
    cluster.network.messages.isEmpty ? nil : any(cluster.network.messages, 1)
  }

  private func key() -> String { any(["k", "l", "m"], 2) }

  private mutating func nextValue() -> String {
    valueCount += 1
    return "v\(valueCount)"
  }

  private mutating func proposal() -> Input? {
    guard let node = anyLive() else { return nil }
    if randomness.happens(.target, subject: 5, ordinal: ordinal, permille: 300) {
      return .put(node: node, key: key(), value: nextValue())
    }
    return .propose(node: node, value: nextValue())
  }

  /// The first of two proposals in a row; the second is drawn as the next input, before any message moves.
  private mutating func contention() -> Input? {
    guard let node = anyLive(6), let other = anyLive(7) else { return nil }
    act(.propose(node: node, value: nextValue()))
    return failure == nil ? .propose(node: other, value: nextValue()) : nil
  }

  private func crash() -> Input? {
    guard let node = anyLive() else { return nil }
    // Leaders are worth more than others.
    let victim = randomness.happens(.target, subject: 13, ordinal: ordinal, permille: 400) ? cluster.leader ?? node : node
    return .crash(victim, any(CrashPoint.allCases, 8))
  }

  /// An election right after a fast commit, before most have heard of it: the leader goes down and what it sent is mostly lost, or it is
  /// cut off.
  private mutating func ambush() -> Input? {
    guard randomness.happens(.target, subject: 14, ordinal: ordinal, permille: swarm.ambush), let leader = cluster.leader else {
      return nil
    }
    let others = cluster.nodes.filter { $0.isAlive && $0.id != leader }.map(\.id)
    if others.isEmpty { return nil }
    let candidate = any(others, 16)
    if randomness.happens(.target, subject: 15, ordinal: ordinal, permille: 500) {
      act(.crash(leader, .now))
      for item in cluster.network.messages where item.message.from == leader && failure == nil {
        if randomness.happens(.target, subject: 17, ordinal: ordinal, permille: 800) { act(.drop(item.number)) }
      }
    } else {
      let links = cluster.nodes.filter { $0.id != leader }.flatMap { Link.both(leader, $0.id) }.filter { !cluster.network.isCut($0) }
      if !links.isEmpty { act(.cut(links.sorted())) }
    }
    return failure == nil ? .campaign(candidate) : nil
  }

  /// A read, mostly at the leader that was elected just before.
  private func vigil() -> Input? {
    guard randomness.happens(.target, subject: 27, ordinal: ordinal, permille: swarm.vigil), let leader = cluster.leader else { return nil }
    let isElsewhere = randomness.happens(.target, subject: 28, ordinal: ordinal, permille: 200)
    return .read(node: isElsewhere ? anyLive(29) ?? leader : leader, key: key())
  }

  /// A write of some node reaches its disk.
  private func persist() -> Input? {
    let writing = cluster.nodes.filter { !$0.waitingWrites.isEmpty }.map(\.id)
    return writing.isEmpty ? nil : .persist(any(writing, 19))
  }

  /// The voters as the leader has applied them.
  private var voters: [NodeID] { cluster.leader.flatMap { cluster.node($0)?.confState.voters } ?? [] }

  /// Some node becomes a voter or a learner, or leaves; machines that were never there among them.
  private func memberChange(_ subject: UInt64) -> MemberChange {
    let founders = UInt64(cluster.settings.nodeCount)
    let most = min(founders + 2, UInt64(ClusterSettings.nodeCountMax))
    let node = 1 + randomness.draw(.target, subject: subject, ordinal: ordinal, below: most)
    // Mostly towards as many voters as there were, or clusters would melt away.
    let kinds: [MemberChange.Kind] = voters.contains(node) ? [.remove, .learner] : [.add, .add, .learner]
    return MemberChange(kind: any(kinds, subject + 1), node: node)
  }

  /// Whether the voters that stay are a quorum of those that there were. Otherwise, as etcd/raft's documentation says of clusters of two, a
  /// leader that goes away before the others know of the change leaves nobody who could be elected: those who stay are too few for the
  /// membership that they know of, and those who go may have the longer log. No operator should ask for that, and no schedule does.
  private func isSensible(_ changes: [MemberChange]) -> Bool {
    let staying = voters.filter { voter in !changes.contains { $0.node == voter && $0.kind != .add } }
    return staying.count > voters.count / 2
  }

  private func membershipInput() -> Input? {
    let change = memberChange(20)
    return isSensible([change]) ? .member(change) : nil
  }

  private func reconfiguration() -> Input? {
    if cluster.leader.flatMap({ cluster.node($0)?.confState.votersOutgoing.isEmpty }) == false { return .leaveJoint }
    let first = memberChange(22)
    let second = memberChange(24)
    let changes = first.node == second.node ? [first] : [first, second]
    guard isSensible(changes) else { return nil }
    return .joint(JointChange(changes, transition: any(ConfChangeTransition.allCases, 26)))
  }

  private func restart() -> Input? {
    let down = cluster.nodes.filter { !$0.isAlive }.map(\.id)
    return down.isEmpty ? nil : .restart(any(down, 0))
  }

  private func cut() -> Input? {
    let ids = cluster.nodes.map(\.id)
    let open = ids.flatMap { from in ids.filter { $0 != from }.map { Link(from: from, to: $0) } }.filter { !cluster.network.isCut($0) }
    return open.isEmpty ? nil : .cut([any(open, 9)])
  }

  private func partition() -> Input? {
    let ids = cluster.nodes.map(\.id)
    let isInside = ids.map { randomness.happens(.target, subject: 100 + $0, ordinal: ordinal, permille: 400) }
    let inside = zip(ids, isInside).filter(\.1).map(\.0)
    let outside = zip(ids, isInside).filter { !$0.1 }.map(\.0)
    let links = inside.flatMap { one in outside.flatMap { Link.both(one, $0) } }.filter { !cluster.network.isCut($0) }
    return links.isEmpty ? nil : .cut(links.sorted())
  }

  /// With so many messages in flight stalled ones travel like all others, so that they do not pile up without end.
  private static let patienceMax = 100

  /// The next message in order, or a random one; seldom one of a stalled kind. Without any, clocks tick.
  private mutating func delivery() -> Input {
    let isReordered = !isCalm && randomness.happens(.target, subject: 10, ordinal: ordinal, permille: swarm.reorder)
    let isPatient =
      cluster.network.messages.count < Self.patienceMax && randomness.happens(.target, subject: 12, ordinal: ordinal, permille: 900)
    let stalled = swarm.stall > 0 && isPatient ? stalledKinds : 0
    if !isReordered && stalled == 0 { return cluster.network.nextDeliverable.map { .deliver($0.number) } ?? .tick(nil) }
    let messages = cluster.network.messages
    let deliverable = messages.indices.filter {
      cluster.network.status(of: messages[$0]) == .inFlight && stalled & 1 << UInt64(messages[$0].message.kind.rawValue) == 0
    }
    if deliverable.isEmpty { return .tick(nil) }
    guard isReordered else { return .deliver(messages[deliverable[0]].number) }
    let chosen = any(deliverable, 11)
    if chosen != deliverable[0] { coverage.countReordered() }
    return .deliver(messages[chosen].number)
  }

  /// The kinds of messages that travel slowly now, a bit for each.
  private var stalledKinds: UInt64 {
    MessageKind.allCases.reduce(0) { isStalled($1) ? $0 | 1 << UInt64($1.rawValue) : $0 }
  }
}
