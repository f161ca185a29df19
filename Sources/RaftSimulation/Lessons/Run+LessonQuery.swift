import Raft

extension Run {
  /// The answer at the cursor.
  ///
  /// - Throws: ``CommandFailure`` when it is asked about a node that does not exist, or about a leader while nobody leads.
  public func answer(_ query: LessonQuery) throws(CommandFailure) -> String {
    switch query {
    case .leader: return cluster.leader.map(nodeName) ?? "nobody"
    case .term(let node): return "\(try lessonNode(node).disk.hardState.term)"
    case .role(let node): return try lessonNode(node).raft?.replica.role.word ?? "down"
    case .state(let node): return try lessonNode(node).isAlive ? "up" : "down"
    case .log(let node): return cluster.logText(of: try lessonNode(node))
    case .commit(let node): return "\(try lessonNode(node).raft?.replica.log.frontier ?? 0)"
    case .applied(let node): return "\(try lessonNode(node).application.appliedIndex)"
    case .value(let node, let key): return try lessonNode(node).application.value(of: key) ?? "nothing"
    case .read(let node, let key): return try lastRead(node, key)
    case .slot(let node, let index): return Self.slot(try lessonNode(node), index) ?? "nothing"
    case .held(let node, let index): return Self.held(try lessonNode(node), index) ?? "nothing"
    case .messages(let pattern): return "\(try fitting(pattern).count)"
    case .voters: return "\(members.voters.count)"
    case .quorum(let track, let voters): return quorum(track, voters: voters)
    default: return answerAboutIndexes(query)
    }
  }

  private func answerAboutIndexes(_ query: LessonQuery) -> String {
    switch query {
    case .holders(let index, let tag):
      return nodeNames(cluster.nodes.filter { $0.isAlive && Self.held($0, index) == tag }.map(\.id))
    case .committed(let index): return cluster.commits[index]?.tag ?? "nothing"
    case .track(let index): return cluster.commits[index].map { $0.track == .fast ? "fast" : "classic" } ?? "none"
    case .aware(let index):
      return nodeNames(cluster.nodes.filter { ($0.raft?.replica.log.frontier ?? 0) >= index }.map(\.id))
    case .index(let tag): return cluster.commits.records.first { $0.tag == tag }.map { "\($0.index)" } ?? "nowhere"
    case .delays(let isEverywhere): return delays(isEverywhere) ?? "unknown"
    case .votes(let index, let tag): return "\(votes(index, tag))"
    case .fastTrack:
      let closure = cluster.leader.flatMap { cluster.node($0)?.raft?.fastStatus.closure }
      return settings.fastPath && cluster.leader != nil && closure == nil ? "open" : "closed"
    case .broken:
      let names = cluster.violations.map(\.checker)
      return names.isEmpty ? "none" : Set(names).sorted().joined(separator: ", ")
    default: return answerAboutRecovery(query)
    }
  }

  private func answerAboutRecovery(_ query: LessonQuery) -> String {
    guard let report = recovery() else { return "0" }
    switch query {
    case .grants: return "\(report.grantCount)"
    case .majority: return "\(report.majority)"
    case .reports(let index, let tag):
      let slot = report.slots.first { $0.index == index }
      return "\(slot?.reports.count { $0.tag == tag } ?? 0)"
    case .recovered(let index): return report.slots.first { $0.index == index }?.choice.tag ?? "nothing"
    default: return "unknown"
    }
  }
}

extension Run {
  private func lessonNode(_ selector: NodeSelector) throws(CommandFailure) -> SimulatedNode {
    let id = try known(selector)
    guard let node = cluster.node(id) else { throw CommandFailure(.impossible, "there is no \(nodeName(id))") }
    return node
  }

  private static func slot(_ node: SimulatedNode, _ index: LogIndex) -> String? {
    (node.raft?.replica.slots.entries ?? node.disk.slots).first { $0.index == index }.map { EntryValue($0).tag }
  }

  private static func held(_ node: SimulatedNode, _ index: LogIndex) -> String? {
    let disk = node.disk
    let isApproved = index >= disk.firstIndex() && index <= disk.lastIndex()
    let approved = isApproved ? try? disk.entries(from: index, to: index + 1, sizeInBytesMax: .max).first : nil
    return approved.map { EntryValue($0).tag } ?? slot(node, index)
  }

  private var members: MembershipView { ViewBuilder(cluster: cluster, touched: [], window: 1...1).members }

  private func quorum(_ track: CommitTrack, voters: Int?) -> String {
    let count = voters ?? members.voters.count
    return "\(track == .fast ? QuorumSize.fast(voters: count) : QuorumSize.classic(voters: count))"
  }

  private func lastRead(_ selector: NodeSelector, _ key: String) throws(CommandFailure) -> String {
    let id = try known(selector)
    return cluster.readAnswers.last { $0.request.node == id && $0.request.key == key }?.value ?? "nothing"
  }

  private func delays(_ isEverywhere: Bool) -> String? {
    guard let request = cluster.requests.last,
      let record = cluster.commits.records.last(where: { $0.request == request.id })
    else { return nil }
    let live = cluster.nodes.filter(\.isAlive).map(\.id)
    let found = isEverywhere ? cluster.commits.delays(of: record.index, at: live) : record.delaysAtLeader
    return found.map { "\($0)" }
  }

  private func votes(_ index: LogIndex, _ tag: String?) -> Int {
    let tallies = cluster.leader.flatMap { cluster.node($0)?.raft?.fastStatus.tallies } ?? []
    let candidates = tallies.first { $0.index == index }?.candidates ?? []
    return candidates.filter { tag == nil || EntryValue($0.entry).tag == tag }.reduce(0) { $0 + $1.voters.count }
  }
}
