import Raft

extension WhyNotBuilder {
  func whyNotCommitted(_ index: LogIndex, _ content: ContentID?) -> WhyNot {
    let subject = WhyNot.Subject.commit(index: index, content: content)
    if let record = cluster.commits[index] { return happened(subject, record, content) }
    let name = content.map { "\(index) = \(explainer.tag($0))" } ?? "index \(index)"
    guard let leader = cluster.leader, let replica = cluster.node(leader)?.raft?.replica else {
      return WhyNot(
        subject: subject, hasHappened: false, headline: "\(name) is not committed, and nobody leads: only a leader commits", rule: .r6)
    }
    var answer = WhyNot(subject: subject, hasHappened: false, headline: "\(name) is not committed", rule: .r5)
    if let content, let decided = replica.log.entry(at: index), decided.content != content {
      answer.headline += ": \(nodeName(leader)) has placed \(EntryValue(decided).tag) there, and a leader does not change its choice"
      answer.rule = .r4
    }
    if index > replica.log.frontier + 1 {
      answer.headline += "; commits are in order, and \(indexes(replica.log.frontier + 1, index - 1)) comes first"
    }
    let steps = commitSteps(index)
    addFastNeed(to: &answer, index, leader, replica)
    addClassicNeeds(to: &answer, index, leader, replica, steps)
    addWays(to: &answer, from: cluster, steps) {
      Self.isCommitted($0, index, content)
    } outcome: { end in
      guard let record = end.commits[index] else { return "" }
      return "\(index) = \(record.tag) commits on the \(record.track == .fast ? "fast" : "classic") track"
    }
    return answer
  }

  /// The deliveries that could help. A leader of an older term that does not know of a newer one counts on, and may commit.
  private func commitSteps(_ index: LogIndex) -> [WhyNot.Step] {
    let leaders = cluster.nodes.filter { $0.raft?.replica.role == .leader }.map(\.id)
    let steps = leaders.flatMap { leader in
      WhyNotSteps(
        cluster: cluster, receiver: leader, direct: [.fastVote, .fastProposal, .appendResponse],
        // Whoever learns of its leader votes for all that it holds (rule L4), so a heartbeat may bring a vote forth.
        answered: [.fastProposal, .append, .heartbeat, .snapshot]
      ).steps { Self.commitEffect($0, index, leader) }
    }
    guard leaders.count > 1 else { return steps }
    let order = cluster.network.messages.map(\.number)
    return steps.sorted { (order.firstIndex(of: $0.message) ?? 0) < (order.firstIndex(of: $1.message) ?? 0) }
  }

  private static func isCommitted(_ cluster: Cluster, _ index: LogIndex, _ content: ContentID?) -> Bool {
    guard let record = cluster.commits[index] else { return false }
    return content == nil || record.entry.content == content
  }

  private func happened(_ subject: WhyNot.Subject, _ record: CommitRecord, _ content: ContentID?) -> WhyNot {
    let track = record.track == .fast ? "fast" : "classic"
    let how = "on the \(track) track, by \(nodeName(record.committedBy)) in event \(record.event)"
    guard content == nil || record.entry.content == content else {
      return WhyNot(
        subject: subject, hasHappened: false,
        headline: "\(record.index) is committed with \(record.tag), \(how): no other value can ever be committed there", rule: .r4)
    }
    return WhyNot(
      subject: subject, hasHappened: true, headline: "\(record.index) = \(record.tag) is committed \(how)",
      rule: record.track == .fast ? .r5 : .r6)
  }

  /// What the leader has counted for the index and everything before it: a delivery that changes nothing of it cannot help.
  private static func commitEffect(_ cluster: Cluster, _ index: LogIndex, _ leader: NodeID) -> [UInt64] {
    guard let raft = cluster.node(leader)?.raft, raft.replica.role == .leader else { return [] }
    var effect = [min(raft.replica.log.lastIndex, index), min(raft.replica.log.frontier, index)]
    for voter in raft.replica.tracker.voterNodes { effect.append(min(raft.replica.tracker.progress[voter]?.match ?? 0, index)) }
    for tally in raft.fastStatus.tallies where tally.index <= index {
      effect.append(tally.index)
      effect.append(UInt64(tally.voteCount))
    }
    return effect
  }

  private func addFastNeed(to answer: inout WhyNot, _ index: LogIndex, _ leader: NodeID, _ replica: Replica<MemoryStorage>) {
    guard cluster.settings.fastPath, let raft = cluster.node(leader)?.raft else { return }
    if let closure = raft.fastStatus.closure {
      answer.needs.append(
        WhyNot.Need(what: "the fast track", nodes: [], needed: 1, text: "the fast track is closed: \(Explainer.words(for: closure))"))
      answer.rule = .r14
      return
    }
    let quorum = replica.fastCommitQuorum(voters: replica.tracker.config.voters.incoming.voters.count)
    let tally = raft.fastStatus.tallies.first { $0.index == index }
    let best = tally?.candidates.first { $0.content == tally?.decided } ?? tally?.candidates.first
    let tag = best.map { EntryValue($0.entry).tag }
    let what = "votes" + (tag.map { " for \($0)" } ?? "")
    answer.needs.append(
      WhyNot.Need(
        what: what, nodes: best?.voters ?? [], needed: quorum, text: "fast track: " + Self.share(best?.voters ?? [], of: quorum, what)))
    for candidate in tally?.candidates ?? [] where candidate.content != best?.content {
      for voter in candidate.voters {
        answer.obstacles.append(WhyNot.Obstacle(node: voter, text: "voted for \(EntryValue(candidate.entry).tag), and that stands"))
      }
    }
  }
}
