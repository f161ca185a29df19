import Raft
import Testing

extension NodeID {
  static let a: NodeID = 1
  static let b: NodeID = 2
  static let c: NodeID = 3
  static let d: NodeID = 4
  static let e: NodeID = 5
  /// A client that proposes straight to the nodes and is none of them.
  static let client: NodeID = 9
}

/// A cluster on a stage: every message waits until the test lets it through, and may be let through again. The numbers are those of the
/// rules' schedules: every node starts with the no-op N1 at index 1, of term 1, and A leads.
///
/// Values are named by index and letter, such as `2x`. Among equals, y has the lower content identifier, so that ties go to y.
struct Stage {
  var cluster: Ensemble
  /// Everything that was ever sent between nodes, in order.
  private(set) var sent: [Message] = []
  /// What the leader of each term had in its log at last.
  private var logs: [Term: [Entry]] = [:]
  /// What was committed at each index, by whichever node said so first.
  private(set) var committed: [LogIndex: ContentID] = [:]

  init(_ count: Int, learners: Int = 0, configure: (inout Config) -> Void = { _ in }) throws {
    cluster = try Ensemble(count, learners: learners, start: .empty, configure: configure)
    try cluster[.a].campaign()
    try cluster.settle()
    try #require(cluster[.a].fastStatus.closure == nil)
    try observe()
  }

  subscript(id: NodeID) -> RawNode<MemoryStorage> {
    get { cluster[id] }
    _modify { yield &cluster[id] }
  }

  static func entry(_ name: String) -> Entry {
    let index = LogIndex(name.dropLast()) ?? 0
    let letter = LogIndex(["y", "x", "z"].firstIndex(of: String(name.suffix(1))) ?? 9)
    return Entry(index: index, content: ContentID(node: .client, incarnation: 1, sequence: index * 10 + letter + 1), data: Array(name.utf8))
  }
}

extension Stage {
  /// Carries out what the nodes want done, keeps what they say, and checks that no index was committed with two values.
  mutating func observe() throws {
    try cluster.drain()
    sent += cluster.inFlight
    cluster.inFlight = []
    for node in cluster.nodes {
      if node.basicStatus.softState.role == .leader { logs[node.basicStatus.hardState.term] = node.replica.log.allEntries }
      let known = min(node.replica.log.frontier, node.replica.log.lastIndex)
      for entry in node.replica.log.allEntries where entry.index <= known {
        let first = committed[entry.index] ?? entry.content
        committed[entry.index] = first
        #expect(first == entry.content, "\(entry.index) was committed with \(first), and with \(entry.content) at \(node.replica.id)")
      }
    }
  }

  /// Lets messages through: all that were ever sent and match, in order.
  mutating func deliver(_ kinds: MessageKind..., from: NodeID, to: NodeID, where matches: (Message) -> Bool = { _ in true }) throws {
    for message in sent where kinds.contains(message.kind) && message.from == from && message.to == to && matches(message) {
      try? cluster[to].step(message)
    }
    try observe()
  }

  /// P: the client's proposals reach some nodes, which insert and vote; the votes wait.
  mutating func propose(_ names: String..., to nodes: NodeID...) throws {
    for node in nodes {
      for name in names { try step(Message(kind: .fastProposal, from: .client, entries: [Self.entry(name)]), at: node) }
    }
  }

  /// A made-up message of a peer reaches a node.
  mutating func step(_ message: Message, at node: NodeID) throws {
    var message = message
    message.to = node
    message.fastPath = true
    try? cluster[node].step(message)
    try observe()
  }

  mutating func votes(from voters: NodeID..., to leader: NodeID) throws {
    for voter in voters { try deliver(.fastVote, from: voter, to: leader) }
  }

  mutating func acknowledge(from nodes: NodeID..., to leader: NodeID) throws {
    for node in nodes { try deliver(.appendResponse, from: node, to: leader) }
  }

  mutating func campaign(_ node: NodeID) throws {
    try cluster[node].campaign()
    try observe()
  }

  /// `voter→candidate`: the request of the candidate's present term is answered; the answer waits.
  mutating func ask(_ voter: NodeID, for candidate: NodeID) throws {
    let term = cluster[candidate].basicStatus.hardState.term
    try deliver(.vote, from: candidate, to: voter) { $0.term == term }
  }

  /// `win`: the answers of these voters arrive.
  mutating func win(_ candidate: NodeID, with voters: NodeID...) throws {
    for voter in voters { try deliver(.voteResponse, from: voter, to: candidate) }
    #expect(cluster[candidate].basicStatus.softState.role == .leader)
  }

  /// `AEterm≤last→node`: the log of the term's leader arrives up to an index, with its frontiers cut as a leader cuts them.
  mutating func append(term: Term, through last: LogIndex, to node: NodeID, commit: LogIndex = 0, fast: LogIndex = 0) throws {
    let log = try #require(logs[term])
    let own = cluster[node].replica.log
    let previous = log.last { $0.index <= last && own.termOrZero(at: $0.index) == $0.term }?.position ?? EntryPosition(term: 0, index: 0)
    let entries = log.filter { $0.index > previous.index && $0.index <= last }
    let leader = try #require(sent.last { $0.kind == .append && $0.term == term }?.from)
    let message = Message(
      kind: .append, from: leader, term: term, logTerm: previous.term, index: previous.index, entries: entries, commit: commit,
      fastCommit: fast)
    try step(message, at: node)
  }

  /// `A+2y`: a leader appends a proposal of its own.
  mutating func lead(_ leader: NodeID, appends name: String) throws {
    try cluster[leader].propose(Array(name.utf8))
    try observe()
  }

  /// The same with any payload; only a leader does it.
  mutating func lead(_ leader: NodeID, appending data: [UInt8]) throws {
    guard role(leader) == .leader else { return }
    try? cluster[leader].propose(data)
    try observe()
  }

  /// A node's own application proposes.
  mutating func pass(_ node: NodeID, proposes name: String) throws {
    try cluster[node].propose(Array(name.utf8))
    try observe()
  }

  /// A leader appends the change of one member.
  mutating func change(_ leader: NodeID, _ kind: ConfChangeKind, _ node: NodeID) throws {
    try cluster[leader].proposeConfChange(.v1(ConfChange(kind: kind, node: node)))
    try observe()
  }

  mutating func restart(_ node: NodeID) throws {
    try cluster.restart(Int(node) - 1)
    try observe()
  }
}

extension Stage {
  /// The leader-approved log: names of values, N for empty entries, C for conf changes.
  func log(_ node: NodeID) -> String { Self.text(cluster[node].replica.log.allEntries) }

  func slots(_ node: NodeID) -> String { Self.text(cluster[node].fastStatus.slots) }

  func commit(_ node: NodeID) -> LogIndex { cluster[node].basicStatus.hardState.commit }

  func fast(_ node: NodeID) -> LogIndex { cluster[node].fastStatus.fast }

  func role(_ node: NodeID) -> Role { cluster[node].basicStatus.softState.role }

  /// The last grants of a voter to a candidate, with its hints.
  func hints(of voter: NodeID, to candidate: NodeID) -> String {
    let grants = sent.filter { $0.kind == .voteResponse && $0.from == voter && $0.to == candidate && !$0.reject }
    return Self.text(grants.filter { $0.term == grants.last?.term }.flatMap(\.entries))
  }

  func decisions(_ node: NodeID) -> [Decision] { cluster.decisions[Int(node) - 1] }

  static func text(_ entries: [Entry]) -> String {
    entries.map { entry in
      if entry.kind.isConfChange { return "\(entry.index):C" }
      return entry.data.isEmpty ? "\(entry.index):N" : String(decoding: entry.data, as: UTF8.self)
    }.joined(separator: " ")
  }
}
