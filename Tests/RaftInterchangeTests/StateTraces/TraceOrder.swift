/// What must be true of any trace, whatever the nodes did: a model of a node that knows which event may change what.
struct TraceOrder {
  /// What is wrong, each with the number of its line.
  private(set) var faults: [String] = []

  private struct Node {
    var last: TracedEvent
    /// The last ready: what a restart finds.
    var durable: TracedEvent?
    /// Whether the hard state is still to be loaded.
    var isStarting = true
  }

  private var nodes: [String: Node] = [:]
  /// Messages that were sent, and not yet told by a ready of their sender.
  private var pending: [String: [TracedEvent.Message]] = [:]
  /// Messages that may arrive, and how often.
  private var network: [TracedEvent.Message: Int] = [:]
  private let duplicates: Bool
  private var line = 0

  /// - Parameter duplicates: whether the network doubled messages.
  init(_ events: [TracedEvent], duplicates: Bool) {
    self.duplicates = duplicates
    for event in events {
      line += 1
      look(at: event)
    }
  }

  private mutating func expect(_ holds: Bool, _ event: TracedEvent, _ claim: String) {
    if !holds { faults.append("\(line) \(event.name) at \(event.nid): \(claim)") }
  }

  private mutating func look(at event: TracedEvent) {
    if event.name == "InitState" { return start(event) }
    guard let node = nodes[event.nid] else { return expect(false, event, "InitState comes first") }
    lookAtState(event, node)
    lookAtMessage(event)
    nodes[event.nid]?.last = event
    if event.name == "Ready" { nodes[event.nid]?.durable = event }
    if event.name == "BecomeFollower" { nodes[event.nid]?.isStarting = false }
  }

  /// A node starts with what its last ready made durable, and what it had not told by then is gone.
  private mutating func start(_ event: TracedEvent) {
    expect(event.state.term == 0 && event.state.vote == "0", event, "nothing is loaded yet")
    expect(event.role == "StateFollower" && event.conf == [[], []], event, "nothing is known yet")
    expect(event.log == nodes[event.nid]?.durable?.log ?? 0, event, "the log is what was durable")
    pending[event.nid] = nil
    nodes[event.nid] = Node(last: event, durable: nodes[event.nid]?.durable)
  }

  private mutating func lookAtState(_ event: TracedEvent, _ node: Node) {
    let last = node.last
    let isLoad = event.name == "BecomeFollower" && node.isStarting
    if isLoad, let durable = node.durable { expect(event.state == durable.state, event, "the hard state is what was durable") }
    if !isLoad && event.state.term != last.state.term {
      let isNext = event.name == "BecomeCandidate" && event.state.term == last.state.term + 1
      expect(isNext || (event.name == "BecomeFollower" && event.state.term > last.state.term), event, "the term rises by an election only")
    }
    if !isLoad && event.state.vote != last.state.vote {
      let isOwn = event.name == "BecomeCandidate" && event.state.vote == event.nid
      let isForgotten = event.state.vote == "0" && event.state.term > last.state.term
      let isGrant = last.name == "SendRequestVoteResponse" && last.msg?.to == event.state.vote && last.msg?.reject == false
      expect(isOwn || isForgotten || isGrant, event, "a vote is given to a candidate, once")
    }
    if !isLoad && event.state.commit != last.state.commit {
      expect(event.state.commit > last.state.commit, event, "the commit index rises")
      let isBootstrap = last.name == "BecomeFollower" && node.durable == nil
      expect(event.name == "Commit" || last.name == "ReceiveAppendEntriesRequest" || isBootstrap, event, "nothing was committed")
    }
    lookAtLog(event, last, isBootstrap: last.name == "BecomeFollower" && node.durable == nil)
    if event.role != last.role {
      expect(["BecomeFollower", "BecomeCandidate", "BecomeLeader"].contains(event.name), event, "the role changes with its event")
    }
  }

  private mutating func lookAtLog(_ event: TracedEvent, _ last: TracedEvent, isBootstrap: Bool) {
    switch last.name {
    case "Replicate", "ChangeConf": expect(event.log == last.log + 1, event, "an entry enters the log")
    case "ReceiveAppendEntriesRequest": break
    default:
      // What only leaves a joint configuration enters the leader's log without an event: the specification knows no such change.
      let isLeaving = event.role == "StateLeader" && !event.conf[1].isEmpty && event.log == last.log + 1
      expect(event.log == last.log || isBootstrap || isLeaving, event, "the log stays as it was")
    }
    if last.name == "ApplyConfChange" {
      expect(event.conf[0] == last.prop?.cc?.newconf ?? [], event, "the configuration is the one that was applied")
    } else if event.conf != last.conf {
      // A snapshot's configuration is built from nothing.
      let isRestored = last.name == "ReceiveAppendEntriesRequest" && event.name == "ApplyConfChange" && event.conf == [[], []]
      expect(isRestored, event, "nothing was applied")
    }
  }

  /// A message is sent, told by a ready of its sender, and only then received.
  private mutating func lookAtMessage(_ event: TracedEvent) {
    if event.name == "Ready" {
      for message in pending[event.nid] ?? [] { network[message, default: 0] += 1 }
      pending[event.nid] = nil
    }
    guard let message = event.msg else { return }
    if event.name.hasPrefix("Send") {
      expect(message.from == event.nid, event, "it is its own message")
      pending[event.nid, default: []].append(message)
    } else {
      expect(message.to == event.nid, event, "the message is for it")
      expect(network[message, default: 0] > 0, event, "no such message is on its way")
      if !duplicates { network[message, default: 0] -= 1 }
    }
  }
}
