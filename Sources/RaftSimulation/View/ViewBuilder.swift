import Raft

/// Puts a view together.
struct ViewBuilder {
  let cluster: Cluster
  let leader: SimulatedNode?
  let indexLast: LogIndex
  /// The indexes that cells are made for.
  let window: ClosedRange<LogIndex>?
  private let touched: Set<TouchedEntry>
  private let explainer: Explainer

  init(cluster: Cluster, touched: [TouchedEntry], window wanted: ClosedRange<LogIndex>?) {
    self.cluster = cluster
    self.touched = Set(touched)
    explainer = Explainer(cluster)
    leader = cluster.leader.flatMap { cluster.node($0) }
    indexLast = cluster.nodes.map(Self.indexLast).max() ?? 0
    window = indexLast == 0 ? nil : Self.clip(wanted ?? 1...indexLast, to: 1...indexLast)
  }

  private static func clip(_ wanted: ClosedRange<LogIndex>, to all: ClosedRange<LogIndex>) -> ClosedRange<LogIndex> {
    wanted.overlaps(all) ? wanted.clamped(to: all) : all.upperBound...all.upperBound
  }

  private static func indexLast(_ node: SimulatedNode) -> LogIndex {
    guard let replica = node.raft?.replica else { return max(node.disk.lastIndex(), node.disk.slots.last?.index ?? 0) }
    return max(replica.log.lastIndex, replica.slots.lastIndex)
  }

  /// The highest term of a live node, or, with all down, the highest on a disk.
  var term: Term {
    let alive = cluster.nodes.compactMap { $0.raft?.replica.term }.max()
    return alive ?? cluster.nodes.map { $0.disk.hardState.term }.max() ?? 0
  }

  var fastTrack: FastTrackView {
    guard cluster.settings.fastPath else { return .off }
    guard let raft = leader?.raft else { return .noLeader }
    return raft.fastStatus.closure.map { .closed(Explainer.words(for: $0)) } ?? .open
  }

  var commits: [CommitRecord] {
    guard let window else { return [] }
    return window.compactMap { cluster.commits[$0] }
  }

  var links: LinkView {
    LinkView(cutLinks: cluster.network.cutLinks, downNodes: cluster.nodes.filter { !$0.isAlive }.map(\.id))
  }

  var flow: [FlowItem] {
    cluster.network.messages.map {
      FlowItem(item: $0, text: explainer.text(of: $0.message), status: cluster.network.status(of: $0))
    }
  }

  var reads: [ReadView] {
    cluster.nodes.flatMap(\.reads).map { ReadView(request: $0) }
      + cluster.readAnswers.suffix(8).reversed().map { ReadView(request: $0.request, answer: $0) }
  }

  /// The membership where it counts: at the leader, else at the live node of the highest term.
  var members: MembershipView {
    let source = leader ?? cluster.nodes.filter(\.isAlive).max { ($0.raft?.replica.term ?? 0) < ($1.raft?.replica.term ?? 0) }
    let state = source?.raft?.replica.tracker.config.confState ?? cluster.initialConfState
    let count = state.voters.count
    let outgoing = state.votersOutgoing.count
    return MembershipView(
      voters: state.voters, votersOutgoing: state.votersOutgoing, learners: state.learners, learnersNext: state.learnersNext,
      leavesByItself: state.autoLeave, classicQuorum: QuorumSize.classic(voters: count), fastQuorum: QuorumSize.fast(voters: count),
      classicQuorumOutgoing: outgoing == 0 ? 0 : QuorumSize.classic(voters: outgoing), pending: pendingChange, barrier: barrier)
  }

  private var pendingChange: MembershipView.Pending? {
    guard let log = leader?.raft?.replica.log, log.applied < log.lastIndex else { return nil }
    return (log.applied + 1...log.lastIndex).lazy.compactMap { log.entry(at: $0) }.first(where: \.kind.isConfChange).map {
      MembershipView.Pending(index: $0.index, tag: EntryValue($0).tag)
    }
  }

  private var barrier: LogIndex? {
    guard let raft = leader?.raft, raft.fastStatus.barrier > raft.replica.log.committed else { return nil }
    return raft.fastStatus.barrier
  }
}

extension ViewBuilder {
  /// The nodes' rows.
  var rows: [NodeRow] {
    let members = members
    return cluster.nodes.map { row(of: $0, standing: members.standing(of: $0.id)) }
  }

  private func row(of node: SimulatedNode, standing: MembershipView.Standing) -> NodeRow {
    let disk = node.disk
    let replica = node.raft?.replica
    let state = node.raft?.basicStatus.hardState ?? disk.hardState
    let fast = node.raft?.fastStatus
    let closure = replica?.role == .leader && cluster.settings.fastPath ? fast?.closure.map(Explainer.words) : nil
    return NodeRow(
      id: node.id, isAlive: node.isAlive, role: replica?.role ?? .follower,
      isLearner: replica?.isLearner ?? node.confState.learners.contains(node.id), standing: standing, term: state.term, vote: state.vote,
      leader: replica?.leader ?? noNode, commit: state.commit, fast: fast?.fast ?? 0, applied: node.application.appliedIndex,
      logFirst: replica?.log.firstIndex ?? disk.firstIndex(), logLast: replica?.log.lastIndex ?? disk.lastIndex(),
      snapshotIndex: disk.snapshot().index, fastClosure: closure, pendingProposals: fast?.pending ?? [],
      electionClock: replica.map { ElectionClock(elapsedTicks: $0.electionElapsed, timeoutTicks: $0.randomizedElectionTimeout) },
      crashPoint: node.crashPoint, haltReason: replica?.haltReason, cells: window.map { cells(of: node, in: $0) } ?? [],
      keyValues: node.application.pairs)
  }

  private func cells(of node: SimulatedNode, in window: ClosedRange<LogIndex>) -> [CellView] {
    let frontier = max(node.raft?.replica.log.frontier ?? node.disk.hardState.commit, node.application.appliedIndex)
    let first = node.raft?.replica.log.firstIndex ?? node.disk.firstIndex()
    return window.map { index in
      if index < first { return .compacted }
      if let entry = Self.approved(at: index, in: node) { return .entry(view(of: entry, .leaderApproved, node, frontier: frontier)) }
      if let entry = Self.slot(at: index, in: node) { return .entry(view(of: entry, .selfApproved, node, frontier: 0)) }
      return .missing
    }
  }

  private func view(of entry: Entry, _ approval: EntryView.Approval, _ node: SimulatedNode, frontier: LogIndex) -> EntryView {
    let isCommitted = entry.index <= frontier
    return EntryView(
      entry: entry, value: EntryValue(entry), approval: approval, isCommitted: isCommitted,
      isApplied: approval == .leaderApproved && entry.index <= node.application.appliedIndex,
      track: isCommitted ? cluster.commits[entry.index]?.track : nil, differsFromLeader: differs(entry, at: node),
      changedByEvent: touched.contains(TouchedEntry(node: node.id, index: entry.index)))
  }

  /// Whether the leader holds another value there, in its log or, above it, in its slot.
  private func differs(_ entry: Entry, at node: SimulatedNode) -> Bool {
    guard let leader, leader.id != node.id else { return false }
    guard let held = Self.approved(at: entry.index, in: leader) ?? Self.slot(at: entry.index, in: leader) else { return false }
    return !held.hasSameValue(as: entry)
  }

  private static func approved(at index: LogIndex, in node: SimulatedNode) -> Entry? {
    if let log = node.raft?.replica.log { return log.entry(at: index) }
    guard index >= node.disk.firstIndex(), index <= node.disk.lastIndex() else { return nil }
    return try? node.disk.entries(from: index, to: index + 1, sizeInBytesMax: .max).first
  }

  private static func slot(at index: LogIndex, in node: SimulatedNode) -> Entry? {
    if let slots = node.raft?.replica.slots { return slots.entry(at: index) }
    return node.disk.slots.first { $0.index == index }
  }
}

extension ViewBuilder {
  /// The leader's tallies, with the votes on their way.
  var tallies: [TallyView] {
    guard let leader, let raft = leader.raft else { return [] }
    let votes = cluster.network.messages.filter {
      $0.message.kind == .fastVote && $0.message.to == leader.id && !$0.message.reject && $0.message.term == raft.replica.term
    }
    let voters = raft.replica.tracker.config.voters.voters.ids
    let counted = raft.fastStatus.tallies
    let open = undecidedIndexes(votes, raft.replica).filter { index in !counted.contains { $0.index == index } }
    // Where a vote is only on its way, or only the leader's own slot is filled, nothing is counted yet, but an index waits.
    let waiting = open.map { FastTally(index: $0, voterCount: raft.replica.tracker.config.voters.incoming.voters.count) }
    return (counted + waiting).sorted { $0.index < $1.index }.map { tally($0, votes: votes, voters: voters, leader: leader.id) }
  }

  /// The indexes beyond the leader's frontier for which it holds a slot or is about to hear a vote, ascending.
  private func undecidedIndexes(_ votes: [InFlightMessage], _ replica: Replica<MemoryStorage>) -> [LogIndex] {
    let announced = votes.flatMap { $0.message.entries.map(\.index) } + replica.slots.entries.map(\.index)
    return Set(announced).filter { $0 > replica.log.frontier }.sorted()
  }

  private func tally(_ tally: FastTally, votes: [InFlightMessage], voters: [NodeID], leader: NodeID) -> TallyView {
    let heard = tally.candidates.flatMap(\.voters)
    var candidates = tally.candidates.map {
      TallyView.Candidate(tag: EntryValue($0.entry).tag, content: $0.content, voters: $0.voters, incoming: [])
    }
    var announced: [NodeID] = []
    for vote in votes where voters.contains(vote.message.from) {
      let voter = vote.message.from
      guard !heard.contains(voter), !announced.contains(voter) else { continue }
      guard let entry = vote.message.entries.first(where: { $0.index == tally.index }) else { continue }
      announced.append(voter)
      let onTheWay = TallyView.VoteOnTheWay(voter: voter, message: vote.number)
      if let position = candidates.firstIndex(where: { $0.content == entry.content }) {
        candidates[position].incoming.append(onTheWay)
      } else {
        candidates.append(
          TallyView.Candidate(tag: EntryValue(entry).tag, content: entry.content, voters: [], incoming: [onTheWay]))
      }
    }
    let silent = voters.filter { !heard.contains($0) && !announced.contains($0) }.map {
      TallyView.SilentVoter(node: $0, reason: reason(for: $0, leader: leader))
    }
    return TallyView(
      index: tally.index, candidates: candidates, decidedTag: tally.decided.map(explainer.tag), voterCount: tally.voterCount,
      voteCount: tally.voteCount, classicQuorum: tally.classicQuorum, fastQuorum: tally.fastQuorum, silent: silent)
  }

  private func reason(for voter: NodeID, leader: NodeID) -> String {
    if cluster.node(voter)?.isAlive != true { return "down" }
    return cluster.network.isCut(Link(from: voter, to: leader)) ? "link cut" : "not heard"
  }
}
