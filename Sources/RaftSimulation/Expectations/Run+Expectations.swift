import Raft

extension Run {
  /// Judges a claim about the state at the cursor.
  public func check(_ expectation: Expectation) -> ExpectationOutcome {
    do throws(CommandFailure) {
      switch expectation {
      case .committed(let claim): return try checkCommitted(claim)
      case .leader(let node): return try checkLeader(node)
      case .delays(let count, let isEverywhere): return checkDelays(count, isEverywhere)
      case .messages(let count, let pattern):
        let found = try fitting(pattern).count
        return .when(found == count, "\(counted(found, "such message")) are in flight")
      case .fastTrack(let isOpen): return checkFastTrack(isOpen)
      case .violation(let name): return checkViolation(name)
      default: return try checkAtNode(expectation)
      }
    } catch {
      return .fails(error.message)
    }
  }

  private func checkAtNode(_ expectation: Expectation) throws(CommandFailure) -> ExpectationOutcome {
    switch expectation {
    case .role(let selector, let role):
      let node = try upNode(selector)
      return .when(node.raft?.replica.role == role, "\(nodeName(node.id)) is a \(node.raft?.replica.role.word ?? "?")")
    case .term(let selector, let term):
      let node = try node(selector)
      let found = node.raft?.replica.term ?? node.disk.hardState.term
      return .when(found == term, "its term is \(found)")
    case .alive(let selector, let isAlive):
      let node = try node(selector)
      return .when(node.isAlive == isAlive, "\(nodeName(node.id)) is \(node.isAlive ? "up" : "down")")
    case .slot(let selector, let index, let tag): return checkSlot(try node(selector), index, tag)
    case .log(let selector, let text):
      let found = cluster.logText(of: try node(selector))
      return .when(found == text, "its log is \(quoted(found))")
    case .applied(let selector, let index):
      let found = try node(selector).application.appliedIndex
      return .when(found == index, "it has applied \(found)")
    case .value(let selector, let key, let value):
      return checkFound(try node(selector).application.value(of: key), value, "it stores")
    case .read(let selector, let key, let value): return try checkRead(selector, key, value)
    default: return .fails("nobody knows how to judge that")
    }
  }

  private func node(_ selector: NodeSelector) throws(CommandFailure) -> SimulatedNode {
    let id = try known(selector)
    guard let node = cluster.node(id) else { throw CommandFailure(.impossible, "there is no \(nodeName(id))") }
    return node
  }

  private func upNode(_ selector: NodeSelector) throws(CommandFailure) -> SimulatedNode {
    let node = try node(selector)
    guard node.isAlive else { throw CommandFailure(.impossible, "\(nodeName(node.id)) is down") }
    return node
  }
}

extension Run {
  private func checkLeader(_ selector: NodeSelector?) throws(CommandFailure) -> ExpectationOutcome {
    let seen = cluster.leader.map { "\(nodeName($0)) leads" } ?? "nobody leads"
    guard let selector else { return .when(cluster.leader == nil, seen) }
    return .when(cluster.leader == (try known(selector)), seen)
  }

  private func checkSlot(_ node: SimulatedNode, _ index: LogIndex, _ tag: String?) -> ExpectationOutcome {
    let slots = node.raft?.replica.slots.entries ?? node.disk.slots
    let found = slots.first { $0.index == index }.map { EntryValue($0).tag }
    return checkFound(found, tag, "slot \(index) holds")
  }

  private func checkFound(_ found: String?, _ claimed: String?, _ verb: String) -> ExpectationOutcome {
    .when(found == claimed, "\(verb) \(found.map(quoted) ?? "nothing")")
  }

  private func checkRead(_ selector: NodeSelector, _ key: String, _ value: String?) throws(CommandFailure) -> ExpectationOutcome {
    let id = try known(selector)
    guard let answer = cluster.readAnswers.last(where: { $0.request.node == id && $0.request.key == key }) else {
      return .fails("\(nodeName(id)) has answered no read of \(quoted(key))")
    }
    return checkFound(answer.value, value, "it read")
  }

  private func checkFastTrack(_ isOpen: Bool) -> ExpectationOutcome {
    guard let leader = cluster.leader, let raft = cluster.node(leader)?.raft else { return .fails("nobody leads") }
    guard settings.fastPath else { return .when(!isOpen, "the fast path is off") }
    let closure = raft.fastStatus.closure
    return .when((closure == nil) == isOpen, closure.map { "the fast track is closed: \(Explainer.words(for: $0))" } ?? "it is open")
  }

  private func checkViolation(_ name: String) -> ExpectationOutcome {
    let found = cluster.violations.filter { $0.checker == name }
    let others = cluster.violations.map(\.checker).joined(separator: ", ")
    return .when(!found.isEmpty, found.first?.description ?? (others.isEmpty ? "no safety property is broken" : "only \(others)"))
  }

  private func checkDelays(_ count: Int, _ isEverywhere: Bool) -> ExpectationOutcome {
    guard let request = cluster.requests.last else { return .fails("nothing was proposed") }
    guard let record = cluster.commits.records.last(where: { $0.request == request.id }) else {
      return .fails("\(request.value.tag) is not committed")
    }
    let place = isEverywhere ? "everywhere" : "at the leader"
    let found =
      isEverywhere
      ? cluster.commits.delays(of: record.index, at: cluster.nodes.filter(\.isAlive).map(\.id)) : record.delaysAtLeader
    guard let found else { return .fails("no single causal path led from the proposal to the commit \(place)") }
    return .when(found == count, "\(record.tag) was committed \(place) after \(counted(found, "message delay"))")
  }
}

extension Run {
  private func checkCommitted(_ claim: CommitExpectation) throws(CommandFailure) -> ExpectationOutcome {
    let records = cluster.commits.records.filter { record in
      claim.index.map { $0 == record.index } ?? (record.tag == claim.tag)
    }
    var fitting = records.filter { $0.tag == claim.tag && (claim.track == nil || $0.track == claim.track) }
    let nodes = try nodesThatMustKnow(claim)
    fitting = fitting.filter { record in nodes.allSatisfy { knows($0, record.index) } }
    return .when(fitting.isEmpty == claim.isNegated, seen(claim, records, nodes))
  }

  private func nodesThatMustKnow(_ claim: CommitExpectation) throws(CommandFailure) -> [SimulatedNode] {
    switch claim.node {
    case nil: []
    case .all: cluster.nodes.filter(\.isAlive)
    case .some(let selector): [try node(selector)]
    }
  }

  private func knows(_ node: SimulatedNode, _ index: LogIndex) -> Bool {
    let frontier = node.raft?.replica.log.frontier ?? node.disk.hardState.commit
    return max(frontier, node.application.appliedIndex) >= index
  }

  private func seen(_ claim: CommitExpectation, _ records: [CommitRecord], _ nodes: [SimulatedNode]) -> String {
    guard let record = records.first else {
      return claim.index.map { "nothing is committed at \($0)" } ?? "\(claim.tag) is not committed"
    }
    let unaware = nodes.filter { !knows($0, record.index) }.map(\.id)
    let track = record.track == .fast ? "fast" : "classic"
    let ignorance = unaware.isEmpty ? "" : ", unknown to \(nodeNames(unaware))"
    return "\(record.index) = \(record.tag) is committed (\(track))\(ignorance)"
  }
}
