import Raft

extension Cluster {
  /// Delivers a message. Time moves on to the moment when it was due.
  mutating func deliver(_ number: MessageNumber) {
    guard let waiting = network.message(number) else {
      draft.add(.impossible(reason: "message \(number) is not in flight"))
      return
    }
    let receiver = nodeName(waiting.message.to)
    switch network.status(of: waiting) {
    case .cutOff: draft.add(.impossible(reason: "the link from \(nodeName(waiting.message.from)) to \(receiver) is cut"))
    case .receiverDown: draft.add(.impossible(reason: "\(receiver) is down"))
    case .inFlight, .held:
      guard let message = network.take(number), let position = position(of: message.message.to) else { return }
      time = max(time, message.dueAt)
      draft.add(.delivered(message))
      cause = Cause(request: message.request, delay: message.delay)
      attempt(at: position) { node throws(RaftError) in try node.step(message.message) }
      reportSnapshot(message, hasArrived: true)
    }
  }

  /// A message is thrown away.
  mutating func drop(_ number: MessageNumber) {
    guard let message = network.take(number) else {
      draft.add(.impossible(reason: "message \(number) is not in flight"))
      return
    }
    draft.add(.dropped(message))
    reportSnapshot(message, hasArrived: false)
  }

  /// What a transport owes the core: the sender of a snapshot hears how its transfer ended, since until then it sends the receiver nothing
  /// else. A transfer whose end the sender cannot hear of has failed for it.
  private mutating func reportSnapshot(_ item: InFlightMessage, hasArrived: Bool) {
    guard item.message.kind == .snapshot, let sender = position(of: item.message.from), nodes[sender].isAlive else { return }
    let succeeded = hasArrived && !network.isCut(item.link.reversed)
    draft.add(.snapshotReported(item.message.from, to: item.message.to, succeeded: succeeded))
    attempt(at: sender) { node throws(RaftError) in node.reportSnapshot(item.message.to, succeeded: succeeded) }
  }

  /// Lets clocks tick. With all clocks time moves on, and what could not be delivered in time is lost.
  mutating func tick(_ id: NodeID?) {
    if let id {
      guard let position = runningPosition(of: id) else { return }
      draft.add(.ticked(id))
      tickClock(at: position)
      return
    }
    time = max(time, nextTickAt)
    nextTickAt = time + settings.tickMicroseconds
    draft.add(.ticked(nil))
    for message in network.removeBlocked(dueBy: time) {
      draft.add(.lost(message, network.status(of: message)))
      reportSnapshot(message, hasArrived: false)
    }
    for position in nodes.indices where nodes[position].isAlive { tickClock(at: position) }
  }

  private mutating func tickClock(at position: Int) {
    repeatReads(at: position)
    attempt(at: position) { node throws(RaftError) in node.tick() }
  }

  /// Cuts or mends links.
  mutating func setCut(_ links: [Link], _ isCut: Bool) {
    let changed = network.setCut(links, isCut)
    guard !changed.isEmpty else {
      draft.add(.impossible(reason: isCut ? "the link is cut already" : "no link is cut"))
      return
    }
    draft.add(isCut ? .linksCut(changed) : .linksMended(changed))
    draft.mark(isCut ? .fault : .heal)
  }
}
