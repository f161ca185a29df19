import Raft

/// Finds what had to happen before something could: the sending of the message that brought it, the votes that were counted, the answers
/// that elected a leader.
struct CauseFinder {
  /// How many events it looks back.
  static let eventCountMax = 4096

  let run: Run
  let record: EventRecord

  /// The causes of what these facts of the record tell, the oldest first.
  func causes(of facts: [Fact]) -> [Why.Cause] {
    var found: [Why.Cause] = []
    if let arrival { found.append(arrival) }
    for fact in facts {
      guard case .decision(let node, let decision) = fact else { continue }
      found += causes(of: decision, at: node)
    }
    var seen: [Why.Cause] = []
    for cause in found where cause.event > 0 && !seen.contains(cause) { seen.append(cause) }
    return seen.sorted { $0.event < $1.event }
  }

  /// The sending of the message whose arrival the event is.
  private var arrival: Why.Cause? {
    guard case .delivered(let item)? = record.facts.first else { return nil }
    return Why.Cause(
      text: "\(nodeName(item.message.from)) sent \(item.message.kind) \(item.number)", event: item.sentByEvent, message: item.number)
  }

  private func causes(of decision: Decision, at node: NodeID) -> [Why.Cause] {
    switch decision {
    case .decided(let index, _, _, _, _, .quorum): return votes(at: index, counted: node) { _ in true }
    case .committedFast(let index, let content, _, _, _): return votes(at: index, counted: node) { $0 == content } + placement(index, node)
    case .committedClassic(_, let to, let holders, _, _): return acknowledgements(of: to, by: holders, to: node)
    case .pollCounted(_, _, preVote: false, _, _, _), .roleChanged(.leader, _, _), .recoveryEnded: return answers(to: node)
    case .recovered(let index, _, let reports, _, _): return carriers(reports, at: index, to: node)
    default: return []
    }
  }
}

extension CauseFinder {
  /// The votes that a leader had counted at an index when the event had happened.
  private func votes(at index: LogIndex, counted leader: NodeID, where fits: (ContentID) -> Bool) -> [Why.Cause] {
    var causes: [Why.Cause] = []
    search { record in
      for fact in record.facts.reversed() {
        guard case .decision(leader, let decision) = fact else { continue }
        if case .roleChanged = decision { return false }
        guard case .fastVoteCounted(index, let voter, let content, _, _, _) = decision, fits(content) else { continue }
        causes.append(Why.Cause(text: "\(nodeName(voter))'s vote was counted", event: record.number, message: Self.arrival(in: record)))
      }
      return true
    }
    return causes
  }

  /// Where the leader had placed the value.
  private func placement(_ index: LogIndex, _ leader: NodeID) -> [Why.Cause] {
    var cause: Why.Cause?
    search { record in
      for fact in record.facts.reversed() {
        guard case .decision(leader, let decision) = fact else { continue }
        if case .decided(index, _, _, _, _, _) = decision {
          cause = Why.Cause(text: "\(nodeName(leader)) decided \(index)", event: record.number)
        }
        if case .appended(index, _, _, _) = decision {
          cause = Why.Cause(text: "\(nodeName(leader)) appended \(index)", event: record.number)
        }
        if case .roleChanged = decision { return false }
      }
      return cause == nil
    }
    return cause.map { [$0] } ?? []
  }

  /// The acknowledgements by which a leader knew that members hold its log up to an index.
  private func acknowledgements(of index: LogIndex, by holders: [NodeID], to leader: NodeID) -> [Why.Cause] {
    var missing = holders.filter { $0 != leader }
    var causes: [Why.Cause] = []
    search { record in
      if case .delivered(let item)? = record.facts.first, item.message.kind == .appendResponse, item.message.to == leader,
        !item.message.reject, item.message.index >= index, let position = missing.firstIndex(of: item.message.from)
      {
        missing.remove(at: position)
        let text = "\(nodeName(item.message.from)) acknowledged all up to \(item.message.index)"
        causes.append(Why.Cause(text: text, event: record.number, message: item.number))
      }
      return !missing.isEmpty && !Self.hasRoleChange(record, of: leader)
    }
    return causes
  }

  /// The answers to a candidate, up to the event.
  private func answers(to candidate: NodeID) -> [Why.Cause] {
    guard let election = run.election(of: candidate, at: record.number) else { return [] }
    let answers = election.answers.filter { !$0.isLate && $0.event <= record.number }
    return answers.map { answer in
      let verb = answer.isGrant ? "granted its vote" : "refused its vote"
      return Why.Cause(text: "\(nodeName(answer.voter)) \(verb)", event: answer.event, message: answer.message)
    }
  }

  /// The answers that carried these reports.
  private func carriers(_ reports: [HintReport], at index: LogIndex, to candidate: NodeID) -> [Why.Cause] {
    guard let election = run.election(of: candidate, at: record.number) else { return [] }
    let explainer = Explainer(run.cluster)
    return reports.compactMap { report in
      guard let source = election.source(of: report.voter, at: index) else { return nil }
      let what = report.content.isNone ? "nothing" : explainer.tag(report.content)
      return Why.Cause(text: "\(nodeName(report.voter)) reported \(what) at \(index)", event: source.event, message: source.message)
    }
  }

  private static func arrival(in record: EventRecord) -> MessageNumber? {
    if case .delivered(let item)? = record.facts.first { item.number } else { nil }
  }

  private static func hasRoleChange(_ record: EventRecord, of node: NodeID) -> Bool {
    record.facts.contains { if case .decision(node, .roleChanged) = $0 { true } else { false } }
  }

  /// Goes back from the event until the body has seen enough and returns false.
  private func search(_ body: (EventRecord) -> Bool) {
    let pageSize = 64
    let lowest = max(1, record.number - Self.eventCountMax)
    var last = record.number
    while last >= lowest {
      let first = max(lowest, last - pageSize + 1)
      for record in run.records(first...last).reversed() where !body(record) { return }
      last = first - 1
    }
  }
}

extension Run {
  /// The latest election that a node stood in up to an event of the current branch.
  func election(of candidate: NodeID, at event: Int) -> Election? {
    var state = self
    if cursor < event { state.seek(to: event) }
    return state.cluster.elections.elections.last { $0.candidate == candidate && $0.event <= event }
  }
}
