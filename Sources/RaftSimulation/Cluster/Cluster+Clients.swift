import Raft

extension Cluster {
  /// A client at the node proposes something.
  mutating func propose(_ operation: ApplicationCommand.Operation, at id: NodeID) {
    guard let position = runningPosition(of: id) else { return }
    requestCounts[Int(id)] += 1
    let command = ApplicationCommand(request: RequestID(client: id, number: requestCounts[Int(id)]), operation: operation)
    let data = command.encoded
    let value = EntryValue(Entry(data: data))
    requests.append(Request(id: command.request, value: value, event: eventCount))
    draft.add(.requested(command.request, value))
    if case .put(let key, let value) = operation { clientHistory.begin(command.request, key: key, value: value, event: eventCount) }
    cause = Cause(request: command.request, delay: 0)
    attempt(at: position) { node throws(RaftError) in try node.propose(data) }
  }

  /// The client at the node asks for the same once more, because it has heard nothing. No input of a journal does this: it is for measuring.
  mutating func proposeAgain(_ data: [UInt8], at id: NodeID) {
    guard let position = position(of: id), nodes[position].isAlive else { return }
    eventCount += 1
    draft = EventDraft()
    cause = Cause(request: ApplicationCommand.request(in: data), delay: 0)
    attempt(at: position) { node throws(RaftError) in try node.propose(data) }
    draft = EventDraft()
  }

  /// A client at the node asks for a linearizable read.
  mutating func read(_ key: String, at id: NodeID) {
    guard let position = runningPosition(of: id) else { return }
    readCount += 1
    let request = ReadRequest(number: readCount, node: id, key: key, event: eventCount)
    nodes[position].reads.append(request)
    draft.add(.readAsked(request))
    attempt(at: position) { node throws(RaftError) in node.readIndex(context: request.context) }
  }

  /// Lets clients that have waited for an election timeout ask again.
  mutating func repeatReads(at position: Int) {
    for which in nodes[position].reads.indices where nodes[position].reads[which].index == nil {
      nodes[position].reads[which].ticksWaited += 1
      guard nodes[position].reads[which].ticksWaited >= settings.electionTicks else { continue }
      nodes[position].reads[which].ticksWaited = 0
      let context = nodes[position].reads[which].context
      nodes[position].raft?.readIndex(context: context)
    }
  }

  /// Gives waiting reads the indexes that the core has fixed for them.
  mutating func fixReads(_ states: [ReadState], at position: Int) {
    for state in states {
      guard let which = nodes[position].reads.firstIndex(where: { $0.context == state.requestContext }) else { continue }
      if nodes[position].reads[which].index == nil {
        nodes[position].reads[which].index = state.index
        if isDeposed(at: position) { nodes[position].reads[which].isBeyondLease = true }
      }
    }
  }

  /// Looks at whether a leader that answers a read by its lease has a successor already.
  mutating func noteLease(_ answer: Message, at position: Int) {
    guard isDeposed(at: position), let reader = self.position(of: answer.to) else { return }
    for which in nodes[reader].reads.indices where nodes[reader].reads[which].context == answer.entries.first?.data {
      nodes[reader].reads[which].isBeyondLease = true
    }
  }

  /// Whether the node leads by its lease while a leader of a higher term has been elected.
  private func isDeposed(at position: Int) -> Bool {
    guard settings.readsByLease, let status = nodes[position].raft?.basicStatus else { return false }
    return status.softState.role == .leader && status.hardState.term < leaderTermLast
  }

  /// Answers the reads whose index the application has reached.
  mutating func answerReads(at position: Int) {
    guard !nodes[position].reads.isEmpty else { return }
    let node = nodes[position]
    var waiting: [ReadRequest] = []
    for request in node.reads {
      guard let index = request.index, index <= node.application.appliedIndex else {
        waiting.append(request)
        continue
      }
      let answer = ReadAnswer(
        request: request, value: node.application.value(of: request.key), applied: node.application.appliedIndex, event: eventCount)
      readAnswers.append(answer)
      draft.add(.readAnswered(answer))
      if !request.isBeyondLease { judgeRead(answer) }
    }
    nodes[position].reads = waiting
  }
}

extension Cluster {
  /// Where the node is, if it runs; otherwise the event says why nothing happens.
  mutating func runningPosition(of id: NodeID) -> Int? {
    guard let position = position(of: id) else {
      draft.add(.impossible(reason: "there is no \(nodeName(id))"))
      return nil
    }
    guard nodes[position].isAlive else {
      draft.add(.impossible(reason: "\(nodeName(id)) is down"))
      return nil
    }
    return position
  }

  /// Hands an input to a core and carries out what it wants done. An input that the core refuses is a fact, not an end.
  mutating func attempt(at position: Int, _ input: (inout RawNode<MemoryStorage>) throws(RaftError) -> Void) {
    do throws(RaftError) {
      try input(&nodes[position].raft!)
    } catch {
      collectDecisions(at: position)
      draft.add(.refused(nodes[position].id, reason: error.description))
    }
    pump(at: position)
  }
}
